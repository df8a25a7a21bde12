package dev.temper.deploy.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordedRunsTest {
    private static final RecordedRuns RECORDED = RecordedRuns.read(Subject.LETTERS);

    @ParameterizedTest
    @EnumSource
    void everyMethodThatIsShownHasTenRunsThatTrainedSomethingInFull(Subject subject) {
        RecordedRuns recorded = RecordedRuns.read(subject);
        assertThat(recorded.seeds()).isEqualTo(10);
        for (int part = 1; part <= subject.parts(); part++) {
            for (String method : part == 1 ? RecordedRuns.FIRST : RecordedRuns.SECOND) {
                for (int seed = 0; seed < 10; seed++) {
                    BestOverCost run = recorded.run(part, method, seed);
                    assertThat(run.at(RecordedRuns.BUDGET + 1))
                            .as("%d %s %d", part, method, seed)
                            .isBetween(0.0, 1.0);
                }
            }
            for (RecordedRuns.Other other : RecordedRuns.beside(subject.parts() > 1)) {
                assertThat(recorded.median(part, other.method(), RecordedRuns.BUDGET))
                        .isNotNull();
            }
        }
    }

    @Test
    void aMedianIsThatOfTenAndNothingAsLongAsHalfHaveNothing() {
        double[] best = new double[10];
        double first = Double.POSITIVE_INFINITY;
        for (int seed = 0; seed < 10; seed++) {
            BestOverCost run = RECORDED.run(1, "asha", seed);
            best[seed] = Objects.requireNonNull(run.at(RecordedRuns.BUDGET));
            first = Math.min(first, run.steps().get(0).cost());
        }
        Arrays.sort(best);
        assertThat(RECORDED.median(1, "asha", RecordedRuns.BUDGET)).isEqualTo((best[4] + best[5]) / 2);
        assertThat(RECORDED.median(1, "asha", first / 2)).isNull();
    }

    @Test
    void aRunIsWrittenAsItIsRead() {
        BestOverCost run = new BestOverCost(List.of(new BestOverCost.Step(1.5, 0.25), new BestOverCost.Step(3, 0.5)));
        assertThat(RecordedRuns.lines(2, "asha", 7, run)).containsExactly("2,asha,7,1.5,0.25", "2,asha,7,3.0,0.5");
    }
}
