package dev.temper.core.simulate;

import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Reason;
import dev.temper.core.event.JournalEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment on curves came to. Losses are to be minimised; costs are in millionths of a full training.
 *
 * @param trials how many trials were suggested
 * @param costMicros cost of all that was trained
 * @param rungs use of each rung, from the lowest
 * @param best the best result among the trials trained in full; null if there is none
 * @param anytime how the best came down, first to last
 * @param seconds virtual wall-clock until the experiment was complete
 * @param busySeconds worker time spent training
 * @param workers how many workers there were
 * @param pieces what each worker did, in order of start
 * @param end why no more was granted
 * @param journal the entries that the machine was fed
 * @param decisions what it decided
 */
public record TableRun(
        int trials,
        long costMicros,
        List<RungUse> rungs,
        @Nullable Best best,
        List<Progress> anytime,
        double seconds,
        double busySeconds,
        int workers,
        List<Piece> pieces,
        Reason end,
        List<JournalEntry> journal,
        List<Decision> decisions) {
    /** Copies the lists. */
    public TableRun {
        rungs = List.copyOf(rungs);
        anytime = List.copyOf(anytime);
        pieces = List.copyOf(pieces);
        journal = List.copyOf(journal);
        decisions = List.copyOf(decisions);
    }

    /** How many trials trained towards a rung, how many arrived there, and what it cost. */
    public record RungUse(String task, int trials, int arrived, long costMicros) {}

    /** A trial, its curve, and its loss after a full training. */
    public record Best(int trial, int curve, double loss) {}

    /**
     * From this cost and time on, the best loss of a full training was this.
     *
     * @param busySeconds worker time spent training until then
     */
    public record Progress(long costMicros, double seconds, double busySeconds, double loss) {}

    /** One worker trained one trial towards one rung. Times in seconds. */
    public record Piece(int worker, int trial, int rung, double from, double to) {}

    /** Share of the workers' time that was spent training, in [0, 1]. */
    public double utilisation() {
        return seconds <= 0 ? 0 : busySeconds / (seconds * workers);
    }

    /** The cost at which a full training first reached a loss; null if none did. */
    public @Nullable Long costToReach(double loss) {
        for (Progress point : anytime) {
            if (point.loss() <= loss) {
                return point.costMicros();
            }
        }
        return null;
    }
}
