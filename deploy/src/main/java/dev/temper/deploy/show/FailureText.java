package dev.temper.deploy.show;

import dev.temper.console.text.ShownNumber;
import dev.temper.schemas.TrialStatus;
import dev.temper.schemas.TrialView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trials of which runs failed, and why. */
public final class FailureText {
    private static final int MOST_TRIALS = 5;
    private static final int MOST_LINES = 5;
    private static final int ALL_LINES = 40;

    private FailureText() {}

    /** The latest failed trials, each with its reason and its last lines of output; nothing if none failed. */
    public static List<String> blocks(Collection<TrialView> trials) {
        List<TrialView> failed = failed(trials);
        List<String> lines = new ArrayList<>();
        for (TrialView trial : failed.subList(0, Math.min(MOST_TRIALS, failed.size()))) {
            List<String> block = FailedRuns.lines(trial.getFailure(), MOST_LINES);
            lines.add(name(trial) + ": " + block.get(0));
            lines.addAll(block.subList(1, block.size()));
        }
        if (failed.size() > MOST_TRIALS) {
            lines.add("and %d more: `temper explain` tells of each trial".formatted(failed.size() - MOST_TRIALS));
        }
        return lines;
    }

    /** The same in a line each. */
    public static List<String> lines(Collection<TrialView> trials, int most) {
        List<TrialView> failed = failed(trials);
        return failed.subList(0, Math.min(most, failed.size())).stream()
                .map(trial -> name(trial) + ": " + FailedRuns.line(trial.getFailure()))
                .toList();
    }

    /** A line for each reason, the most frequent first: in how many trials runs failed, why, what the output says. */
    public static List<String> reasons(Collection<TrialView> trials) {
        return FailedRuns.reasons(
                trials.stream()
                        .filter(trial -> trial.getFailure() != null)
                        .sorted(Comparator.comparing(TrialView::getSequence))
                        .map(TrialView::getFailure)
                        .toList(),
                count -> "failed runs in " + ShownNumber.count(count, "trial"));
    }

    /**
     * Of one trial: why its last run that failed did, and the output that is kept; nothing if none failed.
     *
     * @param failures runs that failed
     * @param failure what its agent said of the last one; null if none failed
     */
    public static List<String> of(int failures, @Nullable String failure) {
        if (failure == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(FailedRuns.lines(failure, ALL_LINES));
        lines.set(0, (failures > 1 ? "the last of its failed runs: " : "its failed run: ") + lines.get(0));
        return lines;
    }

    /** Those that failed for good first, then the latest. */
    private static List<TrialView> failed(Collection<TrialView> trials) {
        return trials.stream()
                .filter(trial -> trial.getFailure() != null)
                .sorted(Comparator.comparing((TrialView trial) -> trial.getStatus() != TrialStatus.FAILED)
                        .thenComparing(TrialView::getSequence, Comparator.reverseOrder())
                        .thenComparing(TrialView::getTrial))
                .toList();
    }

    private static String name(TrialView trial) {
        boolean ended = trial.getStatus() == TrialStatus.FAILED;
        return "trial %d %s".formatted(trial.getTrial(), ended ? "failed" : "had a failed run");
    }
}
