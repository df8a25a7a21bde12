package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Where a command prints, and whether as JSON. */
public final class CommandOutput {
    @Spec(Target.MIXEE)
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    /** Whether the user asked for JSON. */
    boolean json() {
        return json;
    }

    /** Prints JSON over several lines. */
    void print(JsonNode node) {
        line(node.toPrettyString());
    }

    /** Prints lines of text. */
    void lines(List<String> lines) {
        lines.forEach(this::line);
    }

    /** Prints a line. */
    void line(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
