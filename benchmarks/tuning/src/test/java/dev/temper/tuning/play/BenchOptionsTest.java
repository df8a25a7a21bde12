package dev.temper.tuning.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.tuning.TuningException;
import dev.temper.tuning.table.TableReading;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchOptionsTest {
    @Test
    void whatIsNamedTwiceIsPlayedOnceAndBlanksBesideCommasAreFine() {
        BenchOptions options = options(List.of("random", " asha", "random "), List.of(4, 20, 4), 40, 10, 1);
        assertThat(options.methods()).containsExactly("random", "asha");
        assertThat(options.workers()).containsExactly(4, 20);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e9})
    void aBudgetThatNoReportCanDrawIsRefused(double budget) {
        refused(() -> options(List.of("random"), List.of(4), budget, 10, 1), "--budget " + budget);
    }

    @Test
    void theOptionThatIsOutOfRangeIsNamedAlone() {
        refused(() -> options(List.of("random"), List.of(4), 40, 0, 1), "--seeds 0: give 1 or more");
        refused(() -> options(List.of("random"), List.of(4, -2), 40, 1, 1), "--workers -2: give 1 or more");
        refused(() -> options(List.of("random"), List.of(4), 40, 1, 0), "--threads 0: give 1 or more");
    }

    private static void refused(ThrowingCallable made, String message) {
        assertThatThrownBy(made).isInstanceOf(TuningException.class).hasMessageStartingWith(message);
    }

    private static BenchOptions options(
            List<String> methods, List<Integer> workers, double budget, int seeds, int threads) {
        return new BenchOptions(
                Path.of("tables"),
                List.of(),
                methods,
                workers,
                budget,
                Seeds.first(seeds),
                Path.of("out"),
                threads,
                Resume.CHECKPOINT,
                TableReading.PLAIN,
                Path.of("none"));
    }
}
