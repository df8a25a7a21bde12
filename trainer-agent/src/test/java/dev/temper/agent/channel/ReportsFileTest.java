package dev.temper.agent.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.agent.machine.Said;
import dev.temper.agent.machine.Told;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.testing.Await;
import dev.temper.schemas.MetricValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process appends to its reports, while it is appended. */
class ReportsFileTest {
    private final Heard heard = new Heard();
    private final Path runs;
    private final Path file;
    private final ReportsFile reports;

    ReportsFileTest(@TempDir Path directory) throws IOException {
        runs = directory.resolve("runs/digits/40");
        Channel channel = Channel.open(runs, Told.first(9), null);
        file = channel.reports();
        reports = new ReportsFile(channel, heard);
        reports.start(heard);
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    @Test
    void hearsEverythingInTheOrderInWhichItWasSaid() throws Exception {
        append("""
                {"type":"hello","protocol":1,"ranks":8}
                {"type":"report","epoch":3,"values":{"error":0.25,"error_stddev":0.5,"loss":"-Infinity"},"seconds":1.5}
                {"type":"checkpoint","epoch":3}
                {"type":"converged"}
                {"type":"failed","detail":"out of memory"}
                """);
        reports.drain();
        assertThat(heard.all)
                .containsExactly(
                        new Said.Greeted(8),
                        new EpochMetrics(
                                3,
                                List.of(
                                        new MetricValue("error", 0.25, 0.5),
                                        new MetricValue("error_stddev", 0.5, null),
                                        new MetricValue("loss", Double.NEGATIVE_INFINITY, null)),
                                1.5),
                        new Said.CheckpointWritten(3),
                        new Said.Converged());
        assertThat(heard.failures).containsExactly("out of memory");
        assertThat(heard.hints).isEmpty();
    }

    @Test
    void aLineIsReadOnceItIsWhole() throws Exception {
        append("{\"type\":\"hello\"}\n{\"type\":\"conv");
        Await.until(() -> heard.all.size() == 1);
        append("erged\"}\n");
        Await.until(() -> heard.all.size() == 2);
        assertThat(heard.all.get(1)).isEqualTo(new Said.Converged());
    }

    @Test
    void whatIsWrittenRightBeforeTheEndIsNotLostEvenWithoutALineEnd() throws Exception {
        append("{\"type\":\"checkpoint\",\"epoch\":7}");
        reports.drain();
        assertThat(heard.all).containsExactly(new Said.CheckpointWritten(7));
    }

    @Test
    void saysWhatIsWrongWithALineAndGoesOnWithTheNext() throws Exception {
        append("""
                not json
                {"epoch":1}
                {"type":"report","epoch":0,"values":{"error":1}}
                {"type":"report","epoch":1,"values":{}}
                {"type":"report","epoch":1,"values":{"error":"low"}}
                {"type":"hello","protocol":2}
                {"type":"poem"}
                %s
                {"type":"converged"}
                """.formatted("x".repeat(70_000)));
        reports.drain();
        assertThat(heard.all).containsExactly(new Said.Converged());
        assertThat(heard.hints).hasSize(8);
        assertThat(String.join("\n", heard.hints))
                .contains(
                        "is no JSON object: not json",
                        "has no \"type\"",
                        "\"epoch\": 0: give a whole number from 1",
                        "has no \"values\"",
                        "\"error\": \"low\": give a number",
                        "speaks protocol 2, and this agent 1",
                        "type \"poem\"",
                        "more than 65536 bytes");
    }

    @Test
    void onlyTheAgentsUserCanReadTheDirectoryAndNothingIsLeftOfIt() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(runs)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        reports.close();
        assertThat(runs).doesNotExist();
    }
}
