package dev.temper.core.propose;

import dev.temper.core.definition.Metric;
import dev.temper.core.model.Block;
import dev.temper.core.model.Scaling;
import dev.temper.core.proposal.Forecast;
import dev.temper.core.proposal.PastForecast;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.trial.Lease;
import java.util.ArrayList;
import java.util.List;

/** What is to be expected of the runs that are under way, and which of them are to be stopped. */
final class Prospects {
    /** A run with less than this probability to beat the incumbent is stopped. */
    private static final double HOPELESS = 0.02;

    private final History history;
    private final Surrogate surrogate;
    private final Outlook outlook;
    private final Scaling warp;
    private final Metric metric;
    private final double eta;

    Prospects(History history, Surrogate surrogate, Outlook outlook, Scaling warp, Metric metric, double eta) {
        this.history = history;
        this.surrogate = surrogate;
        this.outlook = outlook;
        this.warp = warp;
        this.metric = metric;
        this.eta = eta;
    }

    /** Forecasts of runs, of as many as a proposal may have; those that are far enough go on the record. */
    List<Forecast> forecasts(Judgement record) {
        List<Forecast> forecasts = new ArrayList<>();
        for (Run run : history.runs()) {
            Lease lease = run.trial().lease();
            if (forecasts.size() < Proposal.MOST_ITEMS
                    && run.isRunning()
                    && lease != null
                    && Double.isFinite(run.last().loss())) {
                forecasts.add(forecast(run, lease, record));
            }
        }
        return forecasts;
    }

    private Forecast forecast(Run run, Lease lease, Judgement record) {
        Block block = surrogate.trial(run.number());
        double mean = block.means()[0];
        double sd = StrictMath.sqrt(block.variances(surrogate.rows())[0] + surrogate.noise());
        double probability =
                beats(run, mean, sd) * StrictMath.exp(outlook.feasible().ofTrial(run.number()));
        int key = run.last().key();
        if (history.fidelity().isFar(key)) {
            record.open(new PastForecast(
                    run.number(), mean, sd, warp.apply(run.last().loss())));
        }
        // A run that has just been resumed has shown nothing new: to stop it would only lead to resuming it again.
        boolean stop = outlook.finished()
                && lease.hasReported()
                && history.fidelity().isCheck(key)
                && probability < HOPELESS
                && !isAmongTheBest(run);
        return new Forecast(
                run.number(),
                lease.number(),
                key,
                mean,
                sd * outlook.calibration(),
                metric.toLoss(warp.invert(mean)),
                probability,
                stop);
    }

    /** Probability to be better than the incumbent; with several objectives, not to be dominated by what was reached. */
    private double beats(Run run, double mean, double sd) {
        Frontier frontier = outlook.frontier();
        if (frontier == null) {
            return outlook.probability(mean, sd * outlook.calibration());
        }
        return frontier.probability(
                frontier.meansOf(run.number()), frontier.deviationsOf(run.number(), outlook.calibration(), true));
    }

    /** Whether its observed rank at the last rung that it passed is among the first 1/eta^2: then it is never stopped. */
    private boolean isAmongTheBest(Run run) {
        int rung = history.fidelity().rungReached(run.last().key());
        int key = rung < 0 ? -1 : history.fidelity().keyOf(rung);
        Double own = run.lossAt(key);
        if (own == null) {
            return false;
        }
        if (outlook.frontier() != null) {
            return history.placeAt(run, key) < Math.max(1, history.countAt(key) / (eta * eta));
        }
        int better = 0;
        int all = 0;
        for (Run other : history.runs()) {
            Double loss = other.lossAt(key);
            all += loss == null ? 0 : 1;
            better += loss != null && loss < own ? 1 : 0;
        }
        return better < Math.max(1, all / (eta * eta));
    }
}
