package dev.temper.stream.deadletter;

import dev.temper.schemas.DeadLetter;
import dev.temper.stream.meter.Labels;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a task puts what it cannot take: each refusal becomes a dead letter, is counted ({@code temper.dead.letters}), and
 * is told in the log, though not each of a thousand. Used by one thread.
 */
public final class LetterBox {
    private static final Logger LOG = LoggerFactory.getLogger(LetterBox.class);

    private final String stage;
    private final Map<RefusalReason, Counter> letters = new EnumMap<>(RefusalReason.class);
    private final Counter failures;
    private final Throttle throttle = new Throttle(System::nanoTime);

    /**
     * A box.
     *
     * @param stage intake or engine
     */
    public LetterBox(MeterRegistry registry, String stage) {
        this.stage = stage;
        for (RefusalReason reason : RefusalReason.values()) {
            letters.put(
                    reason,
                    Counter.builder("temper.dead.letters")
                            .description("Records that were put aside")
                            .tag("stage", stage)
                            .tag("reason", Labels.of(reason))
                            .register(registry));
        }
        failures = Counter.builder("temper.failures")
                .description("What went wrong inside, and was left out, without a record to blame")
                .tag("stage", stage)
                .register(registry);
    }

    /** The dead letter of a record. */
    public DeadLetter letter(Refusal refusal, Source source) {
        DeadLetter letter = again(refusal, source);
        Objects.requireNonNull(letters.get(refusal.reason())).increment();
        return letter;
    }

    /** The dead letter of a record that was counted before: the transaction that took it was aborted. */
    public DeadLetter again(Refusal refusal, Source source) {
        DeadLetter letter = DeadLetters.of(stage, refusal, source);
        if (throttle.allows()) {
            LOG.warn(
                    "Refused {}-{} at {}: {}: {}{}",
                    letter.getTopic(),
                    letter.getPartition(),
                    letter.getOffset(),
                    letter.getReason(),
                    letter.getDetail().replace("\n", "; "),
                    throttle.silenced());
        }
        return letter;
    }

    /** Counts and tells of a failure that no record is to blame for, such as that of a view. */
    public void failure(String what) {
        failures.increment();
        if (throttle.allows()) {
            LOG.error("{}{}", what, throttle.silenced());
        }
    }
}
