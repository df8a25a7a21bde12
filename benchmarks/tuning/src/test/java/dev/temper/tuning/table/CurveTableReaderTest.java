package dev.temper.tuning.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.simulate.CurveTable;
import dev.temper.tuning.TuningException;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurveTableReaderTest {
    @TempDir
    private Path folder;

    @Test
    void theTablesThatComeWithTemperAreWhole() {
        for (String name : CurveFiles.BUNDLED) {
            CurveTable table = CurveTableReader.read(CurveFiles.at(name));
            assertThat(table.rows()).hasSize(300);
            assertThat(table.columns()).hasSize(81);
            assertThat(table.cumulative()).isTrue();
            assertThat(table.rows()).filteredOn(CurveTable.Row::diverged).isNotEmpty();
        }
    }

    @Test
    void theUntrainedNetworkIsNoEpoch() throws IOException {
        sheet("t.configs.csv.gz", "id,x\n0,0.5\n");
        sheet("t.val.csv.gz", "id,0,1,2\n0,0.9,0.5,0.4\n");
        CurveTable table = read("t");
        assertThat(table.columns()).containsExactly("1", "2");
        assertThat(table.rows().get(0).losses()).containsExactly(0.5, 0.4);
        assertThat(table.rows().get(0).seconds()).containsExactly(1.0, 2.0);
    }

    @Test
    void lcBenchsFirstEpochIsTheUntrainedNetworkUnlessAskedFor() throws IOException {
        sheet("t.configs.csv.gz", "id,x\n0,0.5\n");
        sheet("t.val.csv.gz", "id,1,2,3\n0,0.9,0.5,0.4\n");
        sheet("t.cost.csv.gz", "id,1,2,3\n0,3,4,6\n");
        assertThat(read("t").columns()).containsExactly("1", "2", "3");
        Files.writeString(folder.resolve("meta.json"), "{\"source\": \"surrogate of LCBench\"}");
        CurveTable table = read("t");
        assertThat(table.columns()).containsExactly("2", "3");
        assertThat(table.rows().get(0).losses()).containsExactly(0.5, 0.4);
        assertThat(table.rows().get(0).seconds()).containsExactly(4.0, 6.0);
        CurveFiles files = CurveFiles.at(folder.resolve("t").toString());
        assertThat(CurveTableReader.read(files, true).columns()).containsExactly("1", "2", "3");
    }

    @Test
    void sharesOfTheDataAreTrainingsOfTheirOwn() throws IOException {
        sheet("configs.csv.gz", "id,x\n0,0.5\n");
        sheet("t.val.csv.gz", "id,0.5,1\n0,0.5,0.4\n");
        assertThat(read("t").cumulative()).isFalse();
    }

    @Test
    void runsPlannedAtLengthsOfTheirOwnAreAlignedAtTheirEnds() throws IOException {
        sheet("t.configs.csv.gz", "id,epochs,diverged\n0,2,0\n1,4,0\n2,4,1\n");
        sheet("t.val.csv.gz", "id,1,2,3,4\n0,0.9,0.8,,\n1,0.9,0.8,0.7,0.6\n2,0.9,,,\n");
        CurveTable table = read("t");
        assertThat(table.rows().get(0).length()).isEqualTo(table.columns().size());
        assertThat(table.finalLosses()).containsExactly(0.6, 0.8);
        assertThat(table.rows().get(2).length()).isLessThan(table.columns().size());
    }

    @Test
    void aTornRowIsNamed() throws IOException {
        sheet("t.configs.csv.gz", "id,x\n0,0.5\n");
        sheet("t.val.csv.gz", "id,1,2\n0,0.5\n");
        assertThatThrownBy(() -> read("t"))
                .isInstanceOf(TuningException.class)
                .hasMessageContaining("row 0 has 2 cells, the header has 3");
    }

    private CurveTable read(String name) {
        return CurveTableReader.read(CurveFiles.at(folder.resolve(name).toString()));
    }

    private void sheet(String name, String text) throws IOException {
        try (Writer writer = new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(name))), StandardCharsets.UTF_8)) {
            writer.write(text);
        }
    }
}
