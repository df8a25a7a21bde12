package dev.temper.core.trial;

import org.jspecify.annotations.Nullable;

/**
 * An agent's right to run a trial up to a target.
 *
 * @param number unique in the experiment and rising: the fence against reports that come late
 * @param storage where its slot finds and leaves checkpoints; empty for the shared one
 * @param reportedEpoch last epoch reported under it, as reported
 * @param countedEpoch last epoch paid for: the reported one, but not beyond a full training, and by the first rules not
 *     beyond the target that stood at the time
 * @param last last report under it; null before the first
 * @param seconds that its reports say, added up; null before the first, or when one said none
 * @param withinLimits whether the last report kept every limit of the experiment
 * @param reservedMicros what is set aside for the rest of the way to the target
 */
public record Lease(
        long number,
        Assignee assignee,
        String storage,
        Target target,
        int reportedEpoch,
        int countedEpoch,
        @Nullable Measurement last,
        @Nullable Double seconds,
        boolean withinLimits,
        long reservedMicros) {
    /** A lease under which nothing was reported yet. */
    public static Lease granted(long number, Assignee assignee, String storage, Target target, long reservedMicros) {
        return new Lease(
                number,
                assignee,
                storage,
                target,
                target.fromEpoch(),
                target.fromEpoch(),
                null,
                null,
                false,
                reservedMicros);
    }

    /** The lease after a report, and the seconds that it says since the one before. */
    public Lease reported(
            int epoch, int counted, Measurement seen, @Nullable Double took, boolean allowed, long chargedMicros) {
        return new Lease(
                number,
                assignee,
                storage,
                target,
                epoch,
                counted,
                seen,
                last == null ? took : sum(seconds, took),
                allowed,
                reservedMicros - chargedMicros);
    }

    private static @Nullable Double sum(@Nullable Double before, @Nullable Double more) {
        return before == null || more == null ? null : Double.valueOf(before + more);
    }

    /** The lease with a further target, and what the way there costs set aside. */
    public Lease extended(Target further, long needMicros) {
        return new Lease(
                number,
                assignee,
                storage,
                further,
                reportedEpoch,
                countedEpoch,
                last,
                seconds,
                withinLimits,
                reservedMicros + needMicros);
    }

    /** Whether the process has shown that it trains. */
    public boolean hasReported() {
        return last != null;
    }
}
