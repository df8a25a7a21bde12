package dev.temper.testkit.law;

import dev.temper.core.decision.Action;
import dev.temper.core.decision.Decision;
import dev.temper.core.event.Event;
import org.jspecify.annotations.Nullable;

/** Reports count under the trial's live lease only; a trial has one lease at most, and an experiment its share. */
final class Fenced implements Invariant {
    @Override
    public String law() {
        return "fenced";
    }

    @Override
    public @Nullable String entry(Observed observed, Account account) {
        if (!observed.accepted() || !(observed.entry().event() instanceof Event.MetricReported report)) {
            return null;
        }
        Held held = account.leases().get(report.lease());
        if (held == null || held.trial != report.trial()) {
            return "a report of trial " + report.trial() + " counted under lease " + report.lease()
                    + ", which it does not hold";
        }
        if (held.ending) {
            return "a report of trial " + report.trial() + " counted after its pause or stop was decided";
        }
        return report.epoch() <= held.epoch && held.reported ? "epoch " + report.epoch() + " counted twice" : null;
    }

    @Override
    public @Nullable String decision(Observed observed, Decision decision, Account account) {
        Action action = decision.action();
        if (action instanceof Action.Suggest suggest) {
            return grant(suggest.trial(), suggest.lease(), account);
        } else if (action instanceof Action.Promote promote) {
            return grant(promote.trial(), promote.lease(), account);
        } else if (action instanceof Action.Continue on) {
            return live(observed, on.trial(), on.lease(), account);
        } else if (action instanceof Action.Pause pause) {
            return live(observed, pause.trial(), pause.lease(), account);
        } else if (action instanceof Action.Stop stop) {
            return stop.lease() == 0
                    ? resting(observed, stop.trial(), account)
                    : live(observed, stop.trial(), stop.lease(), account);
        }
        return null;
    }

    private static @Nullable String grant(int trial, long lease, Account account) {
        if (lease <= account.leases().last()) {
            return "lease " + lease + " does not rise above lease "
                    + account.leases().last();
        }
        if (account.leases().holdsTrial(trial)) {
            return "trial " + trial + " gets lease " + lease + " while it holds another";
        }
        int parallel = account.definition().parallel();
        return account.leases().all().size() >= parallel ? "more than " + parallel + " leases at a time" : null;
    }

    /** What rests holds no lease, and is stopped only if somebody asks for it. */
    private static @Nullable String resting(Observed observed, int trial, Account account) {
        boolean asked = observed.entry().event() instanceof Event.StopRequested request && request.trial() == trial;
        return asked && !account.leases().holdsTrial(trial) ? null : "trial " + trial + " is stopped without a lease";
    }

    /** The run that the entry itself ended may be told so. */
    private static @Nullable String live(Observed observed, int trial, long lease, Account account) {
        if (observed.entry().event() instanceof Event.TrialEnded ended
                && ended.trial() == trial
                && ended.lease() == lease) {
            return null;
        }
        Held held = account.leases().get(lease);
        return held == null || held.trial != trial ? "trial " + trial + " does not hold lease " + lease : null;
    }
}
