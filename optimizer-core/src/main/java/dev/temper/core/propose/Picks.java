package dev.temper.core.propose;

import dev.temper.core.definition.Metric;
import dev.temper.core.model.Scaling;
import dev.temper.core.proposal.Pick;
import dev.temper.core.trial.Stream;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills a stream's list: again and again the best of what rests and what is new, each new one with a fantasy at full
 * fidelity, so that the next one lies elsewhere.
 */
final class Picks {
    private final Surrogate surrogate;
    private final Outlook outlook;
    private final List<Resting> rests;
    private final boolean[] unused;
    private final int starts;
    private final Scaling warp;
    private final Metric metric;

    /**
     * Of one proposal.
     *
     * @param unused for each configuration of the pool whether no trial has it
     * @param starts most new ones in a list
     */
    Picks(
            Surrogate surrogate,
            Outlook outlook,
            List<Resting> rests,
            boolean[] unused,
            int starts,
            Scaling warp,
            Metric metric) {
        this.surrogate = surrogate;
        this.outlook = outlook;
        this.rests = rests;
        this.unused = unused;
        this.starts = starts;
        this.warp = warp;
        this.metric = metric;
    }

    /** At most so many picks, best first. Leaves its fantasies in the surrogate. */
    List<Pick> choose(Stream stream, Chooser chooser, int count) {
        List<Pick> picks = new ArrayList<>();
        boolean[] free = unused.clone();
        List<Scored> resting = new ArrayList<>(chooser.resting());
        double[] means = surrogate.candidates().means();
        int started = 0;
        while (picks.size() < count) {
            double[] variances = surrogate.candidates().variances();
            Scored fresh = started < starts ? chooser.best(free, means, variances) : null;
            Scored rest = resting.isEmpty() ? null : resting.get(0);
            if (rest != null && (fresh == null || rest.score() >= fresh.score())) {
                resting.remove(0);
                picks.add(resumed(stream, rest, resting));
            } else if (fresh != null) {
                int index = fresh.index();
                free[index] = false;
                started++;
                picks.add(started(stream, fresh, means[index], StrictMath.sqrt(variances[index]), resting));
                surrogate.imagine(index);
            } else {
                break;
            }
        }
        return picks;
    }

    private Pick resumed(Stream stream, Scored scored, List<Scored> others) {
        Resting rest = rests.get(scored.index());
        double spread = StrictMath.sqrt(rest.variance()) * outlook.calibration();
        return new Pick(
                stream,
                rest.run().number(),
                null,
                scored.rung(),
                scored.score(),
                rest.mean(),
                spread,
                predicted(rest.mean()),
                over(others));
    }

    private Pick started(Stream stream, Scored scored, double mean, double sd, List<Scored> others) {
        return new Pick(
                stream,
                0,
                surrogate.pool().configuration(scored.index()),
                scored.rung(),
                scored.score(),
                mean,
                sd * outlook.calibration(),
                predicted(mean),
                over(others));
    }

    private double predicted(double mean) {
        return metric.toLoss(warp.invert(mean));
    }

    private List<Integer> over(List<Scored> others) {
        return others.stream()
                .limit(Pick.MOST_OVER)
                .map(other -> rests.get(other.index()).run().number())
                .toList();
    }
}
