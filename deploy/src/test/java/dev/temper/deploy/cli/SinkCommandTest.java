package dev.temper.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SinkCommandTest {
    private final StringWriter err = new StringWriter();

    private int temper(String... arguments) {
        CommandLine line = Temper.commandLine();
        line.setOut(new PrintWriter(new StringWriter(), true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @Test
    void whatCannotBeIsNamedBeforeAnybodyIsCalled() {
        assertThat(temper("sink")).isEqualTo(2);
        assertThat(err.toString()).contains("whom to tell?");
        assertThat(temper("sink", "mlflow", "--url", "ftp://x")).isEqualTo(2);
        assertThat(err.toString()).contains("--url is 'ftp://x': give http://HOST:PORT");
        assertThat(temper("sink", "webhook", "--url", "https://eve:secret@x/")).isEqualTo(2);
        assertThat(err.toString()).contains("without a user");
        assertThat(temper("sink", "webhook", "--url", "http://x/", "--on", "worst"))
                .isEqualTo(2);
        assertThat(temper("sink", "webhook", "--url", "http://x/", "--give-up-after", "-1"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--give-up-after is -1: give a number of seconds, 0 or more");
        assertThat(temper("sink", "wandb")).isEqualTo(2);
        assertThat(err.toString()).contains("--to");
    }

    @Test
    void aSecretThatIsEmptyOrMissingIsRefused(@TempDir Path directory) throws IOException {
        Path empty = Files.writeString(directory.resolve("empty"), "\n");
        assertThat(temper("sink", "webhook", "--url", "http://x/", "--secret-file", empty.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--secret-file: " + empty + " is empty");
        assertThat(temper(
                        "sink",
                        "mlflow",
                        "--url",
                        "http://x/",
                        "--token-file",
                        directory.resolve("no").toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("no such file: " + directory.resolve("no"));
    }

    @Test
    void anIdThatNoExperimentCanHaveIsRefused() {
        assertThat(temper("sink", "wandb", "--to", "x", "-e", "a/b")).isEqualTo(2);
        assertThat(err.toString()).contains("--experiment is 'a/b'");
    }
}
