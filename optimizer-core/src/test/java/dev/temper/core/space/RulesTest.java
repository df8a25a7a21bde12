package dev.temper.core.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.LinearConstraint.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final Space SPACE = ruled();

    /** Momentum applies to two optimizers, nesterov to one of them with momentum; the sum and a pair are restricted. */
    public static Space ruled() {
        return Space.of(List.of(
                        new Parameter.Categorical("optimizer", List.of("adam", "sgd", "rmsprop"), null),
                        new Parameter.OfDouble("momentum", 0, 1, Scale.LINEAR, null),
                        new Parameter.Categorical("nesterov", List.of("no", "yes"), null),
                        new Parameter.OfInt("layers", 1, 4, Scale.LINEAR, null)))
                .withConditions(List.of(
                        new Condition("momentum", List.of(match("optimizer", "sgd", "rmsprop"))),
                        new Condition("nesterov", List.of(match("optimizer", "sgd")))))
                .withRules(
                        List.of(new LinearConstraint(
                                List.of(new Term("momentum", 2), new Term("layers", 1)), null, 4.0)),
                        List.of(new Forbidden(List.of(match("nesterov", "yes"), match("layers", 1)))));
    }

    private static Match match(String parameter, Object... values) {
        List<Value> all = new ArrayList<>();
        for (Object value : values) {
            all.add(value(value));
        }
        return new Match(parameter, all);
    }

    private static Value value(Object value) {
        return value instanceof String text
                ? new Value.OfText(text)
                : value instanceof Double number ? new Value.OfDouble(number) : new Value.OfLong((Integer) value);
    }

    private static Configuration configuration(Object... namesAndValues) {
        List<Setting> settings = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            settings.add(new Setting((String) namesAndValues[i], value(namesAndValues[i + 1])));
        }
        return new Configuration(settings);
    }

    @Test
    void aBoundIsKeptBySumsThatMissItByRounding() {
        LinearConstraint both = new LinearConstraint(List.of(new Term("a", 1), new Term("b", 1)), 0.3, 0.3);
        Parameter.ValueList tenths = new Parameter.ValueList(
                "a", List.of(new Value.OfDouble(0.1), new Value.OfDouble(0.2), new Value.OfDouble(0.7)), null);
        Space space = Space.of(List.of(tenths, new Parameter.ValueList("b", tenths.values(), null)))
                .withRules(List.of(both), List.of());
        assertThat(0.1 + 0.2).isGreaterThan(0.3);
        assertThat(new Rules(space).allow(configuration("a", 0.1, "b", 0.2))).isTrue();
        assertThat(new Rules(space).allow(configuration("a", 0.2, "b", 0.2))).isFalse();
    }

    private static String problem(Object... namesAndValues) {
        return ConfigurationCheck.check(SPACE, configuration(namesAndValues)).stream()
                .map(Problem::message)
                .reduce("", (one, other) -> one + other);
    }

    @Test
    void whatDoesNotApplyIsNotThere() {
        UnitCube cube = new UnitCube(SPACE);
        assertThat(cube.configurationAt(new double[] {0, 0.5, 1, 0}))
                .isEqualTo(configuration("optimizer", "adam", "layers", 1));
        assertThat(cube.configurationAt(new double[] {0.5, 0.5, 1, 0}))
                .isEqualTo(configuration("optimizer", "sgd", "momentum", 0.5, "nesterov", "yes", "layers", 1));
        assertThat(cube.pointOf(configuration("optimizer", "adam", "layers", 1)))
                .containsExactly(0.5 / 3, Double.NaN, Double.NaN, 0.125);
    }

    @Test
    void aConditionOnAParameterThatDoesNotApplyDoesNotHold() {
        Space nested = Space.of(List.of(
                        new Parameter.Categorical("a", List.of("on", "off"), null),
                        new Parameter.Categorical("b", List.of("on", "off"), null),
                        new Parameter.Categorical("c", List.of("on", "off"), null)))
                .withConditions(List.of(
                        new Condition("b", List.of(match("a", "on"))), new Condition("c", List.of(match("b", "on")))));
        assertThat(new UnitCube(nested).configurationAt(new double[] {1, 0, 0})).isEqualTo(configuration("a", "off"));
        assertThat(new UnitCube(nested).configurationAt(new double[] {0, 0, 0}))
                .isEqualTo(configuration("a", "on", "b", "on", "c", "on"));
    }

    @Test
    void problemsSayWhichRuleAndWhatToDo() {
        assertThat(problem("optimizer", "adam", "layers", 4)).isEmpty();
        assertThat(problem("optimizer", "sgd", "nesterov", "no", "layers", 1))
                .isEqualTo("momentum is missing: give a number from 0 to 1");
        assertThat(problem("optimizer", "adam", "momentum", 0.5, "layers", 1))
                .isEqualTo("momentum is 0.5, but it applies only when optimizer is one of \"sgd\", \"rmsprop\":"
                        + " leave it out");
        assertThat(problem("optimizer", "rmsprop", "momentum", 0.75, "layers", 3))
                .isEqualTo("2 momentum + 1 layers is 4.5: constraints[0] wants at most 4");
        assertThat(problem("optimizer", "sgd", "momentum", 0.5, "nesterov", "yes", "layers", 1))
                .isEqualTo("forbidden[0] rules out nesterov is \"yes\" and layers is 1: change one of them");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.5})
    void neighboursKeepTheRules(double scale) {
        Neighbours neighbours = new Neighbours(SPACE);
        Configuration at = configuration("optimizer", "adam", "layers", 2);
        int changes = 0;
        for (int i = 0; i < 500; i++) {
            Configuration next = neighbours.near(at, scale, 11, i);
            assertThat(ConfigurationCheck.check(SPACE, next)).isEmpty();
            changes += next.settings().size() == at.settings().size() ? 0 : 1;
            at = next;
        }
        assertThat(changes).as("parameters come and go").isGreaterThan(5);
    }

    @Test
    void drawsFollowThePriors() {
        Space space = Space.of(List.of(
                        new Parameter.OfDouble("rate", 1e-4, 1, Scale.LOG, null),
                        new Parameter.OfDouble("dropout", 0, 1, Scale.LINEAR, null),
                        new Parameter.Categorical("kind", List.of("a", "b"), null),
                        new Parameter.OfInt("width", 1, 64, Scale.POWER_OF_TWO, null)))
                .withPriors(List.of(
                        new Prior.Normal("rate", 0.01, 0.5),
                        new Prior.Beta("dropout", 2, 6),
                        new Prior.Weights("kind", List.of(1.0, 3.0)),
                        new Prior.Normal("width", 8, 1)));
        Feasibility feasibility = new Feasibility(space);
        double rates = 0;
        double deviations = 0;
        double dropouts = 0;
        int b = 0;
        int near = 0;
        int draws = 4000;
        for (int i = 0; i < draws; i++) {
            Configuration configuration = Objects.requireNonNull(feasibility.draw(3, i));
            double rate =
                    StrictMath.log10(Numbers.of(configuration.settings().get(0).value()));
            rates += rate;
            deviations += (rate + 2) * (rate + 2);
            dropouts += Numbers.of(configuration.settings().get(1).value());
            b += configuration.settings().get(2).value().equals(new Value.OfText("b")) ? 1 : 0;
            double width = Numbers.of(configuration.settings().get(3).value());
            near += width >= 4 && width <= 16 ? 1 : 0;
        }
        assertThat(rates / draws).isBetween(-2.03, -1.97);
        assertThat(StrictMath.sqrt(deviations / draws)).isBetween(0.48, 0.52);
        assertThat(dropouts / draws).isBetween(0.24, 0.26);
        assertThat((double) b / draws).isBetween(0.73, 0.77);
        // Within 1.5 cells of the mean: 86.6 % of a normal distribution.
        assertThat((double) near / draws).isBetween(0.84, 0.89);
    }

    @Test
    void everyPartOfAPriorIsReachedInOrder() {
        Density beta = Density.of(new Prior.Beta("x", 0.5, 0.5), new Parameter.OfDouble("x", 0, 1, Scale.LINEAR, null));
        double last = 0;
        for (int i = 0; i <= 1000; i++) {
            double position = beta.positionAt(i / 1000.0);
            assertThat(position).isBetween(last, 1.0);
            last = position;
        }
        assertThat(beta.positionAt(0)).isZero();
        assertThat(beta.positionAt(0.5)).isBetween(0.4999, 0.5001);
        assertThat(beta.positionAt(1)).isEqualTo(1);
    }
}
