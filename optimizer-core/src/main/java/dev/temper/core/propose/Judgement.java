package dev.temper.core.propose;

import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import dev.temper.core.model.Calibration;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.ModelState.Judged;
import dev.temper.core.proposal.PastForecast;
import java.util.ArrayList;
import java.util.List;

/**
 * The model's record: what it forecast of runs that have finished since, and whether it is to be trusted.
 *
 * @param open forecasts that wait for their trial to be finished, the oldest first
 * @param judged forecasts whose trial has finished, with what it reached, the last ones
 * @param calibration factor by which spreads are to be widened
 * @param trusted whether the model does better than doing without: its calibration has not failed, and it does not rank
 *     the finished runs clearly worse than their last values at the time did
 */
record Judgement(List<PastForecast> open, List<Judged> judged, double calibration, boolean trusted) {
    /** Most forecasts that wait. */
    private static final int MOST_OPEN = 1_000;

    private static final int REMEMBERED = 50;
    private static final int FEWEST_JUDGED = 8;

    /** Copies the lists. */
    Judgement {
        open = List.copyOf(open);
        judged = List.copyOf(judged);
    }

    /** The record of the last proposal, brought up to date with the runs that have finished. */
    static Judgement of(ModelState last, History history, OwnUnit unit) {
        List<PastForecast> open = new ArrayList<>();
        List<Judged> judged = new ArrayList<>(last.judged());
        for (PastForecast forecast : last.open()) {
            for (Past run : history.runs()) {
                if (run.number() != forecast.trial()) {
                    continue;
                }
                if (history.fidelity().isFull(run.last().key()) && !run.last().failed()) {
                    judged.add(new Judged(forecast, unit.scaled(run.last().loss())));
                } else if (run.isRunning() || run.isResting()) {
                    open.add(forecast);
                }
            }
        }
        List<Judged> kept = judged.subList(Math.max(0, judged.size() - REMEMBERED), judged.size());
        Calibration calibration = calibration(kept);
        boolean trusted = !calibration.failed() && (kept.size() < FEWEST_JUDGED || !isRankedWorse(kept));
        return new Judgement(open, kept, calibration.factor(), trusted);
    }

    /** With forecasts of runs, each if it is the first of its run. */
    Judgement with(List<PastForecast> forecasts) {
        List<PastForecast> all = new ArrayList<>(open);
        for (PastForecast forecast : forecasts) {
            if (all.stream().noneMatch(other -> other.trial() == forecast.trial())) {
                all.add(forecast);
                if (all.size() > MOST_OPEN) {
                    all.remove(0); // of a trial that has rested for long
                }
            }
        }
        return new Judgement(all, judged, calibration, trusted);
    }

    private static Calibration calibration(List<Judged> judged) {
        Calibration calibration = Calibration.NONE;
        for (Judged one : judged) {
            PastForecast forecast = one.forecast();
            calibration = calibration.with((one.reached() - forecast.mean()) / forecast.spread());
        }
        return calibration;
    }

    /** By pairs that are in the right order; one pair in eight more is beyond chance. */
    private static boolean isRankedWorse(List<Judged> judged) {
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
