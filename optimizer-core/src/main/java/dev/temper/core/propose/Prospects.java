package dev.temper.core.propose;

import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import dev.temper.core.proposal.Forecast;
import dev.temper.core.proposal.PastForecast;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.trial.Lease;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be expected of the runs that are under way, and which of them are to be stopped.
 *
 * @param forecasts of runs, of as many as a proposal may have
 * @param recorded those of runs that are far enough to be judged by them
 */
record Prospects(List<Forecast> forecasts, List<PastForecast> recorded) {
    /** A run with less than this probability to beat the incumbent is stopped. */
    private static final double HOPELESS = 0.02;

    /** Copies the lists. */
    Prospects {
        forecasts = List.copyOf(forecasts);
        recorded = List.copyOf(recorded);
    }

    /**
     * The prospects of all runs.
     *
     * @param eta of the ladder
     */
    static Prospects of(History history, Surrogate surrogate, Outlook outlook, OwnUnit unit, double eta) {
        List<Forecast> forecasts = new ArrayList<>();
        List<PastForecast> recorded = new ArrayList<>();
        for (Past run : history.runs()) {
            Lease lease = run.trial().lease();
            if (forecasts.size() < Proposal.MOST_ITEMS
                    && run.isRunning()
                    && lease != null
                    && Double.isFinite(run.last().loss())) {
                Expected expected = Expected.of(run, surrogate);
                forecasts.add(forecast(history, expected, lease, outlook, unit, eta));
                if (history.fidelity().isFar(run.last().key())) {
                    double last = unit.scaled(run.last().loss());
                    recorded.add(new PastForecast(run.number(), expected.means()[0], expected.deviations(1)[0], last));
                }
            }
        }
        return new Prospects(forecasts, recorded);
    }

    private static Forecast forecast(
            History history, Expected expected, Lease lease, Outlook outlook, OwnUnit unit, double eta) {
        Past run = expected.past();
        double[] deviations = expected.deviations(outlook.calibration());
        double probability =
                outlook.aim().probability(expected.means(), deviations) * StrictMath.exp(expected.feasible());
        int key = run.last().key();
        // A run that has just been resumed has shown nothing new: to stop it would only lead to resuming it again.
        boolean stop = outlook.finished()
                && lease.hasReported()
                && history.fidelity().isCheck(key)
                && probability < HOPELESS
                && !isAmongTheBest(history, run, eta);
        double mean = expected.means()[0];
        return new Forecast(
                run.number(), lease.number(), key, mean, deviations[0], unit.value(mean), probability, stop);
    }

    /** Whether its observed rank at the last rung that it passed is among the first 1/eta^2: then it is never stopped. */
    private static boolean isAmongTheBest(History history, Past run, double eta) {
        int rung = history.fidelity().rungReached(run.last().key());
        int key = rung < 0 ? -1 : history.fidelity().keyOf(rung);
        return history.isAmongFirst(run, key, eta * eta);
    }
}
