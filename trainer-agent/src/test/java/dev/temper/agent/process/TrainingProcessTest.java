package dev.temper.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.agent.machine.Signal;
import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.agent.metrics.KeyValueLines;
import dev.temper.agent.metrics.Terms;
import dev.temper.agent.source.Printed;
import dev.temper.agent.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: signals, groups, output. */
class TrainingProcessTest {
    @TempDir
    private Path directory;

    private Bench bench = new Bench(Path.of("unused"));

    @BeforeEach
    void bench() {
        bench = new Bench(directory);
    }

    @Test
    void hearsMetricsExitCodeAndLastLines() throws Exception {
        bench.script("echo hello; echo '{\"epoch\": 1, \"loss\": NaN}'; echo problem >&2; exit 3");
        assertThat(bench.awaitExit()).isEqualTo(3);
        assertThat(bench.measured).extracting(EpochMetrics::epoch).containsExactly(1);
        assertThat(bench.detail()).contains("hello", "problem");
        assertThat(Files.readString(bench.log())).contains("hello", "problem", "exit code 3");
    }

    @Test
    void guessesAtALineOfAScriptThatCrashedDoNotStandBelowItsError() throws Exception {
        bench.sources = new Printed(new KeyValueLines.Format(Terms.PLAIN));
        bench.script("echo device=cuda workers=4; echo epoch=0 loss=0.5; echo 'ValueError: no data' >&2; exit 1");
        assertThat(bench.awaitExit()).isEqualTo(1);
        assertThat(bench.hints)
                .as("certain, and so said at once")
                .singleElement()
                .asString()
                .contains("firstEpoch: 0");
        assertThat(bench.detail()).contains("no data").doesNotContain("workers=4' or before it");

        Bench other = new Bench(directory);
        other.sources = bench.sources;
        other.script("echo device=cuda workers=4; echo 'ValueError: no data' >&2; exit 1");
        assertThat(other.awaitExit()).isEqualTo(1);
        assertThat(other.hints).isEmpty();
        assertThat(other.log()).content().as("the log has it").contains("no \"epoch\" in 'device=cuda workers=4'");
    }

    @Test
    void metricsOnStandardErrorAreLog() throws Exception {
        bench.script("echo '{\"epoch\": 1, \"loss\": 1}' >&2");
        assertThat(bench.awaitExit()).isZero();
        assertThat(bench.measured).isEmpty();
    }

    @Test
    void aProgressBarInFrontOfAMetricDoesNotHideIt() throws Exception {
        bench.script("printf '50%%\\r100%%\\r{\"epoch\": 1, \"loss\": 1}\\n'");
        assertThat(bench.awaitExit()).isZero();
        assertThat(bench.measured).hasSize(1);
    }

    @Test
    void aLastLineWithoutAnEndCounts() throws Exception {
        bench.script("printf '{\"epoch\": 1, \"loss\": 1}'");
        assertThat(bench.awaitExit()).isZero();
        assertThat(bench.measured).hasSize(1);
    }

    @Test
    void holdsAndReleasesTheWholeGroup() throws Exception {
        TrainingProcess process = bench.script("sleep 1000 & echo $! > child; wait");
        long child = Long.parseLong(bench.line("child"));
        process.send(Signal.STOP);
        Await.until(() ->
                Bench.state(process.pid()).equals("T") && Bench.state(child).equals("T"));
        process.send(Signal.CONT);
        Await.until(() ->
                !Bench.state(process.pid()).equals("T") && !Bench.state(child).equals("T"));
        process.send(Signal.KILL);
        assertThat(bench.awaitExit()).isEqualTo(137);
    }

    @Test
    void aHeldProcessMeetsTermBeforeItGoesOn() throws Exception {
        TrainingProcess process = bench.script(
                "trap 'echo checkpoint; exit 0' TERM; echo ready > ready; while true; do sleep 0.05; done");
        bench.line("ready");
        process.send(Signal.STOP);
        Await.until(() -> Bench.state(process.pid()).equals("T"));
        process.send(Signal.TERM);
        process.send(Signal.CONT);
        assertThat(bench.awaitExit()).isZero();
        assertThat(bench.detail()).contains("checkpoint");
    }

