package dev.temper.tuning.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.simulate.CurveTable;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.ParameterCheck;
import dev.temper.core.space.Scale;
import dev.temper.tuning.TableFiles;
import dev.temper.tuning.TuningException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forms that tables come in. */
class TableFormsTest {
    @TempDir
    private Path folder;

    @Test
    void aLineAnObservationBecomesATwentiethOfTheRunAColumnAndTellsNothingBeforeItWasMeasured() {
        TableFiles.sheet(folder.resolve("t.configs.csv.gz"), "id,x,total_model_steps\n0,0.5,100\n1,0.6,20\n");
        TableFiles.sheet(
                folder.resolve("t.curves_long.csv.gz"),
                "id,step,examples,val,test\n0,50,500,0.4,0.5\n0,100,1000,0.2,0.3\n1,20,90,0.7,0.8\n");
        CurveTable table = read("t.curves_long.csv.gz");
        assertThat(table.columns()).hasSize(20);
        assertThat(table.cumulative()).isTrue();
        CurveTable.Row first = table.rows().get(0);
        assertThat(first.losses().subList(0, 10)).containsOnly(0.4);
        assertThat(first.losses().subList(10, 20)).containsOnly(0.2);
        assertThat(first.seconds().get(0)).isEqualTo(500);
        assertThat(first.seconds().get(19)).isEqualTo(1000);
        assertThat(first.diverged()).isFalse();
        assertThat(table.rows().get(1).losses()).containsOnly(0.7);
    }

    @Test
    void aRunWhoseCurveEndsBeforeItsPlannedEndDiverged() {
        TableFiles.sheet(folder.resolve("t.configs.csv.gz"), "id,x,total_model_steps\n0,0.5,100\n1,0.6,100\n");
        TableFiles.sheet(folder.resolve("t.curves_long.csv.gz"), "id,step,val\n0,100,0.2\n1,30,0.9\n");
        CurveTable table = read("t.curves_long.csv.gz");
        assertThat(table.rows().get(1).diverged()).isTrue();
        assertThat(table.rows().get(1).losses().get(5)).isEqualTo(0.9);
        assertThat(table.rows().get(1).losses().get(6)).isNull();
    }

    @Test
    void epochsAtEqualDistancesAreOneTraining() {
        TableFiles.sheet(folder.resolve("configs.csv.gz"), "id,x\n0,0.5\n");
        TableFiles.sheet(folder.resolve("t.val.csv.gz"), "id,0,200,400,600\n0,0.9,0.5,0.4,0.3\n");
        CurveTable table = read("t");
        assertThat(table.columns()).containsExactly("200", "400", "600");
        assertThat(table.cumulative()).isTrue();
    }

