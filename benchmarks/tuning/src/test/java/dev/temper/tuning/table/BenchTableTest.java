package dev.temper.tuning.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.definition.Task;
import dev.temper.tuning.TableFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTableTest {
    @TempDir
    private Path folder;

    @Test
    void theUnitIsWhatRandomSearchPaysForAConfigurationFailedOnesIncluded() {
        TableFiles.sheet(folder.resolve("configs.csv.gz"), "id,x,diverged\n0,1,0\n1,2,0\n2,3,1\n");
        TableFiles.sheet(folder.resolve("t.val.csv.gz"), "id,1,2,3\n0,9,5,3\n1,9,5,4\n2,9,,\n");
        TableFiles.sheet(folder.resolve("t.cost.csv.gz"), "id,1,2,3\n0,10,20,30\n1,20,40,60\n2,10,20,\n");
        // 30 and 60 seconds, and 20 until the failure was seen at the second epoch.
        assertThat(read(TableReading.PLAIN).unitSeconds()).isCloseTo(110.0 / 3, within(1e-9));
        assertThat(read(TableReading.PLAIN).finals()).containsExactly(3.0, 4.0, Double.POSITIVE_INFINITY);
    }

    @Test
    void trainingsOfTheirOwnAreTasksAndThoseThatAreHardlyCheaperAreLeftOut() {
        TableFiles.sheet(folder.resolve("configs.csv.gz"), "id,x\n0,1\n1,2\n");
        TableFiles.sheet(folder.resolve("t.val.csv.gz"), "id,0.25,0.5,0.75,1\n0,9,7,5,3\n1,9,7,5,4\n");
        TableFiles.sheet(folder.resolve("t.cost.csv.gz"), "id,0.25,0.5,0.75,1\n0,2,4,9,10\n1,2,4,9,10\n");
        BenchTable table = read(TableReading.PLAIN);
        assertThat(table.ladder().tasks())
                .containsExactly(
                        new Task("0.25", 0, 200_000), new Task("0.5", 0, 400_000), new Task("1", 0, 1_000_000));
        assertThat(table.ladder().eta()).isEqualTo(2);
        assertThat(table.unitSeconds()).isEqualTo(10);
        assertThat(table.curves().rows().get(1).losses()).containsExactly(9.0, 7.0, 4.0);
    }

    @Test
    void ofRepeatedConfigurationsTheFirstCounts() {
        TableFiles.sheet(folder.resolve("configs.csv.gz"), "id,x,seed\n0,1,1\n1,1,2\n2,2,3\n");
        TableFiles.sheet(folder.resolve("t.val.csv.gz"), "id,1,2\n0,9,3\n1,9,1\n2,9,4\n");
        assertThat(read(TableReading.PLAIN).finals()).containsExactly(3.0, 4.0);
        assertThat(read(TableReading.PLAIN).candidates()).hasSize(2);
    }

    @Test
    void shufflingKeepsTheCurvesAndTheConfigurations() {
        TableFiles.synthetic(folder, "t", 40);
        BenchTable plain = read(TableReading.PLAIN);
        BenchTable shuffled = read(TableReading.SHUFFLED);
        assertThat(shuffled.candidates()).isEqualTo(plain.candidates());
        assertThat(shuffled.finals()).isEqualTo(plain.finals());
        assertThat(shuffled.unitSeconds()).isCloseTo(plain.unitSeconds(), within(1e-9));
        assertThat(shuffled.curves().rows()).isNotEqualTo(plain.curves().rows());
    }

    private BenchTable read(TableReading reading) {
        return BenchTable.read("t", CurveFiles.at(folder.resolve("t").toString()), reading);
    }
}
