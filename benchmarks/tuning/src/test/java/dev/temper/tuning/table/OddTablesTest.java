package dev.temper.tuning.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.simulate.CurveTable;
import dev.temper.tuning.TableFiles;
import dev.temper.tuning.TuningException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that cannot mean what they say are refused with the file, the row and the column, or read as they must be. */
class OddTablesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void plain() {
        sheet("configs", "id,x\n0,0.5\n1,0.6\n");
        sheet("val", "id,1,2,3\n0,0.9,0.8,0.7\n1,0.6,0.5,0.4\n");
    }

    @Test
    void aValueAfterABlankIsNeverTheBest() {
        sheet("val", "id,1,2,3\n0,0.9,0.8,0.7\n1,0.6,,0.1\n");
        CurveTable table = read();
        assertThat(table.finalLosses()).containsExactly(0.7);
        assertThat(table.rows().get(1).losses()).containsExactly(0.6, null, null);
        assertThat(table.rows().get(1).diverged()).isTrue();
    }

    @Test
    void aHoleInOneCurveDoesNotMakeAllRunsOnesOfTheirOwnLength() {
        sheet("configs", "id,x,diverged\n0,0.5,0\n1,0.6,0\n");
        sheet("val", "id,1,2,3\n0,0.9,0.8,0.7\n1,0.6,,0.1\n");
        assertThat(read().columns()).containsExactly("1", "2", "3");
    }

    @Test
    void aBlankEndsNoTrainingsOfTheirOwn() {
        sheet("val", "id,0.25,0.5,1\n0,0.9,0.8,0.7\n1,0.6,,0.1\n");
        assertThat(read().finalLosses()).containsExactly(0.1, 0.7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "nan", "NaN", "NAN", "-nan", "inf", "Inf", "-inf", "Infinity", "null", "NULL"})
    void noNumberIsABlankHoweverItIsSpelt(String word) {
        sheet("val", "id,1,2,3\n0,0.9,0.8,0.7\n1,0.6," + word + ",0.1\n");
        assertThat(read().rows().get(1).losses()).containsExactly(0.6, null, null);
    }

    @Test
    void costsOfNothingAreNoUnitToMeasureIn() {
        sheet("cost", "id,1,2,3\n0,0,0,0\n1,0,0,0\n");
        refused("table t: all costs of a full training are 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "inf", "1e999"})
    void costsThatNobodyCanPayAreNamed(String cost) {
        sheet("cost", "id,1,2,3\n0,1,2,3\n1,1," + cost + ",3\n");
        refused("t.cost.csv.gz, row 1, column 2: a cost of");
    }

    @Test
    void costsAreThoseOfTheColumnOfTheSameName() {
        sheet("cost", "id,3,1,2\n0,30,10,20\n1,60,20,40\n");
        assertThat(read().rows().get(1).seconds()).containsExactly(20.0, 40.0, 60.0);
    }

    @Test
    void aColumnWithoutCostsIsNamed() {
        sheet("cost", "id,1,2\n0,1,2\n1,1,2\n");
        refused("t.cost.csv.gz has no column 3, which t.val.csv.gz has");
    }

    @Test
    void costsOfMissingRowsAreNotMadeUp() {
        sheet("cost", "id,1,2,3\n0,100,200,300\n");
        refused("t.cost.csv.gz has no row 1, which t.val.csv.gz has");
    }

    @ParameterizedTest
    @ValueSource(strings = {"configs", "val", "cost"})
    void aRowThatIsThereTwiceIsNamed(String file) {
        sheet("cost", "id,1,2,3\n0,1,2,3\n1,1,2,3\n");
        String columns =
                file.equals("configs") ? "id,x\n0,0.5\n1,0.6\n1,0.7\n" : "id,1,2,3\n0,1,2,3\n1,1,2,3\n1,1,2,4\n";
        sheet(file, columns);
        refused("t." + file + ".csv.gz: there is more than one row 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"val", "cost"})
    void aTextInThePlaceOfANumberIsNamed(String file) {
        sheet(file, "id,1,2,3\n0,1,2,3\n1,1,oops,3\n");
        refused("t." + file + ".csv.gz, row 1, column 2: oops is not a number");
    }

    @Test
    void aRowOfAnotherWidthNamesItsLineAndTheRemedy() {
        sheet("val", "id,1,2,3\n0,0.9,0.8,0.7\n1,0.6,0.5\n");
        refused("t.val.csv.gz line 3: row 1 has 3 cells, the header has 4; give each column a cell");
    }

    @Test
    void quotesThatDoNotMatchNameTheirLineAndTheRemedy() {
        sheet("configs", "id,x\n0,0.5\n1,\"0.6\"inch\n");
        refused("configs.csv.gz line 3: its quotes do not match: put the whole cell in double quotes");
        sheet("configs", "id,x\n0,0.5\n1,\"0.6\n2,7\n");
        refused("configs.csv.gz line 3: its quotes do not match");
    }

    @Test
    void anObservationThatIsNoNumberNamesItsLine() {
        sheet("curves_long", "id,step,val\n0,1,0.9\n0,2,oops\n");
        assertThatThrownBy(() -> CurveTableReader.read(
                        CurveFiles.at(folder.resolve("t.curves_long.csv.gz").toString())))
                .isInstanceOf(TuningException.class)
                .hasMessageContaining("t.curves_long.csv.gz line 3, row 0, column val: oops is not a number; leave");
    }

    @Test
    void aLengthThatIsNoNumberIsNamed() {
        sheet("configs", "id,x,epochs,diverged\n0,0.5,3,0\n1,0.6,few,0\n");
        sheet("val", "id,1,2,3\n0,0.9,0.8,0.7\n1,0.6,0.5,\n");
        refused("configurations, row 1, column epochs: few is not a number");
    }

    @Test
    void aColumnThatIsDerivedNamesTheCellThatIsNoNumber() {
        sheet("configs", "id,beta1\n0,0.9\n1,high\n");
        refused("t.configs.csv.gz, row 1, column beta1: high is not a number");
    }

    @Test
    void notesForPeopleDecideNothing() {
        TableMeta meta = TableMeta.of(
                "t",
                "{\"note\": \"measured; not a surrogate, unlike LCBench\", \"val\": \"of untrained networks too\"}");
        assertThat(meta.modelled()).isFalse();
        assertThat(meta.countsFromUntrained()).isFalse();
    }

    private void refused(String message) {
        assertThatThrownBy(this::read).isInstanceOf(TuningException.class).hasMessageContaining(message);
    }

    private CurveTable read() {
        return CurveTableReader.read(CurveFiles.at(folder.resolve("t").toString()));
    }

    private void sheet(String kind, String text) {
        TableFiles.sheet(folder.resolve("t." + kind + ".csv.gz"), text);
    }
}
