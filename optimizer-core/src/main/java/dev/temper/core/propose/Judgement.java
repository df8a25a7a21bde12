package dev.temper.core.propose;

import dev.temper.core.model.Calibration;
import dev.temper.core.model.Scaling;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.ModelState.Judged;
import dev.temper.core.proposal.PastForecast;
import java.util.ArrayList;
import java.util.List;

/** The model's record: what it forecast of runs that have finished since, and whether it is to be trusted. */
final class Judgement {
    /** Most forecasts that wait for their trial to be finished. */
    private static final int MOST_OPEN = 1_000;

    private static final int REMEMBERED = 50;
    private static final int FEWEST_JUDGED = 8;

    private final List<PastForecast> open = new ArrayList<>();
    private final List<Judged> judged;

    /** The record of the last proposal, brought up to date with the runs that have finished. */
    Judgement(ModelState last, History history, Scaling warp) {
        judged = new ArrayList<>(last.judged());
        for (PastForecast forecast : last.open()) {
            for (Run run : history.runs()) {
                if (run.number() == forecast.trial()) {
                    close(forecast, run, history.fidelity(), warp);
                }
            }
        }
        while (judged.size() > REMEMBERED) {
            judged.remove(0);
        }
    }

    private void close(PastForecast forecast, Run run, Fidelity fidelity, Scaling warp) {
        if (fidelity.isFull(run.last().key()) && !run.last().failed()) {
            judged.add(new Judged(forecast, warp.apply(run.last().loss())));
        } else if (run.isRunning() || run.isResting()) {
            open.add(forecast);
        }
    }

    /** Keeps a forecast of a run, if it is the first. */
    void open(PastForecast forecast) {
        if (open.stream().noneMatch(other -> other.trial() == forecast.trial())) {
            open.add(forecast);
            if (open.size() > MOST_OPEN) {
                open.remove(0); // of a trial that has rested for long
            }
        }
    }

    List<PastForecast> open() {
        return open;
    }

    List<Judged> judged() {
        return judged;
    }

    /** By what factor spreads are to be widened. */
    Calibration calibration() {
        Calibration calibration = Calibration.NONE;
        for (Judged one : judged) {
            PastForecast forecast = one.forecast();
            calibration = calibration.with((one.reached() - forecast.mean()) / forecast.spread());
        }
        return calibration;
    }

    /**
     * Whether the model does better than doing without: its calibration has not failed, and it does not rank the
     * finished runs clearly worse than their last values at the time did.
     */
    boolean isTrusted() {
        return !calibration().failed() && (judged.size() < FEWEST_JUDGED || !isRankedWorse());
    }

    /** By pairs that are in the right order; one pair in eight more is beyond chance. */
    private boolean isRankedWorse() {
        int pairs = 0;
        int lead = 0;
        for (int i = 0; i < judged.size(); i++) {
            for (int j = 0; j < i; j++) {
                Judged one = judged.get(i);
                Judged other = judged.get(j);
                double reached = one.reached() - other.reached();
                lead += agree(reached, one.forecast().mean() - other.forecast().mean());
                lead -= agree(
                        reached, one.forecast().lastValue() - other.forecast().lastValue());
                pairs++;
            }
        }
        return 8 * lead < -pairs;
    }

    private static int agree(double difference, double other) {
        return difference * other > 0 ? 1 : 0;
    }
}