    @Test
    void killsGrandchildrenThatIgnoreTerm() throws Exception {
        TrainingProcess process = bench.script(
                "sh -c 'trap \"\" TERM; sleep 1000 & echo $! > grandchild; wait; wait' & trap '' TERM; wait; wait");
        long grandchild = Long.parseLong(bench.line("grandchild"));
        process.send(Signal.TERM);
        process.send(Signal.KILL);
        assertThat(bench.awaitExit()).isEqualTo(137);
        Await.until(() -> !Bench.alive(grandchild));
    }

    @Test
    void endsGrandchildrenThatOutliveTheirParentAndHoldItsOutput() throws Exception {
        bench.script("sleep 1000 & echo $! > grandchild; echo bye");
        assertThat(bench.awaitExit()).isZero();
        long grandchild = Long.parseLong(bench.line("grandchild"));
        Await.until(() -> !Bench.alive(grandchild));
        assertThat(bench.detail()).contains("bye");
    }

    @Test
    void aSignalRightAfterTheStartIsNotLost() throws Exception {
        bench.script("sleep 1000").send(Signal.KILL);
        assertThat(bench.awaitExit()).isEqualTo(137);
    }

    @Test
    void aGreatLineWithoutAnEndTakesNoMemory() throws Exception {
        bench.script("head -c 200000000 /dev/zero; echo; echo '{\"epoch\": 1, \"loss\": 1}'");
        assertThat(bench.awaitExit()).isZero();
        assertThat(bench.measured).as("found after the flood").hasSize(1);
        assertThat(bench.detail()).contains((200_000_000 - OutputReader.LINE_BYTES) + " bytes were dropped");
        assertThat(Files.size(bench.log())).isLessThanOrEqualTo(bench.logBytes);
    }

    @Test
    void aFloodOfLinesDoesNotFillTheDisk() throws Exception {
        bench.script("yes 'all work and no play' | head -c 100000000; echo; echo '{\"epoch\": 1, \"loss\": 1}'");
        assertThat(bench.awaitExit()).isZero();
        assertThat(bench.measured).hasSize(1);
        Path older = bench.log().resolveSibling("trial-7.log.1");
        assertThat(Files.size(bench.log()) + Files.size(older)).isLessThanOrEqualTo(2 * bench.logBytes);
    }

    @Test
    void trainingGoesOnWhenItsLogCannotBeWritten() throws Exception {
        Files.createDirectories(bench.log().getParent());
        Files.createSymbolicLink(bench.log(), Path.of("/dev/full"));
        bench.script("echo '{\"epoch\": 1, \"loss\": 1}'");
        assertThat(bench.awaitExit()).isZero();
        assertThat(bench.measured).hasSize(1);
    }

    @Test
    void endsWhatAKilledAgentLeftBehind() throws Exception {
        TrainingProcess process = bench.script("sleep 1000 & setsid sleep 1001 & echo $! > escaped; wait");
        long escaped = Long.parseLong(bench.line("escaped"));
        assertThat(Leftovers.end(bench.state)).isGreaterThanOrEqualTo(3);
        assertThat(bench.awaitExit()).isEqualTo(137);
        Await.until(() -> !Bench.alive(process.pid()) && !Bench.alive(escaped));
        assertThat(Leftovers.end(bench.state)).isZero();
    }

    @Test
    void leavesAloneAProcessThatOnlyHasAReusedId() throws Exception {
        Process stranger = new ProcessBuilder(List.of("sleep", "1000")).start();
        try {
            Files.createDirectories(bench.state);
            new RunFile("token", stranger.pid(), java.time.Instant.EPOCH, null).write(RunFile.of(bench.state, 0));
            Files.writeString(RunFile.of(bench.state, 1), "pid=nonsense");
            assertThat(Leftovers.end(bench.state)).isZero();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(bench.state).isEmptyDirectory();
        } finally {
            stranger.destroyForcibly();
        }
    }
}
