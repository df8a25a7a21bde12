package dev.temper.core.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.random.CounterRandom;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UnitCubeTest {
    static List<Parameter> parameters() {
        return List.of(
                new Parameter.OfDouble("linear", -3, 7, Scale.LINEAR, null),
                new Parameter.OfDouble("widest", -Double.MAX_VALUE, Double.MAX_VALUE, Scale.LINEAR, null),
                new Parameter.OfDouble("log", 1e-4, 1, Scale.LOG, null),
                new Parameter.OfDouble("log_widest", Double.MIN_VALUE, Double.MAX_VALUE, Scale.LOG, null),
                new Parameter.OfInt("int", -2, 9, Scale.LINEAR, null),
                new Parameter.OfInt("int_large", -1_000_000_000_000L, 1_000_000_000_000L, Scale.LINEAR, null),
                new Parameter.OfInt("int_log", 1, 1000, Scale.LOG, null),
                new Parameter.OfInt("int_log_large", 1, 1_000_000_000_000L, Scale.LOG, null),
                new Parameter.OfInt("power", 16, 256, Scale.POWER_OF_TWO, null),
                new Parameter.OfInt("power_widest", 1, 1L << 62, Scale.POWER_OF_TWO, null),
                new Parameter.Categorical("category", List.of("a", "b", "c"), null),
                new Parameter.ValueList(
                        "list",
                        List.of(new Value.OfDouble(0.5), new Value.OfDouble(0.1), new Value.OfDouble(3)),
                        null));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void bothEndsAreExactlyTheBounds(Parameter parameter) {
        Axis axis = Axis.of(parameter);
        assertThat(axis.valueAt(0)).isEqualTo(axis.gridValue(0));
        assertThat(axis.valueAt(-0.1)).isEqualTo(axis.gridValue(0));
        assertThat(axis.valueAt(1)).isEqualTo(axis.gridValue(axis.gridSize() - 1));
        assertThat(axis.valueAt(1.1)).isEqualTo(axis.gridValue(axis.gridSize() - 1));
        if (parameter instanceof Parameter.OfDouble real) {
            assertThat(axis.gridValue(0)).isEqualTo(new Value.OfDouble(real.min()));
            assertThat(axis.gridValue(axis.gridSize() - 1)).isEqualTo(new Value.OfDouble(real.max()));
        }
        if (parameter instanceof Parameter.OfInt whole) {
            assertThat(axis.gridValue(0)).isEqualTo(new Value.OfLong(whole.min()));
            assertThat(axis.gridValue(axis.gridSize() - 1)).isEqualTo(new Value.OfLong(whole.max()));
        }
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void valuesComeBackFromTheirPositions(Parameter parameter) {
        Axis axis = Axis.of(parameter);
        for (int i = 0; i < 2000; i++) {
            Value value = axis.valueAt(CounterRandom.unit(7, 0, i));
            assertThat(axis.contains(value)).isTrue();
            double position = axis.positionOf(value);
            assertThat(position).isBetween(0.0, 1.0);
            Value back = axis.valueAt(position);
            if (value instanceof Value.OfDouble real && !(parameter instanceof Parameter.ValueList)) {
                assertThat(((Value.OfDouble) back).value())
                        .isCloseTo(real.value(), within(Math.abs(real.value()) * 1e-11 + 1e-300));
                assertThat(axis.positionOf(back)).isCloseTo(position, within(1e-14));
            } else {
                assertThat(back).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void valuesRiseWithThePosition(Parameter parameter) {
        Axis axis = Axis.of(parameter);
        double before = axis.positionOf(axis.valueAt(0));
        for (int i = 1; i <= 1000; i++) {
            double position = axis.positionOf(axis.valueAt(i / 1000.0));
            assertThat(position).isGreaterThanOrEqualTo(before);
            before = position;
        }
    }

    @Test
    void logScaleHasEqualRatiosAtEqualDistances() {
        Axis axis = Axis.of(new Parameter.OfDouble("rate", 1e-4, 1, Scale.LOG, null));
        assertThat(((Value.OfDouble) axis.valueAt(0.25)).value()).isCloseTo(1e-3, within(1e-15));
        assertThat(((Value.OfDouble) axis.valueAt(0.5)).value()).isCloseTo(1e-2, within(1e-14));
    }

    @Test
    void discreteValuesOwnEqualShares() {
        Axis axis = Axis.of(new Parameter.OfInt("layers", 0, 4, Scale.LINEAR, null));
        long[] counts = new long[5];
        LongStream.range(0, 1000).forEach(i -> counts[(int) ((Value.OfLong) axis.valueAt((i + 0.5) / 1000)).value()]++);
        assertThat(counts).containsOnly(200);
    }

    @Test
    void aCubeConvertsWholeConfigurationsInTheOrderOfDeclaration() {
        UnitCube cube = new UnitCube(parameters());
        double[] point = new double[cube.dimensions()];
        for (int i = 0; i < point.length; i++) {
            point[i] = CounterRandom.unit(3, 0, i);
        }
        Configuration configuration = cube.configurationAt(point);
        assertThat(configuration.settings())
                .extracting(Configuration.Setting::parameter)
                .containsExactlyElementsOf(
                        parameters().stream().map(Parameter::name).toList());
        Configuration back = cube.configurationAt(cube.pointOf(configuration));
        assertThat(back.settings().subList(4, 12))
                .isEqualTo(configuration.settings().subList(4, 12));
    }

    @Test
    void sizeCountsConfigurationsAndSaturates() {
        Parameter five = new Parameter.OfInt("five", 0, 4, Scale.LINEAR, null);
        Parameter two = new Parameter.Categorical("two", List.of("a", "b"), null);
        Parameter large = new Parameter.OfInt("large", 1, 1_000_000_000_000L, Scale.LINEAR, null);
        Parameter real = new Parameter.OfDouble("real", 0, 1, Scale.LINEAR, null);
        assertThat(new UnitCube(List.of(five, two)).size()).isEqualTo(10);
        assertThat(new UnitCube(List.of(large, large)).size()).isEqualTo(Long.MAX_VALUE);
        assertThat(new UnitCube(List.of(five, real)).size()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aValueOffTheAxisHasNoPosition() {
        for (Parameter parameter : parameters()) {
            Axis axis = Axis.of(parameter);
            assertThatIllegalArgumentException().isThrownBy(() -> axis.positionOf(new Value.OfText("none")));
            assertThat(axis.contains(new Value.OfDouble(Double.NaN))).isFalse();
        }
    }

    @Test
    void defaultsAreDeclaredOrTheMiddleOnTheScale() {
        Configuration defaults = Configurations.defaults(List.of(
                new Parameter.OfDouble("declared", 0, 1, Scale.LINEAR, 0.9),
                new Parameter.OfDouble("log", 1e-4, 1, Scale.LOG, null),
                new Parameter.OfInt("int", 0, 20, Scale.LINEAR, null),
                new Parameter.OfInt("power", 16, 256, Scale.POWER_OF_TWO, null),
                new Parameter.Categorical("category", List.of("a", "b", "c"), null)));
        assertThat(defaults.settings().get(0).value()).isEqualTo(new Value.OfDouble(0.9));
        assertThat(((Value.OfDouble) defaults.settings().get(1).value()).value())
                .isCloseTo(0.01, within(1e-14));
        assertThat(defaults.settings().get(2).value()).isEqualTo(new Value.OfLong(10));
        assertThat(defaults.settings().get(3).value()).isEqualTo(new Value.OfLong(64));
        assertThat(defaults.settings().get(4).value()).isEqualTo(new Value.OfText("a"));
    }
}
