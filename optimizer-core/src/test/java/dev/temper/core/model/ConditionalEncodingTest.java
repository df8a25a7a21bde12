package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.space.Condition;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Feasibility;
import dev.temper.core.space.Match;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.space.UnitCube;
import dev.temper.core.space.Value;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ConditionalEncodingTest {
    private static final Space SPACE = Space.of(List.of(
                    new Parameter.Categorical("optimizer", List.of("adam", "sgd"), null),
                    new Parameter.OfDouble("momentum", 0, 1, Scale.LINEAR, null),
                    new Parameter.Categorical("nesterov", List.of("no", "yes"), null),
                    new Parameter.OfInt("warmup", 1, 5, Scale.LINEAR, null),
                    new Parameter.OfDouble("rate", 1e-4, 1, Scale.LOG, null)))
            .withConditions(List.of(
                    new Condition("momentum", List.of(text("optimizer", "sgd"))),
                    new Condition("nesterov", List.of(text("optimizer", "sgd"))),
                    new Condition("warmup", List.of(text("nesterov", "yes")))));
    private static final Encoding ENCODING = Encoding.of(SPACE);
    private static final UnitCube CUBE = new UnitCube(SPACE);

    private static Match text(String parameter, String value) {
        return new Match(parameter, List.of(new Value.OfText(value)));
    }

    private static double[] at(double... point) {
        return ENCODING.encode(CUBE.configurationAt(point));
    }

    @Test
    void aNumberThatDoesNotAlwaysApplyHasTwoColumnsAndOneLengthScale() {
        assertThat(ENCODING.scaleOf()).containsExactly(0, 0, 1, 1, 2, 2, 3, 3, 4);
    }

    @Test
    void configurationsThatDifferOnlyWhereNothingAppliesAreOne() {
        assertThat(at(0, 0.1, 0, 0.2, 0.5)).isEqualTo(at(0, 0.9, 1, 0.8, 0.5));
        assertThat(at(0, 0.1, 0, 0.2, 0.5)).startsWith(Math.sqrt(0.5), 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void theDistanceOfNoValueFromAnyValueIsTheLengthOfTheScale() {
        double[] without = at(0, 0, 0, 0, 0.5);
        for (double momentum : new double[] {0, 0.3, 1}) {
            double[] with = at(1, momentum, 0, 0, 0.5);
            double apart = Math.hypot(with[2] - without[2], with[3] - without[3]);
            assertThat(apart).isCloseTo(1, within(1e-12));
        }
        double[] lowest = at(1, 0, 0, 0, 0.5);
        double[] highest = at(1, 1, 0, 0, 0.5);
        assertThat(Math.hypot(lowest[2] - highest[2], lowest[3] - highest[3])).isCloseTo(1, within(1e-12));
    }

    @Test
    void theKernelOverConditionalConfigurationsIsPositiveDefinite() {
        Feasibility feasibility = new Feasibility(SPACE);
        int n = 60;
        double[][] features = new double[n][];
        for (int i = 0; i < n; i++) {
            Configuration configuration = Objects.requireNonNull(feasibility.draw(5, i));
            features[i] = ENCODING.encode(configuration);
        }
        double[][] u = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double r = 2 * Matern.distance(features[i], features[j]);
                u[i][j] = Matern.value(r, StrictMath.exp(-r)) + (i == j ? 1e-6 : 0);
            }
        }
        assertThat(Cholesky.extend(u, 0, n, 1e-300)).isTrue();
    }
}
