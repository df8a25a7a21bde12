package dev.temper.core.suggest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.temper.core.definition.Method;
import dev.temper.core.effort.Effort;
import dev.temper.core.effort.TooMuchWorkException;
import dev.temper.core.space.Condition;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.space.Forbidden;
import dev.temper.core.space.LinearConstraint;
import dev.temper.core.space.LinearConstraint.Term;
import dev.temper.core.space.Match;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Prior;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.space.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No search goes on for ever, whatever the space: what hung the engine once, and its kind. */
class SearchTest {
    private static final Parameter KIND = new Parameter.Categorical("kind", List.of("a", "b"), null);
    private static final Parameter RATE = real("rate", 0, 1);

    /** A space, and how many configurations a search finds in it; none where there is no end to them. */
    private record Case(String name, Space space, int size) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Parameter real(String name, double min, double max) {
        return new Parameter.OfDouble(name, min, max, Scale.LINEAR, null);
    }

    private static Parameter log(String name, double min, double max) {
        return new Parameter.OfDouble(name, min, max, Scale.LOG, null);
    }

    private static Case of(String name, int size, Parameter... parameters) {
        return new Case(name, Space.of(List.of(parameters)), size);
    }

    private static List<Case> narrow() {
        return List.of(
                of("two doubles", 2, real("x", 1.0, Math.nextUp(1.0))),
                of("two doubles on a log scale", 2, log("x", 1.0, Math.nextUp(1.0))),
                of("whole numbers that doubles just hold", 3, real("x", 9007199254740990.0, 9007199254740992.0)),
                of("the least doubles there are", 2, real("x", 0, Double.MIN_VALUE)),
                of("doubles on both sides of zero", 5, real("x", -2 * Double.MIN_VALUE, 2 * Double.MIN_VALUE)),
                of("the largest doubles there are", 2, log("x", Math.nextDown(Double.MAX_VALUE), Double.MAX_VALUE)),
                of("a hundred doubles beside categories", 202, real("x", 1, 1 + 100 * Math.ulp(1.0)), KIND),
                of("ten whole numbers on a log scale", 10, new Parameter.OfInt("x", 1, 10, Scale.LOG, null)),
                of("powers of two", 11, new Parameter.OfInt("x", 1, 1024, Scale.POWER_OF_TWO, null)),
                of("values", 2, new Parameter.ValueList("x", List.of(new Value.OfLong(3), new Value.OfLong(7)), null)));
    }

    private static List<Case> ruled() {
        Match a = new Match("kind", List.of(new Value.OfText("a")));
        Parameter digit = new Parameter.OfInt("digit", 0, 9, Scale.LINEAR, null);
        Parameter wide = new Parameter.OfInt("wide", 0, 999_999_999_999L, Scale.LINEAR, null);
        List<Configuration> candidates = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            candidates.add(new Configuration(List.of(new Configuration.Setting("rate", new Value.OfDouble(i / 7.0)))));
        }
        return List.of(
                new Case(
                        "a condition",
                        Space.of(List.of(KIND, digit)).withConditions(List.of(new Condition("digit", List.of(a)))),
                        11),
                new Case(
                        "a constraint that leaves little",
                        Space.of(List.of(KIND, digit))
                                .withRules(
                                        List.of(new LinearConstraint(List.of(new Term("digit", 1)), null, 0.5)),
                                        List.of()),
                        2),
                new Case(
                        "a forbidden combination",
                        Space.of(List.of(KIND, digit)).withRules(List.of(), List.of(new Forbidden(List.of(a)))),
                        10),
                new Case(
                        "rules in a space that is too large to list",
                        Space.of(List.of(KIND, digit, wide))
                                .withConditions(List.of(new Condition("wide", List.of(a))))
                                .withRules(List.of(), List.of(new Forbidden(List.of(a)))),
                        10),
                new Case(
                        "a prior that hardly ever draws the rest",
                        Space.of(List.of(KIND, digit))
                                .withPriors(List.of(new Prior.Weights("kind", List.of(1e6, 1e-6)))),
                        20),
                new Case("candidates", Space.of(List.of(RATE)).withCandidates(candidates), candidates.size()));
    }

    static Stream<Arguments> all() {
        return Stream.concat(narrow().stream(), ruled().stream())
                .flatMap(each -> Stream.of(Method.SuggesterKind.values())
                        // A grid takes no parameter of so many values.
                        .filter(kind -> kind != Method.SuggesterKind.GRID || !each.name.contains("too large to list"))
                        .map(kind -> Arguments.of(each, kind)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void findsWhatThereIsAndEnds(Case each, Method.SuggesterKind kind) {
        Suggester suggester = SuggestersTest.suggester(kind, each.space, 17);
        TreeSet<ConfigurationKey> known = new TreeSet<>();
        Search.Found found;
        long from = 0;
        do {
            // A step has so much: more would set the experiment aside.
            Search search = new Search(suggester, Effort.of(Effort.OF_A_STEP));
            found = search.next(from, tried -> known.contains(new ConfigurationKey(tried)));
            if (found != null) {
                known.add(new ConfigurationKey(found.configuration()));
                from = found.index() + 1;
            }
        } while (found != null);
        boolean coarse = kind == Method.SuggesterKind.GRID && each.name.startsWith("a hundred doubles");
        assertThat(known).hasSize(coarse ? 18 : each.size);
    }

    static Stream<Arguments> endless() {
        List<Parameter> many = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            many.add(real("x" + i, 0, 1));
        }
        List<Space> spaces = List.of(
                Space.of(List.of(RATE)),
                Space.of(many),
                Space.of(many)
                        .withRules(List.of(new LinearConstraint(List.of(new Term("x0", 1)), null, 0.99)), List.of()));
        return spaces.stream()
                .flatMap(space -> Stream.of(Method.SuggesterKind.RANDOM, Method.SuggesterKind.QUASI_RANDOM)
                        .map(kind -> Arguments.of(space, kind)));
    }

    /** As if all had been tried: what draws cannot bring is given up within the work of a step. */
    @ParameterizedTest(name = "{index} {1}")
    @MethodSource("endless")
    void givesUpWhereNothingIsNew(Space space, Method.SuggesterKind kind) {
        Effort effort = Effort.of(Effort.OF_A_STEP);
        Search search = new Search(SuggestersTest.suggester(kind, space, 17), effort);
        assertThat(search.next(0, tried -> true)).isNull();
        assertThat(effort.spent()).isPositive();
    }

    @Test
    void stopsWhereTheWorkIsSpent() {
        Search search = new Search(
                SuggestersTest.suggester(Method.SuggesterKind.RANDOM, Space.of(List.of(RATE)), 17), Effort.of(5));
        assertThatExceptionOfType(TooMuchWorkException.class).isThrownBy(() -> search.next(0, tried -> true));
    }
}
