package dev.temper.core.baseline;

import dev.temper.core.baseline.Learner.Theta;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Proposer;
import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import dev.temper.core.model.Block;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Observations;
import dev.temper.core.model.Warp;
import dev.temper.core.pool.Option;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.Pick;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.trial.Stream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the methods that Temper is compared with. It always has as many picks as the experiment may run trials at a
 * time: first its design, then what its model makes of the trials, and quasi-random ones while the model knows nothing.
 */
final class BaselineProposer implements Proposer {
    private static final int VERSION = 1;
    /** Trials with a finite loss, at least, before the model may speak. */
    private static final int LEAST_KNOWN = 3;

    private final ExperimentDefinition definition;
    private final Recipe recipe;
    private final Encoded encoded;
    private final FreshOptions fresh;
    private final Learner learner;
    private final CostLearner costs;

    /** The proposer of a method on a definition. */
    BaselineProposer(ExperimentDefinition definition, Recipe recipe) {
        this.definition = definition;
        this.recipe = recipe;
        Encoding encoding = Encoding.of(definition.space());
        this.encoded = new Encoded(encoding);
        this.fresh =
                new FreshOptions(definition, encoding, encoded, recipe.rungs().size() == 1);
        this.learner = new Learner(definition.ladder(), recipe, encoding.scaleOf(), encoded);
        this.costs = new CostLearner(definition, recipe, encoding.scaleOf(), encoded);
    }

    /** What sets its method apart. */
    Recipe recipe() {
        return recipe;
    }

    @Override
    public Proposal propose(ExperimentState state) {
        Proposal before = state.proposal();
        ModelState memory = before == null ? ModelState.NONE : before.model();
        return propose(
                History.of(state, definition),
                memory,
                state.header().sequence(),
                Math.max(0, definition.parallel() - state.leases()));
    }

    /** Advice changes when a run begins or ends: in between there is nothing to advise, since nothing is stopped. */
    @Override
    public boolean learnsFrom(int key) {
        return false;
    }

    /**
     * The same, from what is read of a state.
     *
     * @param idle how many slots will ask for work at once
     */
    Proposal propose(History history, ModelState memory, long sequence, int idle) {
        int started = history.trials().size();
        int designed =
                Math.min(definition.parallel(), Math.max(0, recipe.design().size() - started));
        List<Option> design = fresh.design(history, designed);
        List<Pick> picks = new ArrayList<>();
        for (int i = 0; i < design.size(); i++) {
            picks.add(unmodelled(design.get(i), recipe.design().get(started + i)));
        }
        int wanted = definition.parallel() - picks.size();
        Known known = wanted > 0 && Learner.informed(history) >= LEAST_KNOWN ? known(history, memory, sequence) : null;
        if (known == null) {
            List<Option> more = fresh.design(history, definition.parallel());
            for (int i = design.size(); i < more.size(); i++) {
                picks.add(unmodelled(more.get(i), recipe.rungs().get(0)));
            }
            return new Proposal(sequence, VERSION, definition.seed(), memory, true, null, picks, List.of());
        }
        Round round = new Round(history, design, known.belief(), known.costs(), sequence);
        picks.addAll(round.picks(wanted, 1 + idle));
        double incumbent = definition
                .metric()
                .toLoss(known.belief().warp().invert(known.belief().best()));
        return new Proposal(sequence, VERSION, definition.seed(), known.next(), true, incumbent, picks, List.of());
    }

    /** What there is to go by, and what the next proposal starts from. */
    private record Known(Belief belief, TrainingCosts costs, ModelState next) {}

    private @Nullable Known known(History history, ModelState memory, long sequence) {
        Warp warp = Learner.warp(history);
        Observations observations = learner.observations(history, warp);
        Memory before = Memory.of(memory, learner.parameters());
        Theta fitted = observations.size() == 0 ? null : learner.fit(observations, before.loss());
        if (fitted == null) {
            return null;
        }
        Belief belief = learner.belief(history, warp, observations, fitted.array());
        CostLearner.Learnt learnt = costs.learn(history, before.cost());
        return belief.posterior().sound()
                ? new Known(belief, learnt.costs(), new Memory(fitted, learnt.fitted()).memory(memory, sequence))
                : null;
    }

    private static Pick unmodelled(Option option, int rung) {
        return Pick.unmodelled(Stream.FINISHER, option.configuration(), rung, 0, 0);
    }

    /** One proposal's picks, each chosen as if those before it were under way. */
    private final class Round {
        private final Belief belief;
        private final TrainingCosts prices;
        private final long moment;
        private final List<Option> options;
        private int fullTrainings;
        private double spent;

        Round(History history, List<Option> taken, Belief belief, TrainingCosts prices, long moment) {
            this.belief = belief;
            this.prices = prices;
            this.moment = moment;
            this.options = new ArrayList<>(fresh.weighed(history, belief.leaders()));
            options.removeIf(option ->
                    taken.stream().anyMatch(other -> other.configuration().equals(option.configuration())));
            int full = recipe.rungs().get(recipe.rungs().size() - 1);
            for (Past past : history.trials()) {
                if (recipe.resumes() && past.isResting() && past.reached() < full) {
                    options.add(encoded.resting(past));
                }
                count(past.granted());
            }
        }

        private void count(int rung) {
            Ladder ladder = definition.ladder();
            if (rung == ladder.tasks().size() - 1) {
                fullTrainings++;
            } else if (rung >= 0) {
                spent += ladder.share(rung);
            }
        }

        List<Pick> picks(int wanted, int careful) {
            List<Pick> picks = new ArrayList<>();
            List<Choice> ranked = List.of();
            while (!options.isEmpty() && picks.size() < Math.min(wanted, careful)) {
                Choice guess = verification();
                ranked = guess == null ? ranked() : ranked;
                Choice choice = guess == null ? ranked.get(0) : guess;
                picks.add(pick(choice));
                options.remove(choice.option());
                count(choice.rung());
                belief.posterior().append(choice.option().at(definition.ladder().share(choice.rung())));
            }
            // The others are likely to be overtaken by the next proposal: they are as the last ranking has them.
            if (ranked.isEmpty() && picks.size() < wanted && !options.isEmpty()) {
                ranked = ranked();
            }
            ranked.stream()
                    .filter(choice -> options.contains(choice.option()))
                    .limit(wanted - picks.size())
                    .forEach(choice -> picks.add(pick(choice)));
            return picks;
        }

        private List<Choice> ranked() {
            return recipe.judge()
                    .rank(new Question(
                            belief, options, recipe.rungs(), definition.ladder(), prices, definition.seed(), moment));
        }

        /**
         * What the model holds for the best, if that was not trained in full and as much was spent on learning since
         * the last full training as one costs.
         */
        private @Nullable Choice verification() {
            if (!recipe.verifies() || spent < fullTrainings + 1) {
                return null;
            }
            Block block = belief.block(options, 1);
            double[] means = block.means();
            int best = 0;
            for (int i = 1; i < means.length; i++) {
                best = means[i] < means[best] ? i : best;
            }
            double sd = StrictMath.sqrt(block.variances()[best]);
            int full = recipe.rungs().get(recipe.rungs().size() - 1);
            return new Choice(options.get(best), full, 0, means[best], sd);
        }

        private Pick pick(Choice choice) {
            double predicted = definition.metric().toLoss(belief.warp().invert(choice.mean()));
            return new Pick(
                    Stream.FINISHER,
                    choice.option().trial(),
                    choice.option().named(),
                    choice.rung(),
                    choice.score(),
                    choice.mean(),
                    choice.spread(),
                    predicted,
                    List.of());
        }
    }
}
