package dev.temper.stream.replay;

/**
 * Where a file stands in an export that is written bit by bit.
 *
 * @param number from 1
 * @param after the last digest of the segment before it, in hexadecimal; {@link #BEGINNING} of the first
 * @param journalNext offset in {@code temper.journal} behind the last record that this and earlier segments hold
 * @param decisionsNext the same in {@code temper.decisions}
 */
public record SegmentPlace(int number, String after, long journalNext, long decisionsNext) {
    /** What comes before the first line of the first segment, and of a file that is whole. */
    public static final String BEGINNING = "0".repeat(Chain.HEX_LENGTH);

    /** The first of an export that holds nothing yet, before anything is put into it. */
    public static final SegmentPlace NONE = new SegmentPlace(0, BEGINNING, 0, 0);
}
