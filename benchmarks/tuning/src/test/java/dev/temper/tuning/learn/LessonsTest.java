package dev.temper.tuning.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.source.SourceRanks;
import dev.temper.core.space.Configuration;
import dev.temper.tuning.TableFiles;
import dev.temper.tuning.TuningException;
import dev.temper.tuning.table.BenchTable;
import dev.temper.tuning.table.CurveFiles;
import dev.temper.tuning.table.TableDirectory;
import dev.temper.tuning.table.TableReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tables teach one another. */
class LessonsTest {
    @TempDir
    private Path folder;

    private final Map<String, BenchTable> tables = new TreeMap<>();
    private Lessons lessons = new Lessons(Map.of());

    @BeforeEach
    void tables() {
        TableFiles.synthetic(folder.resolve("one"), "a", 80);
        TableFiles.synthetic(folder.resolve("one"), "b", 80);
        TableFiles.synthetic(folder.resolve("other"), "c", 60);
        read();
    }

    private void read() {
        TableDirectory.of(folder)
                .tables()
                .forEach((name, path) ->
                        tables.put(name, BenchTable.read(name, CurveFiles.at(path), TableReading.PLAIN)));
        lessons = new Lessons(tables);
    }

    private BenchTable table(String name) {
        return Objects.requireNonNull(tables.get(name));
    }

    private List<SourceRanks> taught(Lesson lesson, String table) {
        return lessons.of(lesson, table(table), 1);
    }

    private List<Double> inFull(SourceRanks source, String table) {
        List<Double> ranks = new ArrayList<>();
        for (Configuration candidate : table(table).candidates()) {
            double[] all = source.of(candidate);
            ranks.add(all[all.length - 1]);
        }
        return ranks;
    }

    @Test
    void aTableLearnsFromTheOthersOfItsFolderAlone() {
        assertThat(taught(Lesson.FULL, "one/a")).extracting(SourceRanks::name).containsExactly("one/b");
        assertThat(taught(Lesson.PARTLY, "one/b")).extracting(SourceRanks::name).containsExactly("one/a");
        assertThat(taught(Lesson.FULL, "other/c")).isEmpty();
    }

    @Test
    void orFromThoseOfAllOtherFolders() {
        assertThat(taught(Lesson.OTHERS, "one/a")).extracting(SourceRanks::name).containsExactly("other/c");
        assertThat(taught(Lesson.OTHERS, "other/c"))
                .extracting(SourceRanks::name)
                .containsExactly("one/a", "one/b");
    }

    @Test
    void whatIsTaughtRanksTheTable() {
        for (Lesson lesson : List.of(Lesson.FULL, Lesson.PARTLY, Lesson.OTHERS)) {
            List<Double> ranks = inFull(taught(lesson, "one/a").get(0), "one/a");
            // Curves end at |x - 0.3|, and row r of 80 is at (r + 0.5) / 80.
            assertThat(ranks.get(24)).as(lesson.method()).isLessThan(ranks.get(50) - 0.5);
            assertThat(ranks.get(50)).as(lesson.method()).isLessThan(ranks.get(75) - 0.5);
        }
    }

    /** One row of the source is better than all others by far; of the same configuration only its neighbours tell. */
    @Test
    void aConfigurationsOwnRowIsNeverSeen() {
        StringBuilder configurations = new StringBuilder("id,x\n");
        StringBuilder values = new StringBuilder("id,1,2,3\n");
        for (int row = 0; row < 80; row++) {
            String loss = row == 60 ? "-9" : String.valueOf(Math.abs(row - 24));
            configurations.append(row + "," + row + "\n");
            values.append(row + "," + loss + "," + loss + "," + loss + "\n");
        }
        for (String name : List.of("d", "e")) {
            TableFiles.sheet(folder.resolve("odd/" + name + ".configs.csv.gz"), configurations.toString());
            TableFiles.sheet(folder.resolve("odd/" + name + ".val.csv.gz"), values.toString());
        }
        read();
        assertThat(inFull(taught(Lesson.FULL, "odd/d").get(0), "odd/d").get(60)).isGreaterThan(-0.3);
    }

    @Test
    void shuffledRanksAreTheSameInAnotherOrder() {
        List<Double> ranks = inFull(taught(Lesson.FULL, "one/a").get(0), "one/a");
        List<Double> dealt = inFull(taught(Lesson.FULL_SHUFFLED, "one/a").get(0), "one/a");
        assertThat(dealt).isNotEqualTo(ranks).containsExactlyInAnyOrderElementsOf(ranks);
    }

    @Test
    void aLessonThatThereIsNotIsNamedWithThoseThereAre() {
        assertThatThrownBy(() -> Lesson.of("learn:nothing"))
                .isInstanceOf(TuningException.class)
                .hasMessageContaining("learn:nothing")
                .hasMessageContaining("learn:full")
                .hasMessageContaining("learn:partly-shuffled");
    }
}
