package dev.temper.stream.deadletter;

import dev.temper.schemas.DeadLetter;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.StreamsMetrics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a task puts what it cannot take: each refusal becomes a dead letter, is counted among Kafka Streams' own metrics
 * ({@code temper-dead-letters}), and is told in the log, though not each of a thousand. Used by one thread.
 */
public final class LetterBox {
    private static final Logger LOG = LoggerFactory.getLogger(LetterBox.class);
    private static final String SCOPE = "temper-dead-letters";

    private final String stage;
    private final Sensor letters;
    private final Sensor failures;
    private final Throttle throttle = new Throttle(System::nanoTime);

    /**
     * A box.
     *
     * @param stage intake or engine
     * @param task whose it is
     */
    public LetterBox(StreamsMetrics metrics, String stage, String task) {
        this.stage = stage;
        letters = metrics.addRateTotalSensor(SCOPE, task, "letter", Sensor.RecordingLevel.INFO);
        failures = metrics.addRateTotalSensor(SCOPE, task, "failure", Sensor.RecordingLevel.INFO);
    }

    /** The dead letter of a record. */
    public DeadLetter letter(Refusal refusal, Source source) {
        DeadLetter letter = DeadLetters.of(stage, refusal, source);
        letters.record();
        if (refusal.reason() == RefusalReason.INTERNAL) {
            failures.record();
        }
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
        failures.record();
        if (throttle.allows()) {
            LOG.error("{}{}", what, throttle.silenced());
        }
    }
}
