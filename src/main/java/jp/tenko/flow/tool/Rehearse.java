package jp.tenko.flow.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import jp.tenko.flow.FlowLibrary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** The dialogues, played against the engine: the tests of the flows without Maven, and the way to follow a change of words. */
@Command(name = "dialogues", description = "Plays the dialogues of the folder and says where they do not go as they are written.")
final class Rehearse implements Callable<Integer> {

    @ParentCommand
    private FlowTool tool = new FlowTool();

    @Option(names = "--update", description = "write the < lines anew where they differ; look at the diff before you keep it")
    private boolean update;

    @Option(names = "--records", description = "with --update: the = record lines, too")
    private boolean records;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        FlowLibrary library = FlowLibrary.load(tool.folder());
        PrintWriter out = command.commandLine().getOut();
        int different = 0;
        List<Dialogue> dialogues = Dialogue.all(tool.folder().resolve("dialogues"));
        for (Dialogue dialogue : dialogues) {
            List<Rehearsal.Difference> differences = new Rehearsal(library, dialogue, UnaryOperator.identity()).play();
            if (update && !differences.isEmpty()) {
                Path file = tool.folder().resolve("dialogues").resolve(dialogue.name() + ".dialogue.txt");
                differences = rewrite(library, file);
                out.println("written anew: " + file);
            }
            differences.forEach(out::println);
            different += differences.isEmpty() ? 0 : 1;
        }
        out.println(dialogues.size() + " dialogues, " + different + " not as written");
        return different == 0 ? 0 : 1;
    }

    /** @return what still differs: a button that is gone, a record that was not to be written anew */
    private List<Rehearsal.Difference> rewrite(FlowLibrary library, Path file) throws IOException {
        Dialogue before = Dialogue.read(file);
        Rehearsal played = new Rehearsal(library, before, UnaryOperator.identity());
        played.play();
        Files.write(file, Transcript.rewritten(Files.readAllLines(file), before, played, records));
        return new Rehearsal(library, Dialogue.read(file), UnaryOperator.identity()).play();
    }
}
