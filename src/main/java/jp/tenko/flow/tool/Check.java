package jp.tenko.flow.tool;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import jp.tenko.flow.Finding;
import jp.tenko.flow.Finding.Severity;
import jp.tenko.flow.FlowLibrary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Every lint of every file, as {@code file:line}; 1 when one of them is an error, with which Tenko would not start. */
@Command(name = "check", description = "All mistakes of all flows, with file and line. Exit code 1 when Tenko would not start with them.")
final class Check implements Callable<Integer> {

    @ParentCommand
    private FlowTool tool = new FlowTool();

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "instead of --folder")
    private @Nullable Path given;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        Path folder = given == null ? tool.folder() : given;
        PrintWriter out = command.commandLine().getOut();
        List<Finding> findings = FlowLibrary.check(folder);
        findings.forEach(finding -> out.println(folder.resolve(finding.file()) + ":" + told(finding)));
        long errors = findings.stream().filter(finding -> finding.severity() == Severity.ERROR).count();
        out.println(errors + " error(s), " + (findings.size() - errors) + " warning(s)");
        return errors == 0 ? 0 : 1;
    }

    static String told(Finding finding) {
        return finding.line() + ": " + finding.severity().name().toLowerCase(Locale.ROOT) + " " + finding.code()
                + (finding.question() == null ? "" : " [" + finding.question() + "]") + " " + finding.message();
    }
}
