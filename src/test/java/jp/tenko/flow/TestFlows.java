package jp.tenko.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jp.tenko.flow.tool.Dialogue;

/** Small flows made for the tests, one for each room of the language, with the words and commands that are shipped. */
final class TestFlows {

    static final Path FOLDER = Path.of("src/test/resources/flows");
    static final FlowLibrary LIBRARY = load();

    private TestFlows() {}

    static List<Dialogue> dialogues() {
        return Dialogue.all(FOLDER.resolve("dialogues"));
    }

    private static FlowLibrary load() {
        Map<String, String> files = LintsTest.files("");
        files.remove("test.yaml");
        try (Stream<Path> flows = Files.list(FOLDER)) {
            for (Path flow : flows.filter(file -> file.toString().endsWith(".yaml")).toList()) {
                files.put(flow.getFileName().toString(), Files.readString(flow));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return FlowLibrary.load(files);
    }
}
