package jp.tenko.flow.tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.tenko.flow.FlowErrors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** {@code tenko-flow}, also {@code java -jar tenko.jar flow}: what is needed to write flows and to look at them. */
@Command(
        name = "tenko-flow",
        description = "Checks, tries out, draws, brings in and takes out conversation flows.",
        mixinStandardHelpOptions = true,
        subcommands = {Check.class, Talk.class, Draw.class, Rehearse.class, Untold.class, BringIn.class, TakeOut.class,
            CommandLine.HelpCommand.class})
public final class FlowTool {

    @Option(names = "--folder", scope = ScopeType.INHERIT, paramLabel = "FOLDER", defaultValue = "conversation-flows",
            description = "where the flows are (${DEFAULT-VALUE})")
    private Path folder = Path.of("conversation-flows");

    /** @return the exit code: 0 done, 1 something is wrong with the flows, 2 the command was not understood */
    public static int run(String... arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return run(out, err, arguments);
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        return new CommandLine(new FlowTool()).setOut(out).setErr(err)
                .setExecutionExceptionHandler((wrong, command, parsed) -> {
                    if (!(wrong instanceof FlowErrors || wrong instanceof IllegalArgumentException || wrong instanceof IOException
                            || wrong instanceof java.io.UncheckedIOException)) {
                        throw wrong;
                    }
                    err.println(wrong.getMessage());
                    return 1;
                })
                .execute(arguments);
    }

    Path folder() {
        return folder;
    }

    /** What the bot speaks: names by code. */
    Map<String, String> languages() throws IOException {
        Map<String, String> languages = new LinkedHashMap<>();
        XlsForm.map(YamlText.read(Files.readString(folder.resolve("commands.yaml"))).get("languages"))
                .forEach((code, name) -> languages.put(code, name.toString()));
        return languages;
    }
}
