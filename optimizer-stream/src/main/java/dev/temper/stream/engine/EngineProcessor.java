package dev.temper.stream.engine;

import dev.temper.core.decision.Decision;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Step;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.RecordSerde;
import dev.temper.stream.deadletter.DeadLetters;
import dev.temper.stream.deadletter.Source;
import dev.temper.stream.engine.JournalDecoder.Journaled;
import dev.temper.stream.engine.JournalDecoder.PoisonException;
import dev.temper.stream.progress.InHand;
import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Folds the journal of a partition: a record is decoded, stepped, its changed rows are written, its decisions sent.
 * Kafka Streams makes all of that one transaction with the record's offset.
 */
final class EngineProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private final OptimizerConfig config;
    private final InHand inHand;
    private @Nullable Task task;

    /** @param inHand told of each event while it is worked on */
    EngineProcessor(OptimizerConfig config, InHand inHand) {
        this.config = config;
        this.inHand = inHand;
    }

    /**
     * Called again on the same object when a task starts anew, as after an aborted transaction: what is in memory may
     * then be ahead of the store, and all of it is made anew.
     */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        close();
        task = new Task(config, inHand.hand(), context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Task now = task;
        if (now != null) {
            now.hand.hold(record.key(), () -> now.process(record));
        }
    }

    @Override
    public void close() {
        if (task != null) {
            task.bytes.close();
            task.hand.close();
            task = null;
        }
    }

    /** All that lives from one start of a task to its end. */
    private static final class Task {
        private final InHand.Hand hand;
        private final ProcessorContext<byte[], byte[]> context;
        private final RecordBytes bytes;
        private final JournalDecoder decoder;
        private final ExperimentStore rows;
        private final LiveExperiments experiments;
        private final ViewPublisher views;

        Task(OptimizerConfig config, InHand.Hand hand, ProcessorContext<byte[], byte[]> context) {
            this.hand = hand;
            this.context = context;
            bytes = new RecordBytes(RecordSerde.of(config), RecordBytes.PATIENCE);
            decoder = new JournalDecoder(bytes, config.partitions());
            KeyValueStore<Bytes, byte[]> store = context.getStateStore(EngineTopology.STORE);
            rows = new ExperimentStore(store);
            views = new ViewPublisher(store, this::sendView);
            experiments = new LiveExperiments(config.cachedExperiments(), this::load, views::publish);
            context.schedule(
                    config.viewInterval(), PunctuationType.WALL_CLOCK_TIME, now -> views.publishAll(experiments::get));
        }

        @SuppressWarnings("ReferenceEquality") // the same state: nothing was written
        void process(Record<byte[], byte[]> record) {
            Journaled journaled;
            try {
                int partition =
                        context.recordMetadata().map(RecordMetadata::partition).orElse(0);
                journaled = decoder.decode(record.key(), record.value(), partition);
            } catch (PoisonException poison) {
                DeadLetter letter = DeadLetters.of("engine", poison.refusal(), Source.of(context, record));
                send(record.key(), Topic.DEAD_LETTERS, letter, record.timestamp());
                return;
            }
            LiveExperiment live = experiments.get(journaled.experiment());
            Step step = ExperimentMachine.step(live.state(), journaled.entry());
            if (step.state() != live.state()) {
                rows.write(live.id(), live.state().rows(), step.state().rows());
                live.advance(step.state());
                views.changed(live.id());
            }
            for (Decision decision : step.decisions()) {
                send(record.key(), Topic.DECISIONS, DecisionCodec.encode(live.id(), decision), decision.time());
            }
        }

        private LiveExperiment load(String experiment) {
            ExperimentState state = ExperimentState.restore(rows.read(experiment));
            return new LiveExperiment(experiment, state, views.isPublished(experiment) ? state : null);
        }

        private void sendView(ViewKey key, SpecificRecord view, long time) {
            send(key.text().getBytes(StandardCharsets.UTF_8), Topic.VIEWS, view, time);
        }

        private void send(byte[] key, Topic topic, SpecificRecord value, long time) {
            byte[] encoded = bytes.encode(topic.topicName(), value);
            context.forward(new Record<>(key, encoded, time), EngineTopology.sink(topic));
        }
    }
}
