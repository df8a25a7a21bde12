package dev.temper.stream.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a replay found.
 *
 * @param events distinct events of the journal
 * @param unreadable journal records left out, as the engine left them out: malformed, or with a field that it refuses
 * @param skipped events that the machine failed on, and the engine skipped
 * @param decisions decisions derived
 * @param pending of these, the ones after the last that was recorded: the engine had not come so far
 * @param forgotten decisions derived before the first that is recorded, where the beginning of temper.decisions was
 *     deleted: nothing is there to compare them with
 * @param proposals proposals that were accepted, each computed again
 * @param differences how many decisions and proposals differ
 * @param first the first of them, at most {@link #MOST_SHOWN}
 * @param lateStart where the journal begins, if that is not at its beginning: then nothing can be derived, and nothing
 *     was compared; null for a journal that is whole
 * @param erasure that the experiment's data were deleted; null if they were not
 */
public record ReplayResult(
        String experiment,
        long events,
        int unreadable,
        int skipped,
        long decisions,
        int pending,
        int forgotten,
        int proposals,
        int differences,
        List<Difference> first,
        @Nullable LateStart lateStart,
        @Nullable Erasure erasure) {
    /** How many differences are described. */
    public static final int MOST_SHOWN = 20;

    /** Copies the list. */
    public ReplayResult {
        first = List.copyOf(first);
    }

    /**
     * A decision or a proposal that is not the one that follows from the journal.
     *
     * @param number of the decision; 0 for a proposal
     * @param sequence journal sequence of the event that caused it, or of the proposal
     * @param what is wrong, with both decisions where there are two
     */
    public record Difference(long number, long sequence, String what) {
        @Override
        public String toString() {
            String where = "(journal sequence " + sequence + "): " + what;
            return number == 0 ? "proposal " + where : "decision " + number + " " + where;
        }
    }

    /** The result for a journal whose beginning is missing. */
    static ReplayResult unproven(String experiment, long events, int unreadable, int skipped, LateStart lateStart) {
        return new ReplayResult(experiment, events, unreadable, skipped, 0, 0, 0, 0, 0, List.of(), lateStart, null);
    }

    /** Whether every recorded decision and proposal follows from the journal, byte for byte. */
    public boolean isSame() {
        return isWhole() && differences == 0;
    }

    /** Whether all was there to be compared: nothing was deleted of the journal, or of the decisions. */
    public boolean isWhole() {
        return lateStart == null && forgotten == 0;
    }
}
