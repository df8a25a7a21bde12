package dev.temper.core.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Method;
import dev.temper.core.space.Condition;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationCheck;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.space.LinearConstraint;
import dev.temper.core.space.LinearConstraint.Term;
import dev.temper.core.space.Match;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.space.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuledSuggestersTest {
    private static final Match SGD = new Match("optimizer", List.of(new Value.OfText("sgd")));

    private static Space space(Parameter last, double atMost) {
        return Space.of(List.of(
                        new Parameter.Categorical("optimizer", List.of("adam", "sgd"), null),
                        new Parameter.OfInt("warmup", 1, 5, Scale.LINEAR, null),
                        last))
                .withConditions(List.of(new Condition("warmup", List.of(SGD))))
                .withRules(
                        List.of(new LinearConstraint(
                                List.of(new Term("warmup", 1), new Term(last.name(), 1)), null, atMost)),
                        List.of());
    }

    @ParameterizedTest
    @EnumSource(Method.SuggesterKind.class)
    void everyAllowedConfigurationOfAFiniteSpaceComesAndThenTheEnd(Method.SuggesterKind kind) {
        Space space = space(new Parameter.OfInt("layers", 1, 10, Scale.LINEAR, null), 6);
        // Adam has 6 depths left; sgd has 5 + 4 + 3 + 2 + 1.
        Suggester suggester = SuggestersTest.suggester(kind, space, 17);
        TreeSet<ConfigurationKey> seen = new TreeSet<>();
        long index = 0;
        for (Configuration next = suggester.at(index); next != null; next = suggester.at(++index)) {
            assertThat(ConfigurationCheck.check(space, next)).isEmpty();
            seen.add(new ConfigurationKey(next));
        }
        assertThat(seen).hasSize(6 + 15);
        assertThat(suggester.at(Long.MAX_VALUE)).isNull();
    }

    @ParameterizedTest
    @EnumSource(Method.SuggesterKind.class)
    void rulesHoldForEverySuggestionWhereOnlyFewAreAllowed(Method.SuggesterKind kind) {
        Space space = space(new Parameter.OfDouble("rate", 0, 100, Scale.LINEAR, null), 1.5);
        Suggester suggester = SuggestersTest.suggester(kind, space, 17);
        TreeSet<ConfigurationKey> seen = new TreeSet<>();
        for (int i = 0; i < 500; i++) {
            Configuration next = suggester.at(i);
            if (next != null) {
                assertThat(ConfigurationCheck.check(space, next)).isEmpty();
                seen.add(new ConfigurationKey(next));
            }
        }
        assertThat(seen).hasSizeGreaterThan(kind == Method.SuggesterKind.GRID ? 0 : 200);
    }

    /** Nine points each: 59,049 in all, too many to list. */
    @Test
    void aLargeGridIsNotLeftWhereAPointBreaksARule() {
        List<Parameter> parameters = new ArrayList<>();
        for (String name : List.of("a", "b", "c", "d", "e")) {
            parameters.add(new Parameter.OfDouble(name, 0, 8, Scale.LINEAR, null));
        }
        Space space = Space.of(parameters)
                .withRules(
                        List.of(new LinearConstraint(List.of(new Term("a", 1), new Term("b", 1)), null, 6.0)),
                        List.of());
        Suggester suggester = SuggestersTest.suggester(Method.SuggesterKind.GRID, space, 17);
        for (int i = 0; i < 2_000; i++) {
            Configuration next = Objects.requireNonNull(suggester.at(i));
            assertThat(ConfigurationCheck.check(space, next)).isEmpty();
            assertThat(next.settings()).allSatisfy(setting -> {
                double value = ((Value.OfDouble) setting.value()).value();
                assertThat(value).isEqualTo(Math.rint(value));
            });
        }
    }

    @Test
    void aSobolPointThatKeepsTheRulesStays() {
        Space ruled = space(new Parameter.OfDouble("rate", 0, 1, Scale.LINEAR, null), 4.5);
        Space free = ruled.withRules(List.of(), List.of());
        Suggester one = Suggesters.quasiRandom(ruled, 3);
        Suggester other = Suggesters.quasiRandom(free, 3);
        int same = 0;
        for (int i = 0; i < 100; i++) {
            Configuration point = other.at(i);
            if (point != null && ConfigurationCheck.check(ruled, point).isEmpty()) {
                assertThat(one.at(i)).isEqualTo(point);
                same++;
            }
        }
        assertThat(same).isBetween(50, 99);
    }
}
