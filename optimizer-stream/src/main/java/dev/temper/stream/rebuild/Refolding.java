package dev.temper.stream.rebuild;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.GuardedStep;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.RecordTime;
import dev.temper.stream.engine.JournalDecoder;
import dev.temper.stream.engine.JournalDecoder.Journaled;
import dev.temper.stream.engine.JournalDecoder.PoisonException;
import dev.temper.stream.intake.IntakeMemory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A partition of the journal folded from its beginning, as the engine folds it: to the decisions that are not on record,
 * and to what intake must know of each experiment. Used by one thread.
 */
final class Refolding {
    private final RecordBytes bytes;
    private final JournalDecoder decoder;
    private final Map<String, Long> onRecord;
    private final Map<String, Folded> experiments = new HashMap<>();
    private long decisions;

    /** An experiment on the way. */
    private static final class Folded {
        private final IntakeMemory memory;
        private ExperimentState state = ExperimentState.empty();

        Folded(String experiment) {
            memory = new IntakeMemory(experiment);
        }
    }

    /** @param onRecord the highest number of a decision on each experiment that is on record */
    Refolding(RecordBytes bytes, int partitions, Map<String, Long> onRecord) {
        this.bytes = bytes;
        decoder = new JournalDecoder(bytes, partitions);
        this.onRecord = onRecord;
    }

    /** Folds a record; the decisions that it leads to and that are not on record, as records of their topic. */
    List<ProducerRecord<byte[], byte[]>> take(ConsumerRecord<byte[], byte[]> record) {
        List<ProducerRecord<byte[], byte[]>> missing = new ArrayList<>();
        Journaled journaled;
        try {
            journaled = decoder.decode(record.key(), record.value(), record.partition());
        } catch (PoisonException leftOutAsByTheEngine) {
            return missing;
        }
        String experiment = journaled.experiment();
        Folded folded = experiments.computeIfAbsent(experiment, Folded::new);
        for (Decision decision : step(folded, journaled.entry())) {
            decisions++;
            if (decision.number() > onRecord.getOrDefault(experiment, 0L)) {
                missing.add(record(experiment, decision, record.partition()));
            }
        }
        return missing;
    }

    private static List<Decision> step(Folded folded, JournalEntry entry) {
        folded.memory.take(entry);
        GuardedStep guarded = GuardedStep.of(folded.state, entry);
        folded.state = guarded.step().state();
        return guarded.step().decisions();
    }

    private ProducerRecord<byte[], byte[]> record(String experiment, Decision decision, int partition) {
        String topic = Topic.DECISIONS.topicName();
        return new ProducerRecord<>(
                topic,
                partition,
                RecordTime.sendable(decision.time(), System.currentTimeMillis()),
                experiment.getBytes(StandardCharsets.UTF_8),
                bytes.encode(topic, DecisionCodec.encode(experiment, decision)));
    }

    /** What intake must know of all experiments of the partition. */
    List<IntakeMemory.Row> intakeRows() {
        List<IntakeMemory.Row> rows = new ArrayList<>();
        experiments.values().forEach(folded -> rows.addAll(folded.memory.rows(folded.state)));
        return rows;
    }

    /** How many experiments it found. */
    int experiments() {
        return experiments.size();
    }

    /** How many decisions it derived. */
    long decisions() {
        return decisions;
    }
}
