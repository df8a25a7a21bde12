package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.NamedMethod;
import dev.temper.core.space.LinearConstraint;
import dev.temper.core.space.LinearConstraint.Term;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolDrawTest {
    private static Space grid(int each) {
        return Space.of(List.of(
                new Parameter.OfInt("a", 1, each, Scale.LINEAR, null),
                new Parameter.OfInt("b", 1, each, Scale.LINEAR, null)));
    }

    private static int size(Space space, int fit) {
        Ladder ladder = Ladder.ofEpochs(1, 9, 3);
        ExperimentDefinition definition = new ExperimentDefinition(
                "pool",
                new Metric("loss", Metric.Goal.MINIMIZE),
                space,
                ladder,
                new Budget(100, null),
                2,
                NamedMethod.TEMPER.on(ladder),
                Resume.CHECKPOINT,
                0,
                30_000,
                17);
        return PoolDraw.of(Given.of(definition, List.of()), List.of(), fit).size();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 40, 1_000})
    void aSmallSpaceIsWeighedWholeAfterAnyNumberOfFits(int fit) {
        Space small = grid(16);
        assertThat(size(small, fit)).isEqualTo(256);
        LinearConstraint half = new LinearConstraint(List.of(new Term("a", 1), new Term("b", 1)), null, 17.0);
        assertThat(size(small.withRules(List.of(half), List.of()), fit)).isEqualTo(136);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 40, 1_000})
    void aLargerFiniteSpaceIsWeighedInPartsThatDoNotRunOut(int fit) {
        assertThat(size(grid(36), fit)).isBetween(500, 1_000);
    }
}
