package dev.temper.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.random.CounterRandom;
import dev.temper.core.space.Configuration.Setting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationCheckTest {
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter.OfDouble("rate", 0.1, 1, Scale.LOG, null),
            new Parameter.OfInt("batch", 16, 256, Scale.POWER_OF_TWO, null),
            new Parameter.Categorical("kind", List.of("a", "b"), null));
    private static final Setting RATE = new Setting("rate", new Value.OfDouble(0.1));
    private static final Setting BATCH = new Setting("batch", new Value.OfLong(256));
    private static final Setting KIND = new Setting("kind", new Value.OfText("b"));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyPointOfTheCubeIsSound(long seed) {
        UnitCube cube = new UnitCube(UnitCubeTest.parameters());
        for (int i = 0; i < 500; i++) {
            double[] point = new double[cube.dimensions()];
            for (int j = 0; j < point.length; j++) {
                point[j] = CounterRandom.unit(seed, j, i);
            }
            assertThat(ConfigurationCheck.check(Space.of(UnitCubeTest.parameters()), cube.configurationAt(point)))
                    .isEmpty();
        }
    }

    @Test
    void defaultsAreSound() {
        List<Parameter> parameters = UnitCubeTest.parameters();
        assertThat(ConfigurationCheck.check(Space.of(parameters), Configurations.defaults(parameters)))
                .isEmpty();
    }

    @Test
    void boundsAreInclusive() {
        assertThat(check(RATE, BATCH, KIND)).isEmpty();
    }

    @Test
    void allProblemsAreNamed() {
        assertThat(check(
                        new Setting("rate", new Value.OfDouble(1.01)),
                        new Setting("batch", new Value.OfLong(100)),
                        new Setting("kind", new Value.OfText("c")),
                        new Setting("depth", new Value.OfLong(1))))
                .extracting(Problem::message)
                .containsExactly(
                        "rate is 1.01: give a number from 0.1 to 1",
                        "batch is 100: give a power of two from 16 to 256",
                        "kind is \"c\": give one of \"a\", \"b\"",
                        "depth is not a parameter: use rate, batch, kind");
    }

    @Test
    void eachParameterMustBeThereOnce() {
        assertThat(check(RATE, RATE, KIND)).extracting(Problem::path).containsExactlyInAnyOrder("batch", "rate");
    }

    @Test
    void typesMustMatch() {
        assertThat(check(new Setting("rate", new Value.OfLong(1)), BATCH, KIND))
                .extracting(Problem::path)
                .containsExactly("rate");
        assertThat(check(new Setting("rate", new Value.OfDouble(Double.NaN)), BATCH, KIND))
                .hasSize(1);
    }

    @Test
    void anotherOrderIsAProblemThatInOrderMends() {
        assertThat(check(KIND, RATE, BATCH)).hasSize(1);
        Configuration mended = Configurations.inOrder(PARAMETERS, new Configuration(List.of(KIND, RATE, BATCH)));
        assertThat(mended).isEqualTo(new Configuration(List.of(RATE, BATCH, KIND)));
    }

    @Test
    void whereThereAreCandidatesNothingElseWillDo() {
        Space space = Space.of(PARAMETERS).withCandidates(List.of(new Configuration(List.of(RATE, BATCH, KIND))));
        assertThat(ConfigurationCheck.check(space, new Configuration(List.of(RATE, BATCH, KIND))))
                .isEmpty();
        Setting other = new Setting("rate", new Value.OfDouble(0.5));
        assertThat(ConfigurationCheck.check(space, new Configuration(List.of(other, BATCH, KIND))))
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("the configuration is none of the 1 candidates of the experiment: use one of them");
    }

    private static List<Problem> check(Setting... settings) {
        return ConfigurationCheck.check(Space.of(PARAMETERS), new Configuration(List.of(settings)));
    }
}
