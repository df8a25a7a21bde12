package dev.temper.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Method.SuggesterKind;
import dev.temper.core.definition.Metric;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FidelityTest {
    private static Fidelity of(Resume resume) {
        return new Fidelity(new ExperimentDefinition(
                "fidelity",
                new Metric("loss", Metric.Goal.MINIMIZE),
                Space.of(List.of(new Parameter.OfDouble("a", 0, 1, Scale.LINEAR, null))),
                Ladder.ofEpochs(1, 27, 3),
                new Budget(400, null),
                1,
                new Method(SuggesterKind.RANDOM, ScheduleKind.FULL, 1, 1),
                resume,
                1,
                30_000,
                0));
    }

    @Test
    void aStepCostsTheDifferenceFromTheCheckpoint() {
        assertThat(of(Resume.CHECKPOINT).cost(9, 3)).isCloseTo(18 / 27.0, within(1e-5));
    }

    @Test
    void withoutCheckpointsAStepCostsTheWholeWay() {
        assertThat(of(Resume.RESTART).cost(9, 3)).isEqualTo(1);
    }

    @Test
    void runsAreLookedAtEveryTwelfthOfATrainingAfterARung() {
        Fidelity fidelity = of(Resume.CHECKPOINT);
        assertThat(IntStream.rangeClosed(1, 27).filter(fidelity::isCheck))
                .containsExactly(5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27);
    }

    @Test
    void theRungReachedIsTheHighestAtOrBelow() {
        Fidelity fidelity = of(Resume.CHECKPOINT);
        assertThat(IntStream.of(0, 1, 2, 3, 8, 9, 26, 27).map(fidelity::rungReached))
                .containsExactly(-1, 0, 0, 1, 1, 2, 2, 3);
    }
}
