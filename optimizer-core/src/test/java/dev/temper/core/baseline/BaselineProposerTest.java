package dev.temper.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.Pick;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.space.Space;
import dev.temper.core.suggest.Suggester;
import dev.temper.core.suggest.Suggesters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class BaselineProposerTest {
    private static final int PARALLEL = 6;
    private static final Ladder LADDER = Ladder.ofEpochs(1, 81, 3);
    private static final Ladder SHORT = Ladder.ofEpochs(1, 9, 3);

    private static ExperimentDefinition definition(Model model, Ladder ladder, Space space) {
        return Problems.definition(model, space, ladder, PARALLEL, 11);
    }

    private static ExperimentDefinition definition(Model model) {
        return definition(model, LADDER, Problems.BRANIN_BOX);
    }

    /** Trials of which some are trained in full, some rest, some run and one diverged. */
    private static History history(Ladder ladder, Space space, int size) {
        Suggester suggester = Suggesters.quasiRandom(space, 11);
        int full = ladder.tasks().size() - 1;
        List<Past> trials = new ArrayList<>();
        for (int number = 1; number <= size; number++) {
            Configuration configuration = Objects.requireNonNull(suggester.at(number));
            double[] x = Game.numbers(configuration);
            double[] losses = new double[full + 1];
            Arrays.fill(losses, Double.NaN);
            int reached = number % 5 == 0 ? -1 : number % 3 == 0 ? full : number % 2;
            for (int rung = 0; rung <= reached; rung++) {
                losses[rung] = number == 7 ? Double.POSITIVE_INFINITY : Problems.branin(x[0], x[1]) + full - rung;
            }
            int target = number % 5 == 0 ? full : -1;
            trials.add(Pasts.of(
                    number,
                    configuration,
                    losses,
                    seconds(losses),
                    target,
                    target < 0 && reached < full && number != 7));
        }
        return History.of(definition(Model.GP_EI, ladder, space), trials);
    }

    private static double[] seconds(double[] losses) {
        double[] seconds = losses.clone();
        for (int rung = 0; rung < seconds.length; rung++) {
            seconds[rung] = Double.isNaN(losses[rung]) ? Double.NaN : StrictMath.pow(3, rung);
        }
        return seconds;
    }

    @ParameterizedTest
    @EnumSource(
            value = Model.class,
            mode = Mode.EXCLUDE,
            names = {"NONE", "TEMPER"})
    void startsWithItsDesign(Model model) {
        ExperimentDefinition definition = definition(model);
        Proposal proposal =
                Problems.proposer(definition).propose(History.of(definition, List.of()), ModelState.NONE, 1, PARALLEL);
        List<Integer> design = Problems.proposer(definition).recipe().design();
        assertThat(proposal.picks()).hasSize(PARALLEL);
        for (int i = 0; i < Math.min(PARALLEL, design.size()); i++) {
            assertThat(proposal.picks().get(i).rung()).isEqualTo(design.get(i));
        }
        assertThat(proposal.model()).isEqualTo(ModelState.NONE);
        assertThat(proposal.trusted()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Model.class,
            mode = Mode.EXCLUDE,
            names = {"NONE", "TEMPER"})
    void hasAPickForEverySlotAndNoneTwice(Model model) {
        History history = history(LADDER, Problems.BRANIN_BOX, 40);
        Proposal proposal = Problems.proposer(definition(model)).propose(history, ModelState.NONE, 90, 2);
        assertThat(proposal.picks()).hasSize(PARALLEL);
        Set<ConfigurationKey> configurations = new TreeSet<>();
        history.trials().forEach(past -> configurations.add(new ConfigurationKey(past.configuration())));
        Set<Integer> trials = new TreeSet<>();
        for (Pick pick : proposal.picks()) {
            Configuration configuration = pick.configuration();
            if (configuration == null) {
                Past past = history.trials().get(pick.trial() - 1);
                assertThat(past.isResting()).isTrue();
                assertThat(pick.rung()).isGreaterThan(past.reached());
                assertThat(trials.add(pick.trial())).isTrue();
            } else {
                assertThat(configurations.add(new ConfigurationKey(configuration)))
                        .isTrue();
            }
            assertThat(pick.score()).isFinite();
            assertThat(pick.spread()).isPositive();
            assertThat(pick.predicted()).isFinite();
        }
    }

    /** What an instance remembers must not matter, or a replay would come to another proposal. */
    @ParameterizedTest
    @EnumSource(
            value = Model.class,
            mode = Mode.EXCLUDE,
            names = {"NONE", "TEMPER"})
    void isAFunctionOfTheStateAlone(Model model) {
        BaselineProposer experienced = Problems.proposer(definition(model));
        Proposal first = experienced.propose(history(LADDER, Problems.BRANIN_BOX, 24), ModelState.NONE, 50, 1);
        assertThat(first.model().fits()).isEqualTo(1);
        assertThat(first.model().fittedAt()).isEqualTo(50);
        History later = history(LADDER, Problems.BRANIN_BOX, 27);
        Proposal second = experienced.propose(later, first.model(), 60, 1);
        assertThat(Problems.proposer(definition(model)).propose(later, first.model(), 60, 1))
                .isEqualTo(second);
        assertThat(second.model().fits()).isEqualTo(1);
        Proposal third = experienced.propose(history(LADDER, Problems.BRANIN_BOX, 60), second.model(), 160, 1);
        assertThat(third.model().fits()).isEqualTo(2);
        assertThat(third.model().fittedAt()).isEqualTo(160);
    }

    @ParameterizedTest
    @EnumSource(
            value = Model.class,
            mode = Mode.EXCLUDE,
            names = {"NONE", "TEMPER"})
    void aListOfCandidatesIsUsedUpAndNothingElse(Model model) {
        Suggester suggester = Suggesters.quasiRandom(Problems.BRANIN_BOX, 3);
        List<Configuration> candidates =
                LongStream.range(0, 24).mapToObj(suggester::at).toList();
        Space space = Problems.BRANIN_BOX.withCandidates(candidates);
        ExperimentDefinition definition = definition(model, SHORT, space);
        History history = history(SHORT, space, 20);
        Proposal proposal = Problems.proposer(definition).propose(history, ModelState.NONE, 90, PARALLEL);
        List<Configuration> unused = candidates.stream()
                .filter(candidate -> history.trials().stream()
                        .noneMatch(past -> past.configuration().equals(candidate)))
                .toList();
        List<Configuration> picked = proposal.picks().stream()
                .filter(pick -> pick.trial() == 0)
                .map(Pick::configuration)
                .toList();
        assertThat(unused).hasSize(4).containsAll(picked);
        boolean resumes = Problems.proposer(definition).recipe().resumes();
        assertThat(proposal.picks()).hasSize(resumes ? PARALLEL : 4);
    }

    @Test
    void theBestGuessIsTrainedInFullWhenCheapTrainingsHaveCostAsMuch() {
        ExperimentDefinition definition = definition(Model.FABOLAS);
        List<Past> trials =
                new ArrayList<>(history(LADDER, Problems.BRANIN_BOX, 32).trials());
        trials.removeIf(past -> past.granted() == 4);
        Proposal before = Problems.proposer(definition)
                .propose(History.of(definition, trials.subList(0, 15)), ModelState.NONE, 90, 0);
        assertThat(before.picks().get(0).rung()).isLessThan(4);
        List<Past> dear = new ArrayList<>();
        for (Past past : trials) {
            double value = past.loss(0);
            double[] losses = {value, value, value, Double.NaN, Double.NaN};
            dear.add(Pasts.of(dear.size() + 1, past.configuration(), losses, seconds(losses), -1, true));
        }
        Proposal after = Problems.proposer(definition).propose(History.of(definition, dear), ModelState.NONE, 90, 0);
        assertThat(after.picks().get(0).rung()).isEqualTo(4);
    }
}