    @Test
    void columnsAtUnequalDistancesCostWhatTheirNamesSayWhereNothingElseDoes() {
        TableFiles.sheet(folder.resolve("configs.csv.gz"), "id,x\n0,0.5\n");
        TableFiles.sheet(folder.resolve("t.val.csv.gz"), "id,1,3,9,27\n0,0.5,0.4,0.3,0.2\n");
        assertThat(read("t").cumulative()).isFalse();
        assertThat(read("t").rows().get(0).seconds()).containsExactly(1.0, 3.0, 9.0, 27.0);
        TableFiles.sheet(folder.resolve("t.val.csv.gz"), "id,small,medium,all\n0,0.5,0.4,0.3\n");
        assertThat(read("t").rows().get(0).seconds()).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void columnsThatNoParameterMayBeCalledAreRenamed() {
        TableFiles.sheet(
                folder.resolve("configs.csv.gz"),
                "id,learning rate,a/b,trial,2nd,learning_rate\n0,1,2,3,4,5\n1,2,3,4,5,6\n");
        TableFiles.sheet(folder.resolve("t.val.csv.gz"), "id,1,2\n0,0.5,0.4\n1,0.4,0.3\n");
        String meta =
                "{\"hyperparameters\": [{\"name\": \"learning rate\", \"type\": \"float\", \"lower\": 0, \"upper\": 3}]}";
        CurveTable table = read("t");
        assertThat(table.parameters()).containsExactly("learning_rate", "a_b", "trial_", "_2nd", "learning_rate_5");
        assertThat(ParameterCheck.check(TableParameters.of(table, null))).isEmpty();
        assertThat(TableParameters.of(table, meta))
                .containsExactly(new Parameter.OfDouble("learning_rate", 0, 3, Scale.LINEAR, null));
    }

    @Test
    void aParameterThatSomeRowsLackIsNamed() {
        TableFiles.sheet(folder.resolve("configs.csv.gz"), "id,x,momentum\n0,0.5,0.9\n1,0.6,\n");
        TableFiles.sheet(folder.resolve("t.val.csv.gz"), "id,1,2\n0,0.5,0.4\n1,0.4,0.3\n");
        assertThatThrownBy(() -> TableParameters.of(read("t"), null))
                .isInstanceOf(TuningException.class)
                .hasMessageContaining("the configuration of row 1 has no value in column momentum: fill it in");
    }

    @Test
    void costsOfSingleEpochsAreAddedUp() {
        TableFiles.sheet(folder.resolve("configs.csv.gz"), "id,x\n0,0.5\n");
        TableFiles.sheet(folder.resolve("t.val.csv.gz"), "id,1,2,3\n0,0.5,0.4,0.3\n");
        TableFiles.sheet(folder.resolve("t.cost.csv.gz"), "id,1,2,3\n0,2,1,1.5\n");
        assertThat(read("t").rows().get(0).seconds()).containsExactly(2.0, 3.0, 4.5);
    }

    @Test
    void aRunThatFailedAtOnceCostsWhatOthersDo() {
        TableFiles.sheet(folder.resolve("configs.csv.gz"), "id,x,diverged\n0,0.5,0\n1,0.6,1\n2,0.7,0\n");
        TableFiles.sheet(folder.resolve("t.val.csv.gz"), "id,1,2\n0,0.5,0.4\n1,,\n2,0.5,0.4\n");
        TableFiles.sheet(folder.resolve("t.cost.csv.gz"), "id,1,2\n0,2,4\n1,,\n2,4,8\n");
        assertThat(read("t").rows().get(1).seconds()).containsExactly(3.0, 6.0);
    }

    @Test
    void runsThatEndEarlyWithoutHavingDivergedHaveLengthsOfTheirOwn() {
        TableFiles.sheet(folder.resolve("configs.csv.gz"), "id,x,diverged\n0,0.5,0\n1,0.6,0\n");
        TableFiles.sheet(folder.resolve("t.val.csv.gz"), "id,1,2,3,4\n0,0.5,0.4,0.3,0.2\n1,0.8,0.7,,\n");
        CurveTable table = read("t");
        assertThat(table.finalLosses()).containsExactly(0.2, 0.7);
    }

    @Test
    void aQuotedCellHoldsCommasAndQuotes() {
        String rows = "\"a \"\"b\"\"\",\"x, y\"\r\n1,z\r\n";
        TableFiles.sheet(folder.resolve("configs.csv.gz"), "\uFEFFid,kind\r\n" + rows);
        TableFiles.sheet(folder.resolve("t.val.csv.gz"), "id,1,2\n\"a \"\"b\"\"\",0.5,0.4\n\n\"1\",0.4,0.3\n");
        TableFiles.sheet(folder.resolve("u.curves_long.csv.gz"), "id,step,val\n\"a \"\"b\"\"\",\"20\",0.5\n1,20,0.4\n");
        for (CurveTable table : List.of(read("t"), read("u.curves_long.csv.gz"))) {
            assertThat(table.rows()).extracting(CurveTable.Row::id).containsExactly("a \"b\"", "1");
            assertThat(table.rows()).extracting(CurveTable.Row::cells).containsExactly(List.of("x, y"), List.of("z"));
            assertThat(table.finalLosses()).hasSize(2);
        }
    }

    private CurveTable read(String name) {
        return CurveTableReader.read(CurveFiles.at(folder.resolve(name).toString()));
    }
}
