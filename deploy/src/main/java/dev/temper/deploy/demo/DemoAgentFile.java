package dev.temper.deploy.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.space.Parameter;
import dev.temper.deploy.client.Endpoints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes the agent's file of a demo experiment; it stays beside the data, so that its user can read and use it. */
final class DemoAgentFile {
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private DemoAgentFile() {}

    /**
     * Writes it.
     *
     * @param demo that the experiment belongs to
     */
    static Path write(Path data, ExperimentDefinition definition, DemoExperiment demo, Endpoints endpoints) {
        Path file = data.resolve("agent-" + definition.id() + ".yaml");
        try {
            Files.writeString(file, text(data, definition, demo, endpoints));
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static String text(Path data, ExperimentDefinition definition, DemoExperiment demo, Endpoints endpoints)
            throws JsonProcessingException {
        ObjectNode top = YAML.createObjectNode()
                .put("agent", "this-machine")
                .put("experiment", definition.id())
                .put("slots", definition.parallel())
                .put("directory", data.resolve("agent-" + definition.id()).toString())
                .put("graceSeconds", 3);
        command(definition, demo).forEach(top.putArray("command")::add);
        top.putObject("kafka").put("bootstrapServers", endpoints.bootstrap());
        top.putObject("registry").put("url", endpoints.registry());
        return YAML.writeValueAsString(top);
    }

    private static List<String> command(ExperimentDefinition definition, DemoExperiment demo) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                demo.subject().classPath(),
                demo.subject().trainer()));
        if (demo.subject().parts() > 1) {
            command.addAll(List.of("--part", Integer.toString(demo.part())));
        }
        for (Parameter parameter : definition.parameters()) {
            command.add("--" + parameter.name().replace('_', '-'));
            command.add("{" + parameter.name() + "}");
        }
        return command;
    }
}
