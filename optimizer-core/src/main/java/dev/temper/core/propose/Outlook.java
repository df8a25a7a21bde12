package dev.temper.core.propose;

import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs and picks are weighed against.
 *
 * @param aim what is to be improved on
 * @param best loss of the first objective that was reached, or is predicted, at full fidelity; null when nothing is
 *     known, or likely, to keep the limits
 * @param finished whether anything was reached, not just predicted
 * @param calibration factor by which the spreads of predictions are widened
 */
record Outlook(Aim aim, @Nullable Double best, boolean finished, double calibration) {
    private static final int LEADERS = 30;
    private static final double EVEN = StrictMath.log(0.5);

    /**
     * By the finished trials that keep every limit.
     *
     * @param now sequence of the history
     */
    static Outlook of(Given given, History history, Surrogate surrogate, double calibration, long now) {
        List<Past> finished = history.runs().stream()
                .filter(run -> history.fidelity().isFull(run.last().key())
                        && Double.isFinite(run.last().loss())
                        && LearnedMetric.allow(given.metrics(), run.last()))
                .toList();
        List<MetricModel> objectives = surrogate.objectives();
        List<double[]> reached = finished.stream()
                .map(run -> objectives.stream()
                        .mapToDouble(objective -> objective.reached(run))
                        .toArray())
                .toList();
        if (objectives.size() > 1) {
            List<double[]> predicted = objectives.stream()
                    .map(objective -> objective.blocks().pool().means())
                    .toList();
            Frontier frontier =
                    new Frontier(reached, predicted, given.definition().seed(), now);
            return new Outlook(frontier, least(reached), !reached.isEmpty(), calibration);
        }
        Double best = reached.isEmpty() ? leading(history, surrogate) : least(reached);
        return new Outlook(new Incumbent(best), best, !reached.isEmpty(), calibration);
    }

    /** The least loss of the first objective; null if there is none. */
    private static @Nullable Double least(List<double[]> reached) {
        Double least = null;
        for (double[] losses : reached) {
            least = least == null ? losses[0] : Math.min(least, losses[0]);
        }
        return least;
    }

    /** The lowest prediction among the leaders that will rather keep the limits than not. */
    private static @Nullable Double leading(History history, Surrogate surrogate) {
        List<Past> leaders =
                history.runs().stream().sorted(Past.BEST_FIRST).limit(LEADERS).toList();
        Double best = null;
        for (Past run : leaders) {
            Expected expected = Expected.of(run, surrogate);
            if (expected.feasible() >= EVEN) {
                double mean = expected.means()[0];
                best = best == null ? mean : Math.min(best, mean);
            }
        }
        return best;
    }
}
