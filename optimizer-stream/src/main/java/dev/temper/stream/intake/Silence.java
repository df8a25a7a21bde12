package dev.temper.stream.intake;

import java.util.HashMap;
import java.util.Map;

/**
 * How long nothing was heard of something. It lives in memory: after a restart all count as heard just now, which is
 * their grace. Its clock runs only while intake listens: a process that stood still has no right to call others silent.
 */
final class Silence {
    private final long longestStep;
    private final Map<String, Long> heard = new HashMap<>();
    private long lastTick = Long.MIN_VALUE;
    private long listened;

    /**
     * A clock at its start.
     *
     * @param interval time between two ticks, milliseconds; a tick that comes later than twice that counts as two
     */
    Silence(long interval) {
        longestStep = 2 * interval;
    }

    void tick(long wallClock) {
        if (lastTick != Long.MIN_VALUE) {
            listened += Math.max(0, Math.min(wallClock - lastTick, longestStep));
        }
        lastTick = wallClock;
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
        return listened - heard.getOrDefault(key, 0L);
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
        return told < Long.SIZE / 2 ? heard.getOrDefault(key, 0L) + (leaseMillis << told) : Long.MAX_VALUE;
    }
}
