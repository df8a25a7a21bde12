package dev.temper.stream.replay;

import java.util.List;

/**
 * What a replay found.
 *
 * @param events distinct events of the journal
 * @param unreadable journal records left out, as the engine left them out: malformed, or with a field that it refuses
 * @param skipped events that the machine failed on, and the engine skipped
 * @param decisions decisions derived
 * @param pending of these, the ones after the last that was recorded: the engine had not come so far
 * @param proposals proposals that were accepted, each computed again
 * @param differences how many decisions and proposals differ
 * @param first the first of them, at most {@link #MOST_SHOWN}
 */
public record ReplayResult(
        String experiment,
        long events,
        int unreadable,
        int skipped,
        long decisions,
        int pending,
        int proposals,
        int differences,
        List<Difference> first) {
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

    /** Whether every recorded decision and proposal follows from the journal, byte for byte. */
    public boolean isSame() {
        return differences == 0;
    }
}
