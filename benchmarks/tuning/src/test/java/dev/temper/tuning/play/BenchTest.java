package dev.temper.tuning.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.tuning.TableFiles;
import dev.temper.tuning.TuningException;
import dev.temper.tuning.report.BenchReport;
import dev.temper.tuning.table.TableReading;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTest {
    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();
    private final StringWriter shown = new StringWriter();

    @BeforeEach
    void tables() {
        TableFiles.synthetic(folder.resolve("tables/source"), "a", 40);
        TableFiles.synthetic(folder.resolve("tables/source"), "b", 30);
    }

    @Test
    void everyMethodIsPlayedOnEveryTableWithEverySeedAndReported() throws Exception {
        List<RunRow> rows = play(options(List.of("random", "asha"), 2, List.of()));
        assertThat(rows).hasSize(8);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row.steps()).isNotEmpty();
            assertThat(row.cost()).isBetween(5.9, 8.5);
        });
        assertThat(Files.readString(folder.resolve("out/summary.md")))
                .contains("8 runs of 2 methods on 2 tables", "| random |", "| asha |", "source/a");
        assertThat(Files.readString(folder.resolve("out/report.html"))).contains("<svg", "source/b");
    }

    @Test
    void runsWithTheSameSeedTryTheSameConfigurations() throws Exception {
        List<RunRow> rows = play(options(List.of("random", "median-stopping"), 1, List.of("source/a")));
        double random = rows.get(0).steps().get(0).value();
        double stopping = rows.get(1).steps().get(0).value();
        assertThat(stopping).isEqualTo(random);
    }

    @Test
    void whatWasPlayedIsNotPlayedAgain() throws Exception {
        List<RunRow> first = play(options(List.of("random"), 2, List.of()));
        List<RunRow> more = play(options(List.of("random", "asha"), 2, List.of()));
        assertThat(more).hasSize(8);
        assertThat(more.subList(0, 4))
                .extracting(RunRow::job)
                .isEqualTo(first.stream().map(RunRow::job).toList());
        assertThat(shown.toString()).contains("4 of 8 runs are there already");
    }

    @Test
    void aBenchThatWasStoppedPlaysNoMore() throws Exception {
        BenchOptions options = options(List.of("random"), 2, List.of());
        Bench bench = new Bench(options, progress(), lines::add);
        bench.stop();
        try (RunLog log = RunLog.open(folder.resolve("out/runs.csv"))) {
            bench.play(log);
            assertThat(log.rows()).isEmpty();
        }
    }

    @Test
    void oddTablesAreLeftOutWithALine() throws Exception {
        TableFiles.sheet(folder.resolve("tables/odd.val.csv.gz"), "id,1,2\n0,1\n");
        TableFiles.sheet(folder.resolve("tables/odd.configs.csv.gz"), "id,x\n0,1\n");
        TableFiles.sheet(folder.resolve("tables/orphan.val.csv.gz"), "id,1,2\n0,1,2\n");
        TableFiles.sheet(folder.resolve("tables/empty.configs.csv.gz"), "id,x\n");
        TableFiles.sheet(folder.resolve("tables/empty.val.csv.gz"), "id,1\n");
        TableFiles.sheet(folder.resolve("tables/novalue.configs.csv.gz"), "id,x\n0,1\n1,2\n");
        TableFiles.sheet(folder.resolve("tables/novalue.val.csv.gz"), "id,1\n0,\n1,\n");
        assertThat(play(options(List.of("random"), 1, List.of()))).hasSize(2);
        assertThat(lines).hasSize(4).allMatch(line -> line.startsWith("skipped "));
        assertThat(String.join("\n", lines)).contains("odd", "orphan", "empty", "novalue");
    }

    @Test
    void patternsChooseTables() {
        assertThat(new Bench(options(List.of("random"), 1, List.of("*/b")), progress(), lines::add).tables())
                .containsOnlyKeys("source/b");
        assertThatThrownBy(() -> new Bench(options(List.of("random"), 1, List.of("zzz")), progress(), lines::add))
                .isInstanceOf(TuningException.class)
                .hasMessageContaining("source/a, source/b");
    }

    @Test
    void anUnknownMethodIsNamedBeforeAnythingIsPlayed() {
        assertThatThrownBy(() -> new Bench(options(List.of("randm"), 1, List.of()), progress(), lines::add))
                .isInstanceOf(TuningException.class)
                .hasMessageContaining("randm")
                .hasMessageContaining("random");
    }

    @Test
    void aLessonWithoutOtherTablesIsRefusedRatherThanPlayedAsIfThereWereNone() throws Exception {
        assertThatThrownBy(() -> play(options(List.of("random", "learn:full"), 1, List.of("*/b"))))
                .isInstanceOf(TuningException.class)
                .hasMessageContaining("learn:full has nothing to teach source/b")
                .hasMessageContaining("--only");
        assertThatThrownBy(() -> play(options(List.of("learn:others"), 1, List.of())))
                .isInstanceOf(TuningException.class)
                .hasMessageContaining("a table of another folder");
        try (RunLog log = RunLog.open(folder.resolve("out/runs.csv"))) {
            assertThat(log.rows()).isEmpty();
        }
    }

    private List<RunRow> play(BenchOptions options) throws InterruptedException, IOException {
        Bench bench = new Bench(options, progress(), lines::add);
        try (RunLog log = RunLog.open(options.out().resolve("runs.csv"))) {
            bench.play(log);
            BenchReport.write(options.out(), options, bench, log.rows());
            assertThat(bench.notes()).noneMatch(note -> note.startsWith("failed"));
            return log.rows();
        }
    }

    private BenchProgress progress() {
        return new BenchProgress(new PrintWriter(shown, true), false);
    }

    private BenchOptions options(List<String> methods, int seeds, List<String> only) {
        return new BenchOptions(
                folder.resolve("tables"),
                only,
                methods,
                List.of(2),
                6,
                Seeds.first(seeds),
                folder.resolve("out"),
                1,
                Resume.CHECKPOINT,
                TableReading.PLAIN,
                Path.of("none"));
    }
}
