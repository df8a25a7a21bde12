package dev.temper.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

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
