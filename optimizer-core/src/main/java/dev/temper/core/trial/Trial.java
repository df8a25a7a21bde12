package dev.temper.core.trial;

import dev.temper.core.space.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A trial as it stands. Its size does not grow with the epochs trained.
 *
 * @param number in its experiment, from 1 in the order of suggestion
 * @param queued whether a user asked for it
 * @param bracket bracket that it was dealt to, from 0
 * @param failures runs that failed
 * @param losses leases that were lost
 * @param retry whether its last run failed, so that the next one is a retry
 * @param lease the lease it runs under, also while it pauses or stops; null at rest
 */
public record Trial(
        int number,
        Configuration configuration,
        boolean queued,
        int bracket,
        TrialStatus status,
        Progress progress,
        int failures,
        int losses,
        boolean retry,
        @Nullable Lease lease) {
    /** A trial that has not run yet. */
    public static Trial suggested(int number, Configuration configuration, boolean queued, int bracket) {
        return new Trial(number, configuration, queued, bracket, TrialStatus.WAITING, Progress.NONE, 0, 0, false, null);
    }

    /** Runs under a lease towards the lease's target. */
    public Trial running(Lease under) {
        Progress on = progress.towards(under.target().rung());
        return new Trial(
                number, configuration, queued, bracket, TrialStatus.RUNNING, on, failures, losses, false, under);
    }

    /** Came further under its lease. */
    public Trial advanced(Progress further, Lease under) {
        return new Trial(number, configuration, queued, bracket, status, further, failures, losses, retry, under);
    }

    /** Came further, all else being equal. */
    public Trial with(Progress further) {
        return new Trial(number, configuration, queued, bracket, status, further, failures, losses, retry, lease);
    }

    /** Has another status and keeps its lease. */
    public Trial with(TrialStatus other) {
        return new Trial(number, configuration, queued, bracket, other, progress, failures, losses, retry, lease);
    }

    /** Its run ended, and not by itself. */
    public Trial ended(TrialStatus then) {
        return new Trial(number, configuration, queued, bracket, then, progress, failures, losses, false, null);
    }

    /** Its run failed. */
    public Trial failed(TrialStatus then) {
        return new Trial(number, configuration, queued, bracket, then, progress, failures + 1, losses, true, null);
    }

    /** Its lease was lost. */
    public Trial lost(TrialStatus then) {
        return new Trial(number, configuration, queued, bracket, then, progress, failures, losses + 1, false, null);
    }
}
