package jp.tenko.flow.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import jp.tenko.flow.Finding;
import jp.tenko.flow.FlowLibrary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A form made with ODK or KoboToolbox becomes a flow; what is not carried over is told, and what the lints find in it. */
@Command(name = "import", description = {
    "Makes a flow of an XLSForm workbook (.xlsx, .xls), and says row by row what was not carried over.",
    "It is written beside the other flows; it records nothing before you name a record in its settings."})
final class BringIn implements Callable<Integer> {

    @ParentCommand
    private FlowTool tool = new FlowTool();

    @Parameters(paramLabel = "FILE.xlsx")
    private Path workbook = Path.of("");

    @Option(names = {"-o", "--output"}, paramLabel = "FOLDER", description = "instead of --folder; words and commands are still taken from there")
    private @Nullable Path output;

    @Option(names = "--form-id", description = "what the flow is to be called")
    private @Nullable String formId;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        FromWorkbook.Result read = FromWorkbook.of(Sheets.read(workbook), tool.languages().keySet());
        if (formId != null) {
            read.form().settings().put("form_id", formId);
        }
        Path folder = output == null ? tool.folder() : output;
        Path file = folder.resolve(read.form().formId() + ".yaml");
        if (Files.exists(file)) {
            throw new IllegalArgumentException(file + " is there already; give another name with --form-id, or move it away");
        }
        Files.createDirectories(folder);
        Files.writeString(file, "# Out of " + workbook.getFileName() + ".\n" + read.form().yaml());
        read.remarks().forEach(out::println);
        out.println(read.remarks().size() + " remark(s); written: " + file);
        return checked(file, out);
    }

    private int checked(Path file, PrintWriter out) throws IOException {
        List<Finding> findings = FlowLibrary.check(tool.folder(), file);
        findings.stream().filter(finding -> finding.severity() == Finding.Severity.ERROR).forEach(finding -> out.println(file.resolveSibling(finding.file()) + ":" + Check.told(finding)));
        long warnings = findings.stream().filter(finding -> finding.severity() == Finding.Severity.WARNING).count();
        out.println(warnings + " warning(s), most of them of texts that lack a language: tenko-flow check shows them");
        boolean wrong = findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
        out.println(wrong ? "it cannot be used yet: mend what is called an error above" : usable(file));
        return wrong ? 1 : 0;
    }

    private String usable(Path file) {
        boolean beside = output == null || output.toAbsolutePath().normalize().equals(tool.folder().toAbsolutePath().normalize());
        String folder = tool.folder().toString().equals("conversation-flows") ? "" : "--folder " + tool.folder() + " ";
        return "it can be used" + (beside ? "" : " when it lies in " + tool.folder() + ", beside the words and commands") + ": tenko-flow "
                + folder + "talk " + file.getFileName().toString().replace(".yaml", "");
    }
}
