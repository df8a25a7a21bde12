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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills the streams' lists: again and again the best of what rests and what is new, each new one with a fantasy at full
 * fidelity, so that the next one lies elsewhere.
 */
final class Picks {
    private static final int FEWEST = 4;
    private static final int MOST = 64;
    private static final int MOST_AWAITED = 200;

    private final Imagined pool;
    private final Surrogate surrogate;
    private final List<Resting> rests;
    private final boolean[] unused;
    private final int count;
    private final int starts;
    private final double calibration;
    private final OwnUnit unit;

    private Picks(Given given, History history, Surrogate surrogate, double calibration, OwnUnit unit) {
        this.rests = Resting.of(history, surrogate, calibration);
        this.pool = new Imagined(surrogate, awaited(history, given.encoding()));
        this.surrogate = surrogate;
        this.unused = surrogate.pool().free(history.configurations());
        this.count = count(given.definition());
        this.starts = starts(given.definition(), history);
        this.calibration = calibration;
        this.unit = unit;
    }

    /** The picks of a proposal, by stream. */
    static List<Pick> of(Given given, History history, Surrogate surrogate, Outlook outlook, OwnUnit unit) {
        Picks picks = new Picks(given, history, surrogate, outlook.calibration(), unit);
        Chooser finisher = new Finisher(outlook.aim(), history.fidelity(), picks.rests);
        Chooser knowledge = outlook.frontier() == null
                ? new Stages(outlook.incumbent(), history.fidelity(), picks.rests)
                : new ParetoKnowledge(outlook.frontier(), history.fidelity(), picks.rests);
        List<Pick> chosen = new ArrayList<>(picks.choose(Stream.FINISHER, finisher));
        picks.pool.restart();
        chosen.addAll(picks.choose(Stream.KNOWLEDGE, knowledge));
        picks.pool.end();
        return chosen;
    }

    /** How many picks a stream's list has. */
    static int count(ExperimentDefinition definition) {
        return Math.min(MOST, Math.max(FEWEST, definition.parallel()));
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
    private List<Pick> choose(Stream stream, Chooser chooser) {
        List<Pick> picks = new ArrayList<>();
        boolean[] free = unused.clone();
        List<Scored> resting = new ArrayList<>(chooser.resting());
        int started = 0;
        while (picks.size() < count) {
            pool.update();
            Scored fresh = started < starts ? chooser.best(free, pool) : null;
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
                picks.add(pick(stream, 0, configuration, fresh, new Fresh(pool, index), resting));
                pool.imagine(index);
            } else {
                break;
            }
        }
        return picks;
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
                stream, trial, configuration, scored.rung(), scored.score(), mean, spread, unit.value(mean), over);
    }
}
