package dev.temper.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.space.Configuration.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeighboursTest {
    private static final Space SPACE = Space.of(UnitCubeTest.parameters());

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.5})
    void areInTheSpaceAndOther(double scale) {
        Neighbours neighbours = new Neighbours(SPACE);
        Configuration middle = Configurations.defaults(SPACE.parameters());
        for (int i = 0; i < 200; i++) {
            Configuration near = neighbours.near(middle, scale, 7, i);
            assertThat(ConfigurationCheck.check(SPACE, near)).isEmpty();
            assertThat(near).isNotEqualTo(middle).isEqualTo(neighbours.near(middle, scale, 7, i));
        }
    }

    @Test
    void stepsHaveTheirScale() {
        List<Parameter> real = List.of(new Parameter.OfDouble("x", 0, 1, Scale.LINEAR, null));
        Neighbours neighbours = new Neighbours(Space.of(real));
        double squares = 0;
        for (int i = 0; i < 2000; i++) {
            double x = number(neighbours.near(point(0.5), 0.1, 3, i));
            squares += (x - 0.5) * (x - 0.5);
        }
        assertThat(StrictMath.sqrt(squares / 2000)).isBetween(0.095, 0.105);
    }

    @Test
    void everyCategoryAndEveryWholeNumberIsReachedInTime() {
        List<Parameter> parameters = List.of(
                new Parameter.Categorical("kind", List.of("a", "b", "c"), null),
                new Parameter.OfInt("count", 1, 4, Scale.LINEAR, null));
        Neighbours neighbours = new Neighbours(Space.of(parameters));
        TreeSet<ConfigurationKey> seen = new TreeSet<>();
        Configuration at = Configurations.defaults(parameters);
        for (int i = 0; i < 300; i++) {
            at = neighbours.near(at, 0.1, 5, i);
            seen.add(new ConfigurationKey(at));
        }
        assertThat(seen).hasSize(12);
    }

    @Test
    void ofCandidatesAreCandidates() {
        List<Configuration> candidates = new ArrayList<>();
        for (int i = 0; i <= 20; i++) {
            candidates.add(point(i / 20.0));
        }
        Space space = Space.of(List.of(new Parameter.OfDouble("x", 0, 1, Scale.LINEAR, null)))
                .withCandidates(candidates);
        Neighbours neighbours = new Neighbours(space);
        assertThat(neighbours.nearest(point(0), 3)).containsExactly(point(0.05), point(0.1), point(3 / 20.0));
        for (int i = 0; i < 50; i++) {
            assertThat(candidates).contains(neighbours.near(point(0.5), 0.1, 1, i));
        }
    }

    @Test
    void theOnlyConfigurationIsItsOwnNeighbour() {
        Space space = Space.of(List.of(new Parameter.OfDouble("x", 0, 1, Scale.LINEAR, null)))
                .withCandidates(List.of(point(0.5)));
        assertThat(new Neighbours(space).near(point(0.5), 0.1, 1, 0)).isEqualTo(point(0.5));
    }

    private static Configuration point(double x) {
        return new Configuration(List.of(new Setting("x", new Value.OfDouble(x))));
    }

    private static double number(Configuration configuration) {
        return ((Value.OfDouble) configuration.settings().get(0).value()).value();
    }
}
