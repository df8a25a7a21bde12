package dev.temper.benchmarks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Value;
import dev.temper.demo.Digits;
import dev.temper.demo.DigitsTraining;
import dev.temper.demo.Hyperparameters;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigitsCurvesTest {
    private static final Configuration CONFIGURATION = new Configuration(List.of(
            new Configuration.Setting("learning_rate", new Value.OfDouble(0.05)),
            new Configuration.Setting("scheduler_factor", new Value.OfDouble(0.5)),
            new Configuration.Setting("batch_size", new Value.OfLong(64)),
            new Configuration.Setting("nesterov", new Value.OfText("true")),
            new Configuration.Setting("weight_decay", new Value.OfDouble(1e-4)),
            new Configuration.Setting("momentum", new Value.OfDouble(0.8)),
            new Configuration.Setting("scheduler_patience", new Value.OfLong(5))));

    @Test
    void aCurveIsWhatTheDemosTrainerComesTo() {
        Digits digits = Digits.load();
        DigitsTraining training = new DigitsTraining(digits, new Hyperparameters(0.05, 0.5, 64, true, 1e-4, 0.8, 5), 1);
        double first = training.nextEpoch().accuracy();
        double second = training.nextEpoch().accuracy();
        DigitsCurves curves = new DigitsCurves(digits, 27);
        int curve = curves.take(1, CONFIGURATION);
        assertThat(curves.loss(curve, 2)).isEqualTo(1 - second);
        assertThat(curves.loss(curve, 1)).isEqualTo(1 - first);
        assertThat(curves.bestAnywhere()).isEqualTo(Math.max(first, second));
    }
}
