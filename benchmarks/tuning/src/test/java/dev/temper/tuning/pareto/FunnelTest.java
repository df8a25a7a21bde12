package dev.temper.tuning.pareto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.tuning.TuningException;
import org.junit.jupiter.api.Test;

class FunnelTest {
    private static final Funnel VEHICLE = Funnel.of("167168_vehicle");

    @Test
    void oneLayerIsThatOfTheOutputs() {
        assertThat(VEHICLE.weights(1, 64)).isEqualTo(19 * 4);
        assertThat(VEHICLE.weights(1, 1024)).isEqualTo(19 * 4);
    }

    @Test
    void layersBecomeNarrowerByTheSameStep() {
        // (64 - 4) / 2 = 30: layers of 64 and 34, then 4 outputs.
        assertThat(VEHICLE.weights(3, 64)).isEqualTo(19 * 64 + 65 * 34 + 35 * 4);
    }

    @Test
    void noFirstLayerIsNarrowerThanTheInputs() {
        Funnel christine = Funnel.of("168908_christine");
        assertThat(christine.weights(2, 64)).isEqualTo(1637L * 1636 + 1637 * 2).isEqualTo(christine.weights(2, 1024));
    }

    @Test
    void aFunnelThatWouldWidenStaysAsItIs() {
        Funnel helena = Funnel.of("168329_helena");
        assertThat(helena.weights(3, 64)).isEqualTo(28 * 64 + 65 * 64 + 65 * 100);
    }

    @Test
    void anotherDataSetIsRefused() {
        assertThatThrownBy(() -> Funnel.of("1_iris"))
                .isInstanceOf(TuningException.class)
                .hasMessageContaining("1_iris");
    }
}
