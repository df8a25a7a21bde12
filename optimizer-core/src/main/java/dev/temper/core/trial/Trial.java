package dev.temper.core.trial;

import dev.temper.core.space.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * A trial as it stands. Its size does not grow with the epochs trained.
 *
 * @param number in its experiment, from 1 in the order of suggestion
 * @param queued whether a user asked for it
 * @param bracket bracket that it was dealt to, from 0; one more than the last of the schedule's if a model chose it
 * @param stream whose budget pays for its last lease
 * @param goal rung that its last lease leads to in the end; -1 before the first
 * @param failures runs that failed
 * @param failedAt journal sequence at which it failed for good in a way that no observation tells: its last allowed run
 *     failed, or diverged where nothing new is observed; 0 if it has not
 * @param losses leases that were lost
 * @param retry whether its last run failed, so that the next one is a retry
 * @param storage where its checkpoint is: that of the slot on which it came as far as it did; empty for the shared one
 * @param lease the lease it runs under, also while it pauses or stops; null at rest
 * @param kept why somebody wants it trained in full, in their words: nothing but its end, or the budget's, keeps it from
 *     there; null if nobody does
 */
public record Trial(
        int number,
        Configuration configuration,
        boolean queued,
        int bracket,
        Stream stream,
        int goal,
        TrialStatus status,
        Progress progress,
        int failures,
        long failedAt,
        int losses,
        boolean retry,
        String storage,
        @Nullable Lease lease,
        @Nullable String kept) {
    /** A trial that has not run yet. */
    public static Trial suggested(int number, Configuration configuration, boolean queued, int bracket) {
        return new Trial(
                number,
                configuration,
                queued,
                bracket,
                Stream.RUNGS,
                -1,
                TrialStatus.WAITING,
                Progress.NONE,
                0,
                0,
                0,
                false,
                "",
                null,
                null);
    }

    /**
     * Runs under a lease towards the lease's target.
     *
     * @param payer whose budget pays for it
     * @param rung first rung on the way
     */
    public Trial running(Lease under, Stream payer, int rung) {
        return new Trial(
                number,
                configuration,
                queued,
                bracket,
                payer,
                under.target().rung(),
                TrialStatus.RUNNING,
                progress.towards(rung),
                failures,
                failedAt,
                losses,
                false,
                storage,
                under,
                kept);
    }

    /** Came further under its lease. */
    public Trial advanced(Progress further, Lease under) {
        return with(status, further, failedAt, under);
    }

    /** Came further than ever, under a lease: its checkpoint is where that lease's slot leaves it. */
    public Trial trained(Progress further, Lease under) {
        return new Trial(
                number,
                configuration,
                queued,
                bracket,
                stream,
                goal,
                status,
                further,
                failures,
                failedAt,
                losses,
                retry,
                under.storage(),
                under,
                kept);
    }

    /** Came further, all else being equal. */
    public Trial with(Progress further) {
        return with(status, further, failedAt, lease);
    }

    /** Has another status and keeps its lease. */
    public Trial with(TrialStatus other) {
        return with(other, progress, failedAt, lease);
    }

    private Trial with(TrialStatus then, Progress further, long failedLast, @Nullable Lease under) {
        return new Trial(
                number,
                configuration,
                queued,
                bracket,
                stream,
                goal,
                then,
                further,
                failures,
                failedLast,
                losses,
                retry,
                storage,
                under,
                kept);
    }

    /** Its run ended, and not by itself. */
    public Trial ended(TrialStatus then) {
        return withoutLease(then, failures, failedAt, losses, false);
    }

    /** Its run failed, and it is tried again. */
    public Trial failed() {
        return failed(TrialStatus.WAITING, 0);
    }

    /** Its run failed for good. */
    public Trial failed(long sequence) {
        return failed(TrialStatus.FAILED, sequence);
    }

    private Trial failed(TrialStatus then, long sequence) {
        return withoutLease(then, failures + 1, sequence, losses, true);
    }

    /** Diverged where no observation tells so: in a named task, or at an epoch that was observed before. */
    public Trial diverged(long sequence) {
        return with(status, progress, sequence, lease);
    }

    /** Is to be trained in full, for this reason. */
    public Trial kept(String why) {
        return new Trial(
                number,
                configuration,
                queued,
                bracket,
                stream,
                goal,
                status,
                progress,
                failures,
                failedAt,
                losses,
                retry,
                storage,
                lease,
                why);
    }

    /** Whether somebody wants it trained in full. */
    public boolean isKept() {
        return kept != null;
    }

    /** Whether it failed for good and no observation says so. */
    public boolean hasFailed() {
        return failedAt > 0;
    }

    /** Its lease was lost. */
    public Trial lost(TrialStatus then) {
        return withoutLease(then, failures, failedAt, losses + 1, false);
    }

    private Trial withoutLease(TrialStatus then, int failed, long failedLast, int lost, boolean again) {
        return new Trial(
                number,
                configuration,
                queued,
                bracket,
                stream,
                goal,
                then,
                progress,
                failed,
                failedLast,
                lost,
                again,
                storage,
                null,
                kept);
    }
}
