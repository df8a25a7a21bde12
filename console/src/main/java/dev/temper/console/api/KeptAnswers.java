package dev.temper.console.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers that take long to compute. One of the same journal sequence is given again; and an older one for ten times as long
 * as it took, so that no experiment that goes on, however many look at it, takes more than a tenth of a core. Who asks
 * meanwhile waits for the one who computes. Thread safe.
 */
final class KeptAnswers {
    private static final int MOST = 64;

    /** Below this nobody notices that it is computed anew. */
    private static final long SHORT_NANOS = 100_000_000;

    private static final long TIMES = 10;

    private final Map<String, Kept> all = new LinkedHashMap<>(16, 0.75f, true);

    private final LongSupplier nanos;

    KeptAnswers() {
        this(System::nanoTime);
    }

    /** @param nanos a clock like {@link System#nanoTime} */
    KeptAnswers(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The last answer to a question; the lock on it is this object's. */
    private static final class Kept {
        private @Nullable Object answer;
        private long sequence = -1;
        private long tookNanos;
        private long atNanos;

        boolean holds(long now, long nanos) {
            return sequence == now || (tookNanos > SHORT_NANOS && nanos - atNanos < TIMES * tookNanos);
        }
    }

    /**
     * The answer to a question.
     *
     * @param question of the same kind always; with the position, if it is about the past
     * @param sequence of the state that it would be computed from
     */
    @SuppressWarnings("unchecked") // a question has answers of one kind
    <T> T of(String question, long sequence, Supplier<T> compute) {
        Kept kept = kept(question);
        synchronized (kept) {
            Object answer = kept.answer;
            if (answer == null || !kept.holds(sequence, nanos.getAsLong())) {
                long start = nanos.getAsLong();
                answer = compute.get();
                kept.answer = answer;
                kept.sequence = sequence;
                kept.atNanos = nanos.getAsLong();
                kept.tookNanos = kept.atNanos - start;
            }
            return (T) answer;
        }
    }

    private Kept kept(String question) {
        synchronized (all) {
            Kept kept = all.computeIfAbsent(question, key -> new Kept());
            if (all.size() > MOST) {
                all.remove(all.keySet().iterator().next());
            }
            return kept;
        }
    }
}
