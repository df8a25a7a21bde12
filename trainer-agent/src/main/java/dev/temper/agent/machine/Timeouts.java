package dev.temper.agent.machine;

/**
 * When a process counts as hung, in milliseconds; 0: never. While it waits for a decision nothing is held against it.
 *
 * @param startMillis without a first report
 * @param silenceMillis without a further report; without a first one too, if there is no limit for that
 * @param totalMillis altogether, since its start
 */
public record Timeouts(long startMillis, long silenceMillis, long totalMillis) {
    /** A process may take as long as it likes. */
    public static final Timeouts NONE = new Timeouts(0, 0, 0);

    private static final long TICK_MILLIS = 30_000;
    private static final int TICKS = 4;

    /** How often to look: so that no limit is exceeded by more than a quarter. */
    long tickMillis() {
        long tick = TICK_MILLIS;
        for (long limit : new long[] {startMillis, silenceMillis}) {
            tick = limit > 0 ? Math.min(tick, Math.max(1, limit / TICKS)) : tick;
        }
        return tick;
    }

    /** How long nothing may be heard; 0: for ever. */
    long quietMillis(boolean reported) {
        return reported || startMillis == 0 ? silenceMillis : startMillis;
    }
}
