package dev.temper.core.experiment;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.Metric;
import dev.temper.core.rung.Ranked;
import dev.temper.core.rung.RungId;
import dev.temper.core.rung.Schedule;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A trial arrives at a rung: exactly one decision on whether it goes on, rests or stops. */
final class Arrivals {
    private Arrivals() {}

    /** A trial under a lease has a value at the rung that it ran to. */
    static void arrive(Draft draft, Trial running, Measurement seen) {
        List<Double> others = draft.plan().metrics().others(seen);
        Trial trial = running.with(running.progress().arrived(seen.value(), others));
        draft.put(trial);
        int rung = trial.progress().rung();
        if (rung == draft.plan().lastRung()) {
            if (lease(trial).withinLimits()) {
                recordBest(draft, trial, seen.value());
            }
            stop(draft, trial, Reason.FULLY_TRAINED);
            return;
        }
        if (trial.isKept()) {
            draft.plan().runs().goOn(draft, trial);
            return;
        }
        if (trial.stream() != Stream.RUNGS || trial.bracket() == draft.plan().modelBracket()) {
            rest(draft, trial, Reason.TARGET_REACHED);
            return;
        }
        Schedule schedule = draft.plan().schedule();
        RungId id = new RungId(trial.bracket(), rung);
        Ranked rank = draft.trials().rungs().rank(id, trial);
        if (schedule.passes(draft.trials().rungs(), id, rank, draft.isClosed())) {
            draft.plan().runs().goOn(draft, trial);
        } else if (schedule.stops()) {
            stop(draft, trial, Reason.BELOW_CUTOFF);
        } else {
            rest(draft, trial, Reason.AWAITING_RUNG);
        }
    }

    /** A trial that diverged is the worst of the rung that it ran to, and ends. */
    static void diverge(Draft draft, Trial running) {
        Trial trial = running.with(running.progress().arrived(Double.NaN));
        draft.put(trial);
        stop(draft, trial, Reason.DIVERGED);
    }

    /** Of several objectives the first decides, then the next: so the best is one of the Pareto set. */
    private static void recordBest(Draft draft, Trial trial, double value) {
        Integer holder = draft.bestTrial;
        Trial best = holder == null ? null : draft.trials().rows().get(holder);
        boolean stands = best != null && best.number() != trial.number() && draft.isResult(best);
        if (best == null || !stands || order(draft, trial, best) < 0) {
            Double before = stands ? draft.bestValue : null;
            Metric metric = draft.plan().metric();
            if (before == null || metric.toLoss(value) < metric.toLoss(before)) {
                draft.improvedMicros = draft.ledger.spent().total();
            }
            draft.bestTrial = trial.number();
            draft.bestValue = value;
        }
    }

    private static int order(Draft draft, Trial one, Trial other) {
        RungRun first = one.progress().last();
        RungRun second = other.progress().last();
        int order = Arrays.compare(
                draft.plan().metrics().losses(first.value(), first.others()),
                draft.plan().metrics().losses(second.value(), second.others()));
        return order != 0 ? order : Integer.compare(one.number(), other.number());
    }

    /** It pauses at its rung. */
    static void rest(Draft draft, Trial trial, Reason reason) {
        draft.decide(
                new Action.Pause(trial.number(), lease(trial).number()),
                Evidences.atRung(draft, trial, reason).noted(trial.kept()));
        draft.put(trial.with(TrialStatus.PAUSING));
    }

    private static void stop(Draft draft, Trial trial, Reason reason) {
        draft.decide(new Action.Stop(trial.number(), lease(trial).number()), Evidences.atRung(draft, trial, reason));
        draft.put(trial.with(TrialStatus.STOPPING));
    }

    static Lease lease(Trial trial) {
        return Objects.requireNonNull(trial.lease(), "Only a trial under a lease arrives");
    }
}
