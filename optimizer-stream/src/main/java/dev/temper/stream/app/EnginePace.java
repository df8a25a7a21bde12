package dev.temper.stream.app;

/** How many entries of a partition the engine commits a second while some wait for it. */
final class EnginePace {
    /** What is older hardly counts. */
    private static final double MEMORY_NANOS = 1e9;

    /** Who has committed nothing for so long stands still. */
    private static final long STILL_NANOS = 3_000_000_000L;

    private boolean begun;
    private long moved;
    private long position;
    private double perSecond;

    /**
     * Takes note of how far it is.
     *
     * @param nanos when, by a clock that only goes forward
     * @param committed the next entry that it reads
     * @param end the next entry of the journal
     * @return entries a second; 0 when it stands still, or is not known to move
     */
    long see(long nanos, long committed, long end) {
        if (!begun || committed < position) {
            begun = true;
            moved = nanos;
            perSecond = 0;
        } else if (committed > position) {
            // Commits come less often than looks: what one brings was folded since the last one.
            double rate = (committed - position) * 1e9 / Math.max(1, nanos - moved);
            double weight = perSecond == 0 ? 1 : 1 - StrictMath.exp((moved - nanos) / MEMORY_NANOS);
            perSecond += weight * (rate - perSecond);
            moved = nanos;
        } else if (committed >= end) {
            moved = nanos; // nothing to do is no slowness
        }
        position = committed;
        return nanos - moved > STILL_NANOS ? 0 : (long) Math.ceil(perSecond);
    }
}
