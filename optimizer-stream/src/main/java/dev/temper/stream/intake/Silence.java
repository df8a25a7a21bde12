package dev.temper.stream.intake;

import java.util.HashMap;
import java.util.Map;

/**
 * How long nothing was heard of something that could be heard. Its clock runs only while intake listens and the brokers
 * take records: whoever could say nothing was not silent. After a time in which nobody could be heard, and after a
 * restart, all count as heard just now: they may need a while to find their way back.
 */
final class Silence {
    /** A longer time between two ticks is an outage, and not a pause of this process for breath. */
    static final long OUTAGE_MILLIS = 2_000;

    private final long longestStep;
    private final Map<String, Long> heard = new HashMap<>();
    private long lastTick = Long.MIN_VALUE;
    private long listened;
    private long renewed;

    /**
     * A clock at its start.
     *
     * @param interval time between two ticks, milliseconds; a tick that comes later than twice that counts as two
     */
    Silence(long interval) {
        longestStep = 2 * interval;
    }

    /** @param audible whether the brokers take what there is to hear */
    void tick(long wallClock, boolean audible) {
        long step = lastTick == Long.MIN_VALUE ? 0 : wallClock - lastTick;
        lastTick = wallClock;
        if (!audible || step > OUTAGE_MILLIS) {
            heard.clear();
            renewed = listened;
        } else {
            listened += Math.max(0, Math.min(step, longestStep));
        }
    }

    void heard(String key) {
        heard.put(key, listened);
    }

    void forget(String key) {
        heard.remove(key);
    }

    /** Milliseconds of listening since the start: the time of this clock. */
    long now() {
        return listened;
    }

    /** Milliseconds of listening without a sign of life. */
    long of(String key) {
        return listened - heard.getOrDefault(key, renewed);
    }

    /**
     * Whether it is time to tell of a silence: after one lease time, then after twice that, four times, and so on. Once
     * would do, were it not for a crash between the state and the journal; the repeats carry the same identity.
     */
    boolean isDue(String key, long leaseMillis, int told) {
        return listened > dueAfter(key, leaseMillis, told);
    }

    /** The last moment at which it is not yet time to tell, if nothing is heard until then. */
    long dueAfter(String key, long leaseMillis, int told) {
        return told < Long.SIZE / 2 ? heard.getOrDefault(key, renewed) + (leaseMillis << told) : Long.MAX_VALUE;
    }
}
