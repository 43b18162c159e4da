package jp.tenko.flow.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import jp.tenko.flow.Flow;
import jp.tenko.flow.FlowLibrary;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Diagrams for people who do not read YAML: one flow to the terminal, or all of them as a page. */
@Command(name = "diagram", description = "A flow as a Mermaid flowchart; without FLOW all of them as one page of Markdown.")
final class Draw implements Callable<Integer> {

    @ParentCommand
    private FlowTool tool = new FlowTool();

    @Parameters(arity = "0..1", paramLabel = "FLOW", description = "its form_id")
    private @Nullable String formId;

    @Option(names = "--language", description = "of the labels; without it each flow's default language")
    private @Nullable String language;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "instead of the terminal")
    private @Nullable Path output;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        FlowLibrary library = FlowLibrary.load(tool.folder());
        String drawn = formId == null ? page(library) : diagram(library.flow(formId));
        if (output == null) {
            command.commandLine().getOut().print(drawn);
            command.commandLine().getOut().flush();
        } else {
            Files.writeString(output, drawn);
        }
        return 0;
    }

    private String diagram(Flow flow) {
        XlsForm form = XlsForm.parse(flow.source());
        return Diagram.of(form, language == null ? form.defaultLanguage() : language);
    }

    /** {@code docs/flows.md}. */
    private String page(FlowLibrary library) {
        StringBuilder page = new StringBuilder("""
                # The conversation flows

                Drawn from `conversation-flows/` by `./tenko-flow diagram -o docs/flows.md`. From top to bottom in the order of the form: the label of an edge says when a
                question is asked, a dotted line passes it by, ↻ asks for one more.
                """);
        for (Flow flow : library.flows()) {
            page.append("\n## ").append(flow.title(flow.settings().defaultLanguage())).append(" (`").append(flow.formId()).append("`)\n\n```mermaid\n")
                    .append(diagram(flow)).append("```\n");
        }
        return page.toString();
    }
}
