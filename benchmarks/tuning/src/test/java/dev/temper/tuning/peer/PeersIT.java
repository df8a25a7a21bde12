package dev.temper.tuning.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.tuning.TableFiles;
import dev.temper.tuning.TuningException;
import dev.temper.tuning.play.Bench;
import dev.temper.tuning.play.BenchOptions;
import dev.temper.tuning.play.BenchProgress;
import dev.temper.tuning.play.RunLog;
import dev.temper.tuning.play.RunRow;
import dev.temper.tuning.play.Seeds;
import dev.temper.tuning.table.TableReading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver in a process of its own. */
class PeersIT {
    private static final int ROWS = 20;

    @TempDir
    private Path folder;

    @BeforeEach
    void launcher() throws IOException {
        TableFiles.synthetic(folder.resolve("tables"), "t", ROWS);
        FakePeer.launcher(folder);
    }

    @Test
    void aPeerIsPlayedOnTheTableThatTheOthersArePlayedOn() throws Exception {
        Bench bench = bench("peer:patient", Resume.CHECKPOINT);
        List<RunRow> rows = play(bench);
        assertThat(bench.notes()).isEmpty();
        assertThat(bench.versions()).containsEntry("peer:patient", "fake 1");
        assertThat(rows).hasSize(2);
        RunRow row = rows.get(0);
        assertThat(row.trials()).isEqualTo(ROWS);
        // Values after 3 epochs are |x - 0.3| + 2/9: below 0.5 for x from 0.025 to 0.575, twelve of the rows.
        assertThat(row.full()).isEqualTo(12);
        assertThat(row.steps().get(row.steps().size() - 1).value()).isCloseTo(0.025, within(1e-6));
        // Seconds: (1 + x) an epoch; 3 epochs of all rows but the one that fails after 2, and 6 more of twelve.
        double seconds = 0;
        for (int i = 0; i < ROWS; i++) {
            double x = (i + 0.5) / ROWS;
            seconds += (1 + x) * (i == ROWS - 1 ? 2 : i < 12 ? 9 : 3);
        }
        double unit = bench.tables().values().iterator().next().unitSeconds();
        assertThat(row.cost() * unit).isCloseTo(seconds + unseen(), within(0.01));
    }

    /** What the last row's epoch after its failure costs: the failure shows when that epoch is over. */
    private static double unseen() {
        return 1 + (ROWS - 0.5) / ROWS;
    }

    @Test
    void withoutCheckpointsAResumedTrialIsPaidForAgain() throws Exception {
        double kept = play(bench("peer:patient", Resume.CHECKPOINT)).get(0).cost();
        double again = play(bench("peer:patient", Resume.RESTART)).get(2).cost();
        assertThat(again).isGreaterThan(kept * 1.2);
    }

    @Test
    void aPeerThatFailsIsSaidToHaveFailed() throws Exception {
        Bench broken = bench("peer:broken", Resume.CHECKPOINT);
        assertThat(play(broken)).isEmpty();
        assertThat(broken.notes()).hasSize(2).allMatch(note -> note.contains("it is broken"));
        Bench dying = bench("peer:dying", Resume.CHECKPOINT);
        assertThat(play(dying)).isEmpty();
        assertThat(dying.notes()).hasSize(2).allMatch(note -> note.contains("ended without an answer"));
    }

    @Test
    void aPeerThatIsNotInstalledIsNamedBeforeAnythingIsPlayed() {
        assertThatThrownBy(() -> play(bench("peer:optuna", Resume.CHECKPOINT)))
                .isInstanceOf(TuningException.class)
                .hasMessageContaining("peer:optuna is not installed")
                .hasMessageContaining("patient");
    }

    private List<RunRow> play(Bench bench) throws InterruptedException {
        try (RunLog log = RunLog.open(folder.resolve("out/runs.csv"))) {
            bench.play(log);
            return log.rows();
        }
    }

    private Bench bench(String method, Resume resume) {
        BenchOptions options = new BenchOptions(
                folder.resolve("tables"),
                List.of(),
                List.of(method),
                List.of(3),
                40,
                Seeds.first(2),
                folder.resolve("out"),
                1,
                resume,
                TableReading.PLAIN,
                folder.resolve("peer"));
        return new Bench(options, new BenchProgress(new PrintWriter(new StringWriter()), false), line -> {});
    }
}
