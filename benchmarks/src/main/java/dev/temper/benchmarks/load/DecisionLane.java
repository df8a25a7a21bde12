package dev.temper.benchmarks.load;

import dev.temper.schemas.DecisionHeader;
import dev.temper.schemas.serde.AvroDeserializer;
import dev.temper.schemas.topic.Topic;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Through Temper: what comes back are decisions. */
public abstract class DecisionLane implements Lane {
    private static final int MOST_TOLD = 20;

    /** Part of the experiments' names: no two runs on one broker share any. */
    protected final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);

    protected final Publisher publisher;
    private final AvroDeserializer decisions;
    private final Queue<String> problems = new ConcurrentLinkedQueue<>();

    /**
     * A lane.
     *
     * @param decisions decodes what comes on the topic of decisions
     */
    protected DecisionLane(Publisher publisher, AvroDeserializer decisions) {
        this.publisher = publisher;
        this.decisions = decisions;
    }

    @Override
    public final String label() {
        return "Temper";
    }

    @Override
    public final String answers() {
        return Topic.DECISIONS.topicName();
    }

    @Override
    public final Queue<String> problems() {
        return problems;
    }

    /** Notes a decision that should not have come. */
    protected final void problem(SpecificRecord decision) {
        if (problems.size() < MOST_TOLD) {
            problems.add("unexpected " + decision);
        }
    }

    @Override
    public final void receive(ConsumerRecord<byte[], byte[]> record, long nanos) {
        SpecificRecord decision = decisions.deserialize(record.topic(), record.value());
        if (decision != null) {
            decided(((DecisionHeader) decision.get(0)).getExperiment(), decision);
        }
    }

    /** A decision on an experiment, which may be one that was left behind. */
    protected abstract void decided(String experiment, SpecificRecord decision);
}
