package dev.temper.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainerOptionsTest {
    @Test
    void defaults() {
        TrainerOptions options = TrainerOptions.read(new String[0], Map.of());
        assertThat(options.hyperparameters())
                .isEqualTo(new Hyperparameters(0.001, 0.1, 0.001, 1e-8, 1e-8, 0.001, 32, 64));
        assertThat(options.epochs()).isEqualTo(27);
        assertThat(options.part()).isEqualTo(1);
        assertThat(options.checkpoints()).isNull();
    }

    @Test
    void theEnvironmentOfATrialIsRead() {
        TrainerOptions options = TrainerOptions.read(
                new String[0],
                Map.of(
                        "TEMPER_PARAM_LEARNING_RATE", "0.2",
                        "TEMPER_PARAM_ONE_MINUS_BETA1", "0.3",
                        "TEMPER_PARAM_ONE_MINUS_BETA2", "0.02",
                        "TEMPER_PARAM_EPSILON", "1.0E-4",
                        "TEMPER_PARAM_L2", "0.5",
                        "TEMPER_PARAM_DECAY", "0.25",
                        "TEMPER_PARAM_BATCH_SIZE", "128",
                        "TEMPER_CHECKPOINT_DIR", "somewhere",
                        "TEMPER_FROM_EPOCH", "9",
                        "TEMPER_TO_EPOCH", "12"));
        assertThat(options.hyperparameters()).isEqualTo(new Hyperparameters(0.2, 0.3, 0.02, 1e-4, 0.5, 0.25, 128, 64));
        assertThat(options.checkpoints()).isEqualTo(Path.of("somewhere"));
        assertThat(options.fromEpoch()).isEqualTo(9);
        assertThat(options.epochs()).isEqualTo(27);
    }

    @Test
    void argumentsGoBeforeTheEnvironment() {
        TrainerOptions options =
                TrainerOptions.read(new String[] {"--l2", "0.7", "--epochs", "3"}, Map.of("TEMPER_PARAM_L2", "0.5"));
        assertThat(options.hyperparameters().l2()).isEqualTo(0.7);
        assertThat(options.epochs()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "--learning-rate, fast, learning-rate is \"fast\"",
        "--learning-rate, 0, learning_rate is 0.0",
        "--learning-rate, NaN, learning_rate is NaN",
        "--batch-size, 0, batch_size is 0",
        "--batch-size, 6.5, batch-size is \"6.5\"",
        "--decay, 1, decay is 1.0",
        "--one-minus-beta1, 0, one_minus_beta1 is 0.0",
        "--units, 5000, units is 5000",
        "--epochs, 0, epochs is 0",
        "--part, 3, part is 3: give a number from 1 to 2",
        "--speed, 3, unknown argument --speed"
    })
    void mistakesAreNamed(String name, String value, String says) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainerOptions.read(new String[] {name, value}, Map.of()))
                .withMessageContaining(says);
    }

    @Test
    void anArgumentWithoutAValueIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainerOptions.read(new String[] {"--epochs"}, Map.of()))
                .withMessage("--epochs needs a value after it");
    }
}
