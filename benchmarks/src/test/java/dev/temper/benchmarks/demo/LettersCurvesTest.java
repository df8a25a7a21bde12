package dev.temper.benchmarks.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Value;
import dev.temper.demo.Hyperparameters;
import dev.temper.demo.LettersTraining;
import dev.temper.demo.PrintedLetters;
import java.util.List;
import org.junit.jupiter.api.Test;

class LettersCurvesTest {
    private static final Configuration CONFIGURATION = new Configuration(List.of(
            new Configuration.Setting("learning_rate", new Value.OfDouble(0.01)),
            new Configuration.Setting("one_minus_beta1", new Value.OfDouble(0.1)),
            new Configuration.Setting("one_minus_beta2", new Value.OfDouble(0.001)),
            new Configuration.Setting("epsilon", new Value.OfDouble(1e-8)),
            new Configuration.Setting("l2", new Value.OfDouble(1e-6)),
            new Configuration.Setting("decay", new Value.OfDouble(0.1)),
            new Configuration.Setting("batch_size", new Value.OfLong(64)),
            new Configuration.Setting("units", new Value.OfLong(16))));

    @Test
    void aCurveIsWhatTheDemosTrainerComesTo() {
        PrintedLetters letters = PrintedLetters.load(2);
        LettersTraining training =
                new LettersTraining(letters, new Hyperparameters(0.01, 0.1, 0.001, 1e-8, 1e-6, 0.1, 64, 16), 1);
        double first = training.nextEpoch().accuracy();
        double second = training.nextEpoch().accuracy();
        LettersCurves curves = new LettersCurves(letters, 27);
        int curve = curves.take(1, CONFIGURATION);
        assertThat(curves.loss(curve, 2)).isEqualTo(-second);
        assertThat(curves.loss(curve, 1)).isEqualTo(-first);
    }
}
