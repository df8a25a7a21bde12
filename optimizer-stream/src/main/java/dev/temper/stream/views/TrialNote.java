package dev.temper.stream.views;

import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Trial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a view tells of a trial beside its state.
 *
 * @param failure why its last run that failed did; null when none failed
 * @param gpuSeconds on the way to each rung, from 0; empty when none was reported
 */
public record TrialNote(@Nullable String failure, List<Double> gpuSeconds) {
    /** Of a trial of which nothing is noted. */
    public static final TrialNote NONE = new TrialNote(null, List.of());

    /** Agents report under this name the GPU seconds since the last report of the lease. */
    public static final String GPU_SECONDS = "gpu_seconds";

    private static final int FIRST = 500;
    private static final int LAST = 2_000;

    /** Copies the list. */
    public TrialNote {
        gpuSeconds = List.copyOf(gpuSeconds);
    }

    /** Whether what a run said was not refused: it came under the trial's lease, and changed the trial. */
    @SuppressWarnings("ReferenceEquality") // the same trial: nothing changed
    public static boolean isHeard(ExperimentState before, ExperimentState after, int number, long leaseNumber) {
        Trial trial = before.trials().get(number);
        Lease lease = trial == null ? null : trial.lease();
        return lease != null && lease.number() == leaseNumber && after.trials().get(number) != trial;
    }

    /** As much of what an agent says as a view holds: how it begins, which is the reason, and the last of the output. */
    public static String cut(String detail) {
        if (detail.length() <= FIRST + LAST) {
            return detail;
        }
        String first = detail.lines().findFirst().orElse("");
        String last = detail.substring(whole(detail, detail.length() - LAST));
        return first.substring(0, whole(first, Math.min(FIRST, first.length()))) + "\n...\n" + last;
    }

    /** The same place, or one further: no character is halved. */
    private static int whole(String text, int at) {
        boolean halved =
                at > 0 && at < text.length() && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
        return halved ? at + 1 : at;
    }
}
