package dev.temper.core.propose;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Place;
import dev.temper.core.proposal.Pick;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fills the streams' lists: again and again the best of what rests and what is new, each new one with a fantasy at full
 * fidelity, so that the next one lies elsewhere.
 */
final class Picks {
    private static final int MOST_AWAITED = 200;

    private final Given given;
    private final Surrogate surrogate;
    private final List<Resting> rests;
    private final Imagined pool;
    private final boolean[] unused;
    private final int starts;
    private final double calibration;
    private final OwnUnit unit;

    private Picks(Given given, History history, Surrogate surrogate, double calibration, OwnUnit unit) {
        this.given = given;
        this.surrogate = surrogate;
        this.rests = Resting.of(history, surrogate, calibration);
        this.pool = new Imagined(surrogate, awaited(history, given.encoding()));
        this.unused = surrogate.pool().free(history.configurations());
        this.starts = starts(given.definition(), history);
        this.calibration = calibration;
        this.unit = unit;
    }

    /** The picks of a proposal, by stream. */
    static List<Pick> of(Given given, History history, Surrogate surrogate, Outlook outlook, OwnUnit unit) {
        Aim aim = outlook.aim();
        Valuation knowledge = aim instanceof Frontier frontier
                        && !given.definition().version().looksWithSeveralObjectives()
                ? new ParetoKnowledge(frontier, history.fidelity())
                : new Stages(aim, history.fidelity());
        Picks picks = new Picks(given, history, surrogate, outlook.calibration(), unit);
        Valuation finisher = Foremost.isDue(given, history, outlook)
                ? new Foremost(history.fidelity())
                : new Finisher(aim, history.fidelity());
        List<Pick> chosen = picks.choose(Stream.FINISHER, finisher);
        picks.pool.restart();
        chosen.addAll(picks.choose(Stream.KNOWLEDGE, knowledge));
        picks.pool.end();
        return chosen;
    }

    /**
     * How many trials may still start, if that is what ends the experiment: its last proposals then leave room for what
     * rests and can be finished.
     */
    private static int starts(ExperimentDefinition definition, History history) {
        Integer trials = definition.budget().trials();
        return trials == null || definition.budget().costMicros() != null
                ? Integer.MAX_VALUE
                : Math.max(0, trials - history.trials().size());
    }

    /** What trains now, as if in full. */
    private static List<Place> awaited(History history, Encoding encoding) {
        List<Place> awaited = new ArrayList<>();
        for (Past past : history.trials()) {
            if (past.trial().lease() != null && past.isRunning()) {
                double[] features = encoding.encode(past.configuration());
                awaited.add(
                        new Place(features, past.number(), history.fidelity().full()));
            }
        }
        return awaited.subList(Math.max(0, awaited.size() - MOST_AWAITED), awaited.size());
    }

    /** A stream's list, best first. */
    private List<Pick> choose(Stream stream, Valuation valuation) {
        List<Pick> picks = new ArrayList<>();
        boolean[] free = unused.clone();
        List<Scored> resting = resting(valuation);
        int[] finalists = {};
        int started = 0;
        while (picks.size() < given.picks()) {
            pool.update();
            if (started < starts && Arrays.stream(finalists).noneMatch(i -> free[i])) {
                finalists = finalists(valuation, free);
            }
            Scored fresh = started < starts ? best(valuation, finalists, free) : null;
            Scored rest = resting.isEmpty() ? null : resting.get(0);
            if (rest != null && (fresh == null || rest.score() >= fresh.score())) {
                resting.remove(0);
                Resting trial = rests.get(rest.index());
                picks.add(pick(stream, trial.number(), null, rest, trial, resting));
            } else if (fresh != null) {
                int index = fresh.index();
                free[index] = false;
                started++;
                Configuration configuration = surrogate.pool().option(index).configuration();
                picks.add(pick(stream, 0, configuration, fresh, pool.fresh(index), resting));
                pool.imagine(index);
            } else {
                break;
            }
        }
        return picks;
    }

    /** What rests, best first; of equal ones the one that is furthest. */
    private List<Scored> resting(Valuation valuation) {
        List<Scored> resting = new ArrayList<>();
        for (int i = 0; i < rests.size(); i++) {
            resting.add(valuation.best(i, rests.get(i)));
        }
        resting.sort(Scored.BEST_FIRST);
        return resting;
    }

    /** The free configurations of the pool that are to be valued; they stay the same until none of them is free. */
    private int[] finalists(Valuation valuation, boolean[] free) {
        IntStream all = IntStream.range(0, free.length).filter(i -> free[i]);
        return valuation.finalists() == Integer.MAX_VALUE
                ? all.toArray()
                : all.mapToObj(i -> new Scored(i, 0, valuation.promise(pool.fresh(i))))
                        .sorted(Scored.BEST_FIRST)
                        .limit(valuation.finalists())
                        .mapToInt(Scored::index)
                        .toArray();
    }

    private @Nullable Scored best(Valuation valuation, int[] finalists, boolean[] free) {
        Scored best = null;
        for (int i : finalists) {
            if (free[i]) {
                best = valuation.best(i, pool.fresh(i)).orBetter(best);
            }
        }
        return best;
    }

    private Pick pick(
            Stream stream,
            int trial,
            @Nullable Configuration configuration,
            Scored scored,
            Candidate candidate,
            List<Scored> others) {
        double mean = candidate.means()[0];
        double spread = StrictMath.sqrt(candidate.variances()[0]) * calibration;
        List<Integer> over = others.stream()
                .limit(Pick.MOST_OVER)
                .map(other -> rests.get(other.index()).number())
                .toList();
        return new Pick(
                stream,
                trial,
                configuration,
                scored.rung(),
                scored.score(),
                mean,
                spread,
                unit.value(mean),
                over,
                configuration == null ? null : given.mix().advocate(configuration));
    }
}
