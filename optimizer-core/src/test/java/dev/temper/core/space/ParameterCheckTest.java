package dev.temper.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterCheckTest {
    private static final double NAN = Double.NaN;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of("min", "min is 2, which is not below max, 1", real(2, 1, Scale.LINEAR, null)),
                Arguments.of("min", "constant", real(1, 1, Scale.LINEAR, null)),
                Arguments.of("min", "NaN", real(NAN, 1, Scale.LINEAR, null)),
                Arguments.of("max", "Infinity", real(0, Double.POSITIVE_INFINITY, Scale.LINEAR, null)),
                Arguments.of("min", "min is 0, but a log scale", real(0, 1, Scale.LOG, null)),
                Arguments.of("min", "-0.5", real(-0.5, 1, Scale.LOG, null)),
                Arguments.of("scale", "type int", real(1, 16, Scale.POWER_OF_TWO, null)),
                Arguments.of(
                        "default", "default is 2, which is not a number from 0 to 1", real(0, 1, Scale.LINEAR, 2.0)),
                Arguments.of("default", "NaN", real(0, 1, Scale.LINEAR, NAN)),
                Arguments.of("min", "5", whole(5, 4, Scale.LINEAR, null)),
                Arguments.of("min", "starts at 1", whole(0, 4, Scale.LOG, null)),
                Arguments.of("max", "1000000000001", whole(0, 1_000_000_000_001L, Scale.LINEAR, null)),
                Arguments.of("min", "type double", whole(Long.MIN_VALUE, 0, Scale.LINEAR, null)),
                Arguments.of("min", "min is 12, which is not a power of two", whole(12, 16, Scale.POWER_OF_TWO, null)),
                Arguments.of("max", "17", whole(16, 17, Scale.POWER_OF_TWO, null)),
                Arguments.of("default", "a power of two from 16 to 256", whole(16, 256, Scale.POWER_OF_TWO, 100L)),
                Arguments.of("values", "values has 1", new Parameter.Categorical("p", List.of("a"), null)),
                Arguments.of("values[2]", "twice", new Parameter.Categorical("p", List.of("a", "b", "a"), null)),
                Arguments.of("values[0]", "blank", new Parameter.Categorical("p", List.of(" ", "b"), null)),
                Arguments.of("default", "\"c\"", new Parameter.Categorical("p", List.of("a", "b"), "c")),
                Arguments.of("values", "values has 0", list(null)),
                Arguments.of("values[1]", "another type", list(null, new Value.OfLong(1), new Value.OfDouble(1.5))),
                Arguments.of("values[1]", "finite", list(null, new Value.OfDouble(1.5), new Value.OfDouble(NAN))),
                Arguments.of(
                        "default",
                        "one of 1, 2",
                        list(new Value.OfDouble(1), new Value.OfLong(1), new Value.OfLong(2))));
    }

    private static Parameter real(double min, double max, Scale scale, @Nullable Double defaultValue) {
        return new Parameter.OfDouble("p", min, max, scale, defaultValue);
    }

    private static Parameter whole(long min, long max, Scale scale, @Nullable Long defaultValue) {
        return new Parameter.OfInt("p", min, max, scale, defaultValue);
    }

    private static Parameter list(@Nullable Value defaultValue, Value... values) {
        return new Parameter.ValueList("p", List.of(values), defaultValue);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("mistakes")
    void oneMistakeIsOneProblemThatNamesFieldAndValue(String field, String says, Parameter parameter) {
        Parameter sound = new Parameter.OfDouble("other", 0, 1, Scale.LINEAR, null);
        assertThat(ParameterCheck.check(List.of(sound, parameter)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.path()).isEqualTo("parameters[1]." + field);
                    assertThat(problem.message()).contains(says);
                });
    }

    @Test
    void bothBoundsMayBeWrong() {
        assertThat(ParameterCheck.check(List.of(whole(3, 18, Scale.POWER_OF_TWO, null))))
                .extracting(Problem::path)
                .containsExactly("parameters[0].min", "parameters[0].max");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "1st", "-x", "trial", "checkpoint_dir", "x{y}", "über"})
    void namesMustSuitEnvironmentAndPlaceholders(String name) {
        assertThat(ParameterCheck.check(List.of(new Parameter.Categorical(name, List.of("a", "b"), null))))
                .extracting(Problem::path)
                .containsExactly("parameters[0].name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"learning_rate", "learning-rate", "learning.rate", "Learning_Rate"})
    void namesMustDifferInTheEnvironment(String name) {
        List<Parameter> twice = List.of(
                new Parameter.OfDouble("learning_rate", 0, 1, Scale.LINEAR, null),
                new Parameter.OfDouble(name, 0, 1, Scale.LINEAR, null));
        assertThat(ParameterCheck.check(twice))
                .singleElement()
                .satisfies(problem -> assertThat(problem.path()).isEqualTo("parameters[1].name"));
    }
}
