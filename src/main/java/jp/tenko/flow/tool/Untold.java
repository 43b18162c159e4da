package jp.tenko.flow.tool;

import java.util.List;
import java.util.concurrent.Callable;
import jp.tenko.flow.Finding;
import jp.tenko.flow.Flow;
import jp.tenko.flow.FlowLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** FLOW030: which choices and constraints no dialogue tells of. */
@Command(name = "coverage", description = "Choices and failing constraints that no dialogue exercises (FLOW030).")
final class Untold implements Callable<Integer> {

    @ParentCommand
    private FlowTool tool = new FlowTool();

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() {
        FlowLibrary library = FlowLibrary.load(tool.folder());
        Coverage coverage = new Coverage();
        for (Dialogue dialogue : Dialogue.all(tool.folder().resolve("dialogues"))) {
            Flow flow = library.flow(dialogue.flow());
            new Rehearsal(library, dialogue, turn -> {
                coverage.saw(flow, turn);
                return turn;
            }).play();
        }
        List<Finding> missing = coverage.missing(library);
        missing.forEach(finding -> command.commandLine().getOut().println(tool.folder().resolve(finding.toString())));
        command.commandLine().getOut().println(missing.size() + " not exercised");
        return missing.isEmpty() ? 0 : 1;
    }
}
