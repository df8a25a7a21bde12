package dev.temper.core.propose;

import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs and picks are weighed against.
 *
 * @param incumbent loss of the first objective to beat at full fidelity
 * @param frontier what was reached of several objectives; null with one
 * @param finished whether anything was reached, not just predicted
 * @param calibration factor by which the spreads of predictions are widened
 */
record Outlook(Incumbent incumbent, @Nullable Frontier frontier, boolean finished, double calibration) {
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
            return new Outlook(new Incumbent(frontier.least()), frontier, !frontier.isEmpty(), calibration);
        }
        Double best = null;
        for (double[] losses : reached) {
            best = best == null ? losses[0] : Math.min(best, losses[0]);
        }
        return best == null
                ? new Outlook(new Incumbent(leading(history, surrogate)), null, false, calibration)
                : new Outlook(new Incumbent(best), null, true, calibration);
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

    /** What an improvement is. */
    Aim aim() {
        return frontier == null ? incumbent : frontier;
    }
}
