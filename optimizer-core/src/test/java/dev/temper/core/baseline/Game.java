package dev.temper.core.baseline;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.Pick;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Plays a method against a function: each pick is followed at once, and what it costs is added up. */
final class Game {
    /** A loss, and the seconds that finding it took from scratch; NaN seconds are not reported. */
    interface Task {
        double loss(double[] x, int rung);

        default double seconds(double[] x, int rung) {
            return Double.NaN;
        }
    }

    /** One training. */
    record Turn(int trial, int rung, double cost, double seconds, double loss) {}

    private final ExperimentDefinition definition;
    private final Task task;
    private final BaselineProposer proposer;
    private final List<Past> trials = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private ModelState memory = ModelState.NONE;
    private double spent;

    private Game(ExperimentDefinition definition, Task task) {
        this.definition = definition;
        this.task = task;
        this.proposer = Problems.proposer(definition);
    }

    /** Plays until the cost of so many full trainings is spent. */
    static Game play(ExperimentDefinition definition, Task task, double budget) {
        Game game = new Game(definition, task);
        while (game.spent < budget) {
            game.follow(game.propose().picks().get(0));
        }
        return game;
    }

    private Proposal propose() {
        Proposal proposal = proposer.propose(History.of(definition, trials), memory, turns.size() + 1, 1);
        memory = proposal.model();
        return proposal;
    }

    private void follow(Pick pick) {
        Ladder ladder = definition.ladder();
        @Nullable Past before = pick.trial() == 0 ? null : trials.get(pick.trial() - 1);
        Configuration configuration =
                before == null ? Objects.requireNonNull(pick.configuration()) : before.configuration();
        double[] x = numbers(configuration);
        int number = before == null ? trials.size() + 1 : before.number();
        double[] losses = unknown();
        double[] seconds = unknown();
        for (int rung = 0; before != null && rung < losses.length; rung++) {
            losses[rung] = before.loss(rung);
            seconds[rung] = before.seconds(rung);
        }
        double from = 0;
        int reached = before == null ? -1 : before.reached();
        for (int rung = ladder.firstOnTheWay(reached + 1, pick.rung()); rung <= pick.rung(); rung++) {
            losses[rung] = task.loss(x, rung);
            seconds[rung] = task.seconds(x, rung);
        }
        if (reached >= 0 && ladder.passesRungs()) {
            from = ladder.share(reached);
        }
        double cost = ladder.share(pick.rung()) - from;
        spent += cost;
        turns.add(new Turn(number, pick.rung(), cost, seconds[pick.rung()], losses[pick.rung()]));
        boolean full = pick.rung() == ladder.tasks().size() - 1;
        Past after = Pasts.of(number, configuration, losses, seconds, -1, !full);
        if (before == null) {
            trials.add(after);
        } else {
            trials.set(number - 1, after);
        }
    }

    private double[] unknown() {
        double[] values = new double[definition.ladder().tasks().size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    static double[] numbers(Configuration configuration) {
        return configuration.settings().stream()
                .mapToDouble(setting -> ((Value.OfDouble) setting.value()).value())
                .toArray();
    }

    List<Turn> turns() {
        return turns;
    }

    double spent() {
        return spent;
    }

    Set<Integer> rungs() {
        Set<Integer> rungs = new TreeSet<>();
        turns.forEach(turn -> rungs.add(turn.rung()));
        return rungs;
    }

    /** Lowest loss of a full training within a cost. */
    double best(double cost) {
        double sum = 0;
        double best = Double.POSITIVE_INFINITY;
        for (Turn turn : turns) {
            sum += turn.cost();
            if (sum <= cost + 1e-9 && turn.rung() == definition.ladder().tasks().size() - 1) {
                best = Math.min(best, turn.loss());
            }
        }
        return best;
    }

    /** Seconds until a full training had a loss at most this; infinite if none had. For named tasks. */
    double secondsTo(double loss) {
        double sum = 0;
        for (Turn turn : turns) {
            sum += turn.seconds();
            if (turn.rung() == definition.ladder().tasks().size() - 1 && turn.loss() <= loss) {
                return sum;
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    double best() {
        return best(Double.POSITIVE_INFINITY);
    }
}
