package dev.temper.core.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableCurvesTest {
    @Test
    void aTrialFollowsTheNearestRowThatIsNotUsed() {
        TableCurves curves = new TableCurves(Tables.table(), Tables.PARAMETERS);
        int nearest = curves.take(1, at(0.5));
        int next = curves.take(2, at(0.5));
        assertThat(curves.rowId(nearest)).isEqualTo("row-40");
        assertThat(curves.rowId(next)).isIn("row-39", "row-41");
    }

    @Test
    void rowsOutsideTheBoundsAreLeftOut() {
        List<Parameter> narrow = List.of(new Parameter.OfDouble("x", 0.5, 1, Scale.LINEAR, null));
        TableCurves curves = new TableCurves(Tables.table(), narrow);
        assertThat(curves.size()).isEqualTo(41);
        assertThat(curves.rowId(curves.take(1, at(0.5)))).isEqualTo("row-40");
    }

    @Test
    void anUnknownParameterIsNamed() {
        List<Parameter> other = List.of(new Parameter.OfDouble("y", 0, 1, Scale.LINEAR, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TableCurves(Tables.table(), other))
                .withMessageContaining("y")
                .withMessageContaining("bowl");
    }

    @Test
    void noRowServesTwice() {
        TableCurves curves = new TableCurves(Tables.table(), Tables.PARAMETERS);
        for (int trial = 1; trial <= Tables.ROWS; trial++) {
            curves.take(trial, at(0.5));
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> curves.take(Tables.ROWS + 1, at(0.5)))
                .withMessageContaining("81");
    }

    @Test
    void secondsAreThoseOfOneEpoch() {
        TableCurves curves = new TableCurves(Tables.table(), Tables.PARAMETERS);
        int row = curves.take(1, at(0.5));
        assertThat(curves.seconds(row, 1)).isEqualTo(Tables.SECONDS);
        assertThat(curves.seconds(row, 9)).isEqualTo(Tables.SECONDS);
    }

    private static Configuration at(double x) {
        return new Configuration(List.of(new Setting("x", new Value.OfDouble(x))));
    }
}
