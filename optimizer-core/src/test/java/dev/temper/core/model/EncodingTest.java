package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.random.CounterRandom;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter.OfDouble("rate", 1e-4, 1, Scale.LOG, null),
            new Parameter.OfInt("layers", 1, 5, Scale.LINEAR, null),
            new Parameter.OfInt("batch", 16, 256, Scale.POWER_OF_TWO, null),
            new Parameter.OfInt("units", 10, 1000, Scale.LOG, null),
            new Parameter.Categorical("optimizer", List.of("sgd", "adam", "rmsprop"), null),
            new Parameter.ValueList(
                    "grid", List.of(new Value.OfLong(1), new Value.OfLong(7), new Value.OfLong(100)), null));
    private static final Encoding ENCODING = Encoding.of(PARAMETERS);

    @Test
    void endsOfScalesAreZeroAndOne() {
        assertThat(encode(1e-4, 1, 16, 10, "sgd", 1)).startsWith(0, 0, 0, 0).endsWith(0);
        assertThat(encode(1, 5, 256, 1000, "sgd", 100)).startsWith(1, 1, 1, 1).endsWith(1);
    }

    @Test
    void whatLiesBetweenIsPlacedByItsScale() {
        double[] x = encode(1e-2, 2, 64, 100, "adam", 7);
        assertThat(x[0]).isCloseTo(0.5, within(1e-12));
        assertThat(x[1]).isCloseTo(0.25, within(1e-12));
        assertThat(x[2]).isCloseTo(0.5, within(1e-12));
        assertThat(x[3]).isCloseTo(0.5, within(1e-12));
        assertThat(x[7]).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void categoriesAreAtDistanceOneAndShareALengthScale() {
        double distance = Matern.distance(encode(1, 1, 16, 10, "sgd", 1), encode(1, 1, 16, 10, "rmsprop", 1));
        assertThat(distance).isCloseTo(Math.sqrt(5), within(1e-12));
        assertThat(ENCODING.scaleOf()).containsExactly(0, 1, 2, 3, 4, 4, 4, 5);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void conditionalColumnsKeepTheKernelPositiveDefinite(long seed) {
        int n = 80;
        double[][] features = new double[n][6];
        for (int i = 0; i < n; i++) {
            boolean first = CounterRandom.unit(seed, 1, i) < 0.5;
            boolean nested = first && CounterRandom.unit(seed, 2, i) < 0.5;
            Arc.fill(first, CounterRandom.unit(seed, 3, i), 1, features[i], 0);
            Arc.fill(nested, CounterRandom.unit(seed, 4, i), 2, features[i], 2);
            Arc.fill(!first, CounterRandom.unit(seed, 5, i), 1, features[i], 4);
        }
        double[][] u = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double r = 2 * Matern.distance(features[i], features[j]);
                u[i][j] = Matern.value(r, StrictMath.exp(-r)) + (i == j ? 1e-9 : 0);
            }
        }
        assertThat(Cholesky.extend(u, 0, n, 1e-300)).isTrue();
        for (int i = 0; i < n; i++) {
            assertThat(u[i][i]).isGreaterThan(1e-6);
        }
    }

    @Test
    void anInactiveParameterIsAsFarAsTheEndsAreApartAndItsValueDoesNotMatter() {
        double[] x = new double[8];
        Arc.fill(true, 0, 1, x, 0);
        Arc.fill(true, 1, 1, x, 2);
        Arc.fill(false, 0.3, 1, x, 4);
        Arc.fill(true, 0.4, 3, x, 6);
        assertThat(StrictMath.hypot(x[0] - x[2], x[1] - x[3])).isCloseTo(1, within(1e-12));
        assertThat(StrictMath.hypot(x[0] - x[4], x[1] - x[5])).isCloseTo(1, within(1e-12));
        assertThat(new double[] {x[4], x[5]}).containsExactly(0, 0);
        assertThat(StrictMath.hypot(x[6], x[7])).isCloseTo(0.5, within(1e-12));
    }

    private static double[] encode(double rate, long layers, long batch, long units, String optimizer, long grid) {
        return ENCODING.encode(new Configuration(List.of(
                new Setting("rate", new Value.OfDouble(rate)),
                new Setting("layers", new Value.OfLong(layers)),
                new Setting("batch", new Value.OfLong(batch)),
                new Setting("units", new Value.OfLong(units)),
                new Setting("optimizer", new Value.OfText(optimizer)),
                new Setting("grid", new Value.OfLong(grid)))));
    }
}
