package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.LearnFrom.Earlier;
import dev.temper.core.definition.NamedMethod;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.source.NothingToLearnException;
import dev.temper.core.source.SourceParameter;
import dev.temper.core.source.SourceTrials;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What earlier experiments leave for new ones with other parameters. */
class EarlierTrialsTest {
    private static final Ladder LADDER = Ladder.ofEpochs(1, Hills.EPOCHS, 3);

    private static ExperimentDefinition source(NamedMethod method, int trials) {
        ExperimentDefinition hills = Hills.definition(5, method.on(LADDER), Resume.CHECKPOINT, 4);
        return hills.with(new Budget(trials, null), hills.ladder());
    }

    private static ExperimentState played(ExperimentDefinition definition) {
        return Journals.last(TableSimulation.run(definition, new Hills(5), 4));
    }

    private static final ExperimentState SIXTY = played(source(NamedMethod.ASHA, 60));

    private static ExperimentDefinition target(Parameter... parameters) {
        return Hills.definition(1, NamedMethod.TEMPER.on(LADDER), Resume.CHECKPOINT, 4, Space.of(List.of(parameters)));
    }

    private static Earlier earlier(Map<String, String> renamed) {
        return new Earlier("before", false, new TreeMap<>(renamed), null);
    }

    private static List<String> names(SourceTrials left) {
        return left.parameters().stream().map(SourceParameter::name).toList();
    }

    @Test
    void whatBothHaveIsLeftUnderTheNewNames() {
        ExperimentDefinition target = target(
                new Parameter.OfDouble("rate", 0.001, 10, Scale.LOG, null),
                new Parameter.OfDouble("b", 0.5, 2, Scale.LINEAR, null),
                new Parameter.OfDouble("momentum", 0, 1, Scale.LINEAR, null),
                new Parameter.Categorical("d", List.of("q", "r"), null));
        SourceTrials left = EarlierTrials.of(SIXTY, target, earlier(Map.of("a", "rate")), "digest", 1);
        assertThat(names(left)).containsExactly("rate", "b", "d");
        assertThat(left.name()).isEqualTo("before");
        assertThat(left.digest()).isEqualTo("digest");
        assertThat(left.trials()).hasSize(60);
        assertThat(left.shares()).containsExactly(1 / 27.0, 3 / 27.0, 9 / 27.0, 1.0);
        assertThat(left.trials()).allSatisfy(trial -> {
            assertThat(trial.features()).hasSize(4);
            assertThat(trial.losses()).hasSize(4);
            assertThat(trial.features().get(2) + trial.features().get(3)).isEqualTo(1);
        });
    }

    @Test
    void whatIsOfAnotherKindOrElsewhereIsLeftOut() {
        ExperimentDefinition target = target(
                new Parameter.Categorical("a", List.of("p", "q"), null),
                new Parameter.OfDouble("b", 0, 1, Scale.LINEAR, null),
                new Parameter.OfInt("c", 65, 128, Scale.LINEAR, null),
                new Parameter.Categorical("d", List.of("r", "s"), null));
        assertThat(names(EarlierTrials.of(SIXTY, target, earlier(Map.of()), "", 1)))
                .containsExactly("b");
    }

    @Test
    void anExperimentWithOtherParametersSaysSo() {
        ExperimentDefinition target = target(new Parameter.OfDouble("x", 0, 1, Scale.LINEAR, null));
        assertThatThrownBy(() -> EarlierTrials.of(SIXTY, target, earlier(Map.of()), "", 1))
                .isInstanceOf(NothingToLearnException.class)
                .hasMessage("it has no parameter in common with this one: it has [a, b, c, d], this one has [x]");
    }

    @Test
    void anExperimentWithoutValuesSaysSo() {
        ExperimentState none = played(source(NamedMethod.ASHA, 2));
        ExperimentDefinition target = target(Hills.parameters().toArray(Parameter[]::new));
        assertThatThrownBy(() -> EarlierTrials.of(none, target, earlier(Map.of()), "", 1))
                .isInstanceOf(NothingToLearnException.class)
                .hasMessage("2 of its trials have a value, and fewer than 4 tell nothing");
    }

    /** Lower scores have lower losses in truth, though most trials stopped after an epoch or three. */
    @Test
    void partlyTrainedTrialsAreRankedAsTheyWouldHaveComeOut() {
        for (NamedMethod method : List.of(NamedMethod.ASHA, NamedMethod.TEMPER)) {
            ExperimentState state = played(source(method, 60));
            ExperimentDefinition target = target(Hills.parameters().toArray(Parameter[]::new));
            SourceTrials left = EarlierTrials.of(state, target, earlier(Map.of()), "", 1);
            Hills hills = new Hills(5);
            double agree = 0;
            int pairs = 0;
            for (int i = 0; i < left.trials().size(); i++) {
                for (int j = 0; j < i; j++) {
                    double gap = truth(hills, state, i) - truth(hills, state, j);
                    agree += Math.signum(gap)
                            * Math.signum(left.trials().get(i).losses().get(3)
                                    - left.trials().get(j).losses().get(3));
                    pairs++;
                }
            }
            assertThat(agree / pairs).describedAs("%s", method).isGreaterThan(0.6);
        }
    }

    private static double truth(Hills hills, ExperimentState state, int i) {
        var trial = state.trials().get(i + 1);
        return hills.loss(hills.take(1, java.util.Objects.requireNonNull(trial).configuration()), 1_000_000);
    }

    @Test
    void ofManyTrialsTheBestAreKeptAndSomeOfTheOthers() {
        ExperimentState many = played(source(NamedMethod.ASHA, 900));
        ExperimentDefinition target = target(Hills.parameters().toArray(Parameter[]::new));
        SourceTrials left = EarlierTrials.of(many, target, earlier(Map.of()), "", 1);
        assertThat(left.trials()).hasSize(SourceTrials.MOST);
        double[] losses = left.trials().stream()
                .mapToDouble(trial -> trial.losses().get(3))
                .sorted()
                .toArray();
        // The best of 900 has the score at a rank of a half in 900, the worst kept lies near the other end.
        assertThat(losses[0]).isLessThan(-3);
        assertThat(losses[losses.length - 1]).isGreaterThan(2.5);
        assertThat(losses[SourceTrials.MOST / 2]).isCloseTo(-0.59, within(0.1));
        // Five features and four losses: of a fortieth of 120,000 numbers each trial takes nine.
        assertThat(EarlierTrials.of(many, target, earlier(Map.of()), "", 40).trials())
                .hasSize(333);
    }
}
