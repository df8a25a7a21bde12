package dev.temper.tuning.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.simulate.CurveTable;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Value;
import dev.temper.tuning.TableFiles;
import dev.temper.tuning.TuningException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableParametersTest {
    @TempDir
    private Path folder;

    @Test
    void declaredRangesAreWidenedToHoldEveryRow() {
        List<Parameter> parameters = parameters("""
                id,lr,units,act,batch,note
                0,0.0005,8,relu,20,a
                1,0.2,64,tanh,80,b
                """, """
                {"hyperparameters": [
                  {"name": "lr", "type": "float", "lower": 0.001, "upper": 0.1, "log": true},
                  {"name": "units", "type": "int", "lower": 1, "upper": 32, "log": false},
                  {"name": "act", "type": "categorical", "choices": ["relu", "gelu"]},
                  {"name": "batch", "type": "ordinal", "choices": [20, 40]},
                  {"name": "unknown", "type": "float", "lower": 0, "upper": 1}]}
                """);
        assertThat(parameters)
                .containsExactly(
                        new Parameter.OfDouble("lr", 0.0005, 0.2, Scale.LOG, null),
                        new Parameter.OfInt("units", 1, 64, Scale.LINEAR, null),
                        new Parameter.Categorical("act", List.of("gelu", "relu", "tanh"), null),
                        new Parameter.ValueList(
                                "batch",
                                List.of(new Value.OfLong(20), new Value.OfLong(40), new Value.OfLong(80)),
                                null));
    }

    @Test
    void withoutADeclarationTheColumnsTell() {
        List<Parameter> parameters = parameters("""
                id,lr,units,act,same,diverged,seed
                0,0.0005,8,relu,7,0,1
                1,0.2,64,tanh,7,1,2
                """, null);
        assertThat(parameters)
                .containsExactly(
                        new Parameter.OfDouble("lr", 0.0005, 0.2, Scale.LOG, null),
                        new Parameter.OfInt("units", 8, 64, Scale.LINEAR, null),
                        new Parameter.Categorical("act", List.of("relu", "tanh"), null));
    }

    @Test
    void whatWasSampledStandsInForWhatWasReleased() {
        List<Parameter> parameters = parameters("""
                id,beta1,epochs,lr_peak_epoch
                0,0.9,20,4
                1,0.999,40,20
                """, """
                {"hyperparameters": [
                  {"name": "beta1", "type": "float", "lower": 0, "upper": 1},
                  {"name": "lr_peak_epoch", "type": "int", "lower": 0, "upper": 79}]}
                """);
        assertThat(parameters).extracting(Parameter::name).containsExactly("one_minus_beta1", "lr_peak_frac");
        assertThat(((Parameter.OfDouble) parameters.get(0)).scale()).isEqualTo(Scale.LOG);
        assertThat(((Parameter.OfDouble) parameters.get(1)).min()).isEqualTo(0.2);
        assertThat(((Parameter.OfDouble) parameters.get(1)).max()).isEqualTo(0.5);
    }

    @Test
    void aTableWithNothingToTuneIsRefused() {
        assertThatThrownBy(() -> parameters("id,same\n0,7\n1,7\n", null))
                .isInstanceOf(TuningException.class)
                .hasMessageContaining("no column to tune");
    }

    @Test
    void anOddDescriptionIsNamed() {
        assertThatThrownBy(() -> parameters("id,x\n0,7\n1,8\n", "{"))
                .isInstanceOf(TuningException.class)
                .hasMessageContaining("not JSON");
    }

    private List<Parameter> parameters(String configurations, @Nullable String meta) {
        TableFiles.sheet(folder.resolve("t.configs.csv.gz"), configurations);
        TableFiles.sheet(folder.resolve("t.val.csv.gz"), "id,1,2\n0,0.5,0.4\n1,0.5,0.4\n");
        CurveTable table =
                CurveTableReader.read(CurveFiles.at(folder.resolve("t").toString()));
        return TableParameters.of(table, meta);
    }
}
