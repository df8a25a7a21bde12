package dev.temper.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvmTrainerTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void itLearnsTheMoreTheMoreItSees() {
        Satellite satellite = Satellite.load();
        SupportVectors machine = new SupportVectors(10, 0.03);
        double least = machine.accuracy(satellite, 0);
        double most = machine.accuracy(satellite, SupportVectors.sizes() - 1);
        assertThat(least).isBetween(0.7, 0.86);
        assertThat(most).isBetween(0.88, 0.95);
    }

    @Test
    void theTaskAndTheParametersOfATrialAreRead() {
        assertThat(run(Map.of("TEMPER_TASK", "1/64", "TEMPER_PARAM_C", "1.0E1", "TEMPER_PARAM_GAMMA", "0.03")))
                .isZero();
        double accuracy = new SupportVectors(10, 0.03).accuracy(Satellite.load(), 0);
        assertThat(text(out))
                .startsWith("{\"epoch\": 1, \"accuracy\": " + accuracy + ", ")
                .endsWith("}\n");
        assertThat(text(err)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "--task, half, 'task is \"half\": give 1/64, 1/16, 1/4 or all'",
        "--c, 0, c is 0.0: give a number above 0",
        "--gamma, wide, gamma is \"wide\"",
        "--sigma, 1, unknown argument --sigma"
    })
    void mistakesAreNamed(String name, String value, String says) {
        assertThat(run(Map.of(), name, value)).isEqualTo(2);
        assertThat(text(err)).contains(says);
        assertThat(text(out)).isEmpty();
    }

    private int run(Map<String, String> environment, String... arguments) {
        return SvmTrainer.run(
                arguments,
                environment,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
