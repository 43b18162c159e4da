package jp.tenko.flow.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A flow as a workbook: for those who change forms in a spreadsheet, and for ODK and KoboToolbox. */
@Command(name = "export", description = "Writes a flow as an XLSForm workbook. Columns that begin with tenko_ are for the way back.")
final class TakeOut implements Callable<Integer> {

    @ParentCommand
    private FlowTool tool = new FlowTool();

    @Parameters(paramLabel = "FLOW", description = "its form_id")
    private String formId = "";

    @Option(names = {"-o", "--output"}, paramLabel = "FILE.xlsx", description = "instead of FLOW.xlsx")
    private @Nullable Path output;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        XlsForm form = XlsForm.parse(Files.readString(tool.folder().resolve(formId + ".yaml")));
        ToWorkbook.Result written = ToWorkbook.of(form, tool.languages());
        Path file = output == null ? Path.of(formId + ".xlsx") : output;
        written.sheets().write(file);
        written.remarks().forEach(out::println);
        out.println("written: " + file);
        return 0;
    }
}
