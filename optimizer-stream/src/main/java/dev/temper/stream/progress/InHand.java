package dev.temper.stream.progress;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The events that the threads of a role have in hand at this moment. A thread that never comes back from one looks in
 * every other way like one with nothing to do. Thread safe: a thread writes to its own {@link Hand}, anyone reads.
 */
public final class InHand {
    private final LongSupplier nanos;
    private final Set<Hand> hands = ConcurrentHashMap.newKeySet();

    /** Nothing in hand, by the clock of this machine. */
    public InHand() {
        this(System::nanoTime);
    }

    /** @param nanos a clock that only goes forward, in nanoseconds from anywhere */
    public InHand(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * An event in hand.
     *
     * @param experiment whose it is: the record's key, whatever that says
     * @param time since it was taken
     */
    public record Held(String experiment, Duration time) {}

    /** A hand for a task, until it is closed. */
    public Hand hand() {
        Hand hand = new Hand();
        hands.add(hand);
        return hand;
    }

    /** The event that has been in hand for longest; null when there is none. */
    public @Nullable Held longest() {
        long now = nanos.getAsLong();
        return hands.stream()
                .map(hand -> hand.held(now))
                .filter(held -> held != null)
                .max(Comparator.comparing(Held::time))
                .orElse(null);
    }

    /** What one task has in hand: one event or none. */
    public final class Hand implements AutoCloseable {
        private static final byte[] NO_KEY = {};
        private static final String EXPERIMENT = "experiment";

        /** A longer key is no experiment's id. */
        private static final int LONGEST_ID = 100;

        private volatile @Nullable Taken taken;

        /** Does the work on an event with the event in hand; lines of log meanwhile are about its experiment. */
        public void hold(byte @Nullable [] key, Runnable work) {
            taken = new Taken(key == null ? NO_KEY : key, nanos.getAsLong());
            if (key != null && key.length <= LONGEST_ID) {
                MDC.put(EXPERIMENT, new String(key, StandardCharsets.UTF_8));
            }
            try {
                work.run();
            } finally {
                taken = null;
                MDC.remove(EXPERIMENT);
            }
        }

        private @Nullable Held held(long now) {
            Taken seen = taken;
            return seen == null
                    ? null
                    : new Held(new String(seen.key, StandardCharsets.UTF_8), Duration.ofNanos(now - seen.since));
        }

        @Override
        public void close() {
            hands.remove(this);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // a record's key: nobody compares or changes it
    private record Taken(byte[] key, long since) {}
}
