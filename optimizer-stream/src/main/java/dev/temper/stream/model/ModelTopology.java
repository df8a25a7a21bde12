package dev.temper.stream.model;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.Proposer;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.engine.ExperimentFold;
import dev.temper.stream.meter.Instruments;
import java.util.function.Function;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/**
 * The model's topology, exactly once: {@code temper.journal} to one processor with the rows of the experiments that
 * have a model, to {@code temper.proposals}.
 */
public final class ModelTopology {
    /** Its store of rows; part of a changelog's name, so it never changes. */
    public static final String STORE = "model-experiments";

    private static final String SOURCE = "journal";
    private static final String PROCESSOR = "model";

    private ModelTopology() {}

    /**
     * The topology.
     *
     * @param workers who compute; the caller closes them after the streams
     * @param proposers makes the proposer of an experiment; null for an experiment without a model
     * @param instruments it is watched with
     */
    public static Topology build(
            OptimizerConfig config,
            ModelWorkers workers,
            Function<ExperimentDefinition, @Nullable Proposer> proposers,
            Instruments instruments) {
        ModelMetrics metrics = new ModelMetrics(instruments.meters());
        Topology topology = new Topology();
        topology.addSource(SOURCE, new ByteArrayDeserializer(), new ByteArrayDeserializer(), Topic.JOURNAL.topicName());
        topology.addProcessor(
                PROCESSOR, () -> new ModelProcessor(config, workers, proposers, instruments.inHand(), metrics), SOURCE);
        topology.addStateStore(ExperimentFold.store(STORE), PROCESSOR);
        topology.addSink(
                Topic.PROPOSALS.topicName(),
                Topic.PROPOSALS.topicName(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                PROCESSOR);
        return topology;
    }
}
