package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.random.CounterRandom;
import dev.temper.core.space.Condition;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Match;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.space.UnitCube;
import dev.temper.core.space.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionalEncodingTest {
    private static final Space SPACE = Space.of(List.of(
                    new Parameter.Categorical("optimizer", List.of("sgd", "adam"), null),
                    new Parameter.OfDouble("momentum", 0, 1, Scale.LINEAR, null),
                    new Parameter.Categorical("schedule", List.of("flat", "cosine", "step"), null),
                    new Parameter.OfDouble("drop", 0, 1, Scale.LINEAR, null)))
            .withConditions(List.of(
                    when("momentum", "optimizer", "sgd"),
                    when("schedule", "optimizer", "sgd"),
                    when("drop", "schedule", "step")));
    private static final Encoding ENCODING = Encoding.of(SPACE);
    private static final UnitCube CUBE = new UnitCube(SPACE);

    private static Condition when(String parameter, String parent, String value) {
        return new Condition(parameter, List.of(new Match(parent, List.of(new Value.OfText(value)))));
    }

    @Test
    void whatDoesNotApplyIsAtTheOrigin() {
        double[] adam = features(0.9, 0.2, 0.3, 0.4);
        assertThat(adam).containsExactly(0, StrictMath.sqrt(0.5), 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(features(0.9, 0.7, 0.8, 0.1)).containsExactly(adam);
        assertThat(ENCODING.scaleOf()).containsExactly(0, 0, 1, 1, 2, 2, 2, 2, 3, 3);
    }

    @Test
    void aValueIsAsFarFromNoneAsTheEndsAreApart() {
        double[] flat = features(0, 0, 0, 0);
        double[] flatOther = features(0, 1, 0, 0);
        double[] cosine = features(0, 0, 0.5, 0);
        double[] none = features(1, 0, 0, 0);
        assertThat(distance(flat, flatOther, 2, 4)).isCloseTo(1, within(1e-12));
        assertThat(distance(flat, none, 2, 4)).isCloseTo(1, within(1e-12));
        assertThat(distance(flat, cosine, 4, 8)).isCloseTo(1, within(1e-12));
        assertThat(distance(flat, none, 4, 8)).isCloseTo(1, within(1e-12));
    }

    @Test
    void nestedParametersMoveLess() {
        double[] low = features(0, 0, 0.9, 0);
        double[] high = features(0, 0, 0.9, 1);
        assertThat(distance(low, high, 8, 10)).isCloseTo(StrictMath.sqrt(0.5), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void kernelStaysPositiveDefinite(long seed) {
        int n = 60;
        double[][] u = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double r = 2 * Matern.distance(draw(seed, i), draw(seed, j));
                u[i][j] = Matern.value(r, StrictMath.exp(-r)) + (i == j ? 1e-6 : 0);
            }
        }
        assertThat(Cholesky.extend(u, 0, n, 1e-300)).isTrue();
        for (int i = 0; i < n; i++) {
            assertThat(u[i][i]).isGreaterThan(0.9e-3);
        }
    }

    private static double[] draw(long seed, int i) {
        return features(
                CounterRandom.unit(seed, 1, i),
                CounterRandom.unit(seed, 2, i),
                CounterRandom.unit(seed, 3, i),
                CounterRandom.unit(seed, 4, i));
    }

    private static double[] features(double... point) {
        Configuration configuration = CUBE.configurationAt(point);
        return ENCODING.encode(configuration);
    }

    private static double distance(double[] x, double[] other, int from, int to) {
        double sum = 0;
        for (int c = from; c < to; c++) {
            sum += (x[c] - other[c]) * (x[c] - other[c]);
        }
        return StrictMath.sqrt(sum);
    }
}
