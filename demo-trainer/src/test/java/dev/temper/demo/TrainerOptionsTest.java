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
        assertThat(options.hyperparameters()).isEqualTo(new Hyperparameters(0.01, 0.1, 64, false, 1.2e-5, 0.001, 10));
        assertThat(options.epochs()).isEqualTo(27);
        assertThat(options.checkpoints()).isNull();
    }

    @Test
    void theEnvironmentOfATrialIsRead() {
        TrainerOptions options = TrainerOptions.read(
                new String[0],
                Map.of(
                        "TEMPER_PARAM_LEARNING_RATE", "0.2",
                        "TEMPER_PARAM_SCHEDULER_FACTOR", "0.3",
                        "TEMPER_PARAM_BATCH_SIZE", "128",
                        "TEMPER_PARAM_NESTEROV", "true",
                        "TEMPER_PARAM_WEIGHT_DECAY", "1.0E-4",
                        "TEMPER_PARAM_MOMENTUM", "0.5",
                        "TEMPER_PARAM_SCHEDULER_PATIENCE", "3",
                        "TEMPER_CHECKPOINT_DIR", "somewhere",
                        "TEMPER_FROM_EPOCH", "9",
                        "TEMPER_TO_EPOCH", "12"));
        assertThat(options.hyperparameters()).isEqualTo(new Hyperparameters(0.2, 0.3, 128, true, 1e-4, 0.5, 3));
        assertThat(options.checkpoints()).isEqualTo(Path.of("somewhere"));
        assertThat(options.fromEpoch()).isEqualTo(9);
        assertThat(options.epochs()).isEqualTo(27);
    }

    @Test
    void argumentsGoBeforeTheEnvironment() {
        TrainerOptions options = TrainerOptions.read(
                new String[] {"--momentum", "0.7", "--epochs", "3"}, Map.of("TEMPER_PARAM_MOMENTUM", "0.5"));
        assertThat(options.hyperparameters().momentum()).isEqualTo(0.7);
        assertThat(options.epochs()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "--learning-rate, fast, learning-rate is \"fast\"",
        "--learning-rate, 0, learning_rate is 0.0",
        "--learning-rate, NaN, learning_rate is NaN",
        "--batch-size, 0, batch_size is 0",
        "--batch-size, 6.5, batch-size is \"6.5\"",
        "--nesterov, maybe, nesterov is \"maybe\"",
        "--momentum, 1, momentum is 1.0",
        "--epochs, 0, epochs is 0",
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
