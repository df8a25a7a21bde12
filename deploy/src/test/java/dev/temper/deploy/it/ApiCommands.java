package dev.temper.deploy.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands that only look print the same whether the API or the topics are asked. */
record ApiCommands(Here here, String url, Path directory) {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("best", "shown"),
            List.of("best", "shown", "--json"),
            List.of("experiment", "list"),
            List.of("experiment", "list", "--json"),
            List.of("experiment", "show", "shown"),
            List.of("experiment", "show", "shown", "--json"),
            List.of("explain", "shown", "1"),
            List.of("explain", "shown", "1", "--json"),
            List.of("tasks", "shown"),
            List.of("tasks", "shown", "--json"),
            List.of("importance", "shown"),
            List.of("best", "none"),
            List.of("explain", "shown", "99"));

    void showWhatTheTopicsSay() {
        String file = clientFile().toString();
        for (List<String> command : COMMANDS) {
            int byTopics = run(command, "--api", "none");
            String printed = here.out();
            assertThat(run(command, "--client-config", file))
                    .as("%s: %s", command, here.err())
                    .isEqualTo(byTopics);
            assertThat(here.out()).as(String.join(" ", command)).isEqualTo(printed);
        }
        assertThat(run(COMMANDS.get(0), "--api", url)).isEqualTo(1);
        assertThat(here.err()).contains("TEMPER_API_TOKEN", "temper.api.token");
        assertThat(run(COMMANDS.get(0), "--api", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(here.err()).contains("no API of Temper answers at http://127.0.0.1:1", "--api none");
        assertThat(run(COMMANDS.get(0), "--api", "localhost:8090")).isEqualTo(1);
        assertThat(here.err()).contains("--api is 'localhost:8090'");
    }

    private int run(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return here.temper(all.toArray(String[]::new));
    }

    private Path clientFile() {
        try {
            return Files.writeString(
                    directory.resolve("client.properties"),
                    "temper.api.url = %s%ntemper.api.token = %s%n".formatted(url, ApiProcess.VIEWER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
