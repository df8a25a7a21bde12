package dev.temper.stream.engine;

import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.GuardedStep;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import dev.temper.schemas.trace.Tracing;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.RecordSerde;
import dev.temper.stream.config.RecordTime;
import dev.temper.stream.deadletter.DeadLetters;
import dev.temper.stream.deadletter.LetterBox;
import dev.temper.stream.deadletter.Refusal;
import dev.temper.stream.deadletter.RefusalReason;
import dev.temper.stream.deadletter.Source;
import dev.temper.stream.engine.Consequence.Sent;
import dev.temper.stream.engine.Consequence.SkippedException;
import dev.temper.stream.engine.JournalDecoder.Journaled;
import dev.temper.stream.engine.JournalDecoder.PoisonException;
import dev.temper.stream.meter.EngineMeters;
import dev.temper.stream.meter.Instruments;
import dev.temper.stream.progress.InHand;
import dev.temper.stream.views.SteeringAct;
import java.nio.charset.StandardCharsets;
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
 * Kafka Streams makes all of that one transaction with the record's offset. A record that cannot be decoded, or that the
 * step fails on, becomes a dead letter in the same transaction and leaves nothing else: all that it leads to is made
 * before any of it is written.
 */
final class EngineProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    private final OptimizerConfig config;
    private final GuardedStep.Machine machine;
    private final Instruments instruments;
    private final EngineBooks books;
    private final DecisionsOnRecord onRecord;
    private @Nullable Task task;

    /**
     * A processor of one task at a time.
     *
     * @param machine what steps an experiment
     * @param instruments it is watched with
     * @param books of the role, which outlive its tasks
     * @param onRecord asked when the state is empty, as after it was lost
     */
    EngineProcessor(
            OptimizerConfig config,
            GuardedStep.Machine machine,
            Instruments instruments,
            EngineBooks books,
            DecisionsOnRecord onRecord) {
        this.config = config;
        this.machine = machine;
        this.instruments = instruments;
        this.books = books;
        this.onRecord = onRecord;
    }

    /**
     * Called again on the same object when a task starts anew, as after an aborted transaction: what is in memory may
     * then be ahead of the store, and all of it is made anew.
     */
    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        close();
        task = new Task(config, machine, instruments, books, onRecord, context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Task now = task;
        if (now != null) {
            now.hand.hold(record.key(), () -> now.follow(record));
        }
    }

    @Override
    public void close() {
        if (task != null) {
            task.bytes.close();
            task.hand.close();
            task.quarantine.close();
            task.statuses.close();
            task = null;
        }
    }

    /** All that lives from one start of a task to its end. */
    private static final class Task {
        private final InHand.Hand hand;
        private final Tracing tracing;
        private final ProcessorContext<byte[], byte[]> context;
        private final GuardedStep.Machine machine;
        private final RecordBytes bytes;
        private final LetterBox letters;
        private final JournalDecoder decoder;
        private final ExperimentStore rows;
        private final LiveExperiments experiments;
        private final Notes notes;
        private final SteeringNotes steering;
        private final ViewPublisher views;
        private final Quarantine quarantine;
        private final StatusCounts statuses;
        private final EngineMeters meters;
        private final Eraser eraser;
        private final Refold refold;

        Task(
                OptimizerConfig config,
                GuardedStep.Machine machine,
                Instruments instruments,
                EngineBooks books,
                DecisionsOnRecord onRecord,
                ProcessorContext<byte[], byte[]> context) {
            hand = instruments.inHand().hand();
            tracing = instruments.tracing();
            this.context = context;
            this.machine = machine;
            bytes = new RecordBytes(RecordSerde.of(config), RecordBytes.PATIENCE);
            meters = books.meters();
            letters = new LetterBox(books.registry(), "engine");
            decoder = new JournalDecoder(bytes, config.partitions());
            KeyValueStore<Bytes, byte[]> store = context.getStateStore(EngineTopology.STORE);
            refold = new Refold(store, () -> onRecord.highest(context.taskId().partition()));
            rows = new ExperimentStore(store);
            notes = new Notes(store);
            steering = new SteeringNotes(store);
            eraser = new Eraser(store, this::forget);
            views = new ViewPublisher(store, this::forward, bytes, letters);
            quarantine = new Quarantine(store, books.setAside());
            statuses = new StatusCounts(store, books.tally());
            experiments = new LiveExperiments(config.cachedExperiments(), this::load, views::publish);
            context.schedule(config.viewInterval(), PunctuationType.WALL_CLOCK_TIME, now -> {
                views.publishAll(experiments::get);
                eraser.sweep();
            });
        }

        void follow(Record<byte[], byte[]> record) {
            tracing.follow("engine", Topic.JOURNAL.topicName(), record.headers(), record.key(), () -> process(record));
        }

        private void process(Record<byte[], byte[]> record) {
            RecordMetadata place = context.recordMetadata().orElseThrow();
            boolean first = meters.isFirst(place.partition(), place.offset());
            try {
                Journaled journaled = decoder.decode(record.key(), record.value(), place.partition());
                LiveExperiment live = experiments.get(journaled.experiment());
                Consequence effect = Consequence.of(machine, live, journaled.entry(), bytes);
                // What is folded anew was counted, and waited for, when it was folded first.
                if (first && !refold.isBehind(live.id())) {
                    meters.folded(
                            journaled.entry(),
                            live.state(),
                            effect.state(),
                            effect.taken(),
                            context.currentSystemTimeMs());
                }
                apply(record.key(), live, effect, journaled);
            } catch (PoisonException poison) {
                refuse(record, first, poison.refusal());
            } catch (SkippedException skipped) {
                refuse(
                        record,
                        first,
                        new Refusal(
                                RefusalReason.INTERNAL,
                                "the event was skipped, for folding it failed with " + skipped.getMessage()));
            }
        }

        /** From here on only what surrounds the engine can fail, and then the transaction takes all of it back. */
        @SuppressWarnings("ReferenceEquality") // the same state: nothing is written
        private void apply(byte[] key, LiveExperiment live, Consequence effect, Journaled event) {
            refold.mark();
            if (effect.state() != live.state()) {
                rows.write(effect.rows());
                note(live, effect.state(), event);
                views.changed(live.id());
                quarantine.note(live.id(), effect.state());
                statuses.moved(
                        live.state().header().status(), effect.state().header().status());
            }
            for (Sent decision : effect.decisions()) {
                if (!refold.holds(live.id(), decision.decision().number())) {
                    forward(
                            key,
                            Topic.DECISIONS,
                            decision.value(),
                            decision.decision().time());
                }
            }
            live.advance(effect.state());
        }

        /** What no decision depends on. */
        private void note(LiveExperiment live, ExperimentState after, Journaled event) {
            notes.take(live.id(), event.record(), live.state(), after);
            SteeringAct act = SteeringAct.of(live.state(), event.entry(), after);
            if (act != null) {
                steering.add(live.id(), act);
            }
            if (ExperimentStore.isErasure(live.state().rows(), after.rows())) {
                eraser.begin(live.id());
            }
        }

        /** A null value: whoever keeps the last record of each key drops this one. */
        private void forget(ViewKey view) {
            byte[] key = view.text().getBytes(StandardCharsets.UTF_8);
            context.forward(new Record<>(key, null, context.currentSystemTimeMs()), EngineTopology.sink(Topic.VIEWS));
        }

        private void refuse(Record<byte[], byte[]> record, boolean first, Refusal refusal) {
            Source source = Source.of(context, record);
            DeadLetter letter = first ? letters.letter(refusal, source) : letters.again(refusal, source);
            byte[] value = bytes.encode(Topic.DEAD_LETTERS.topicName(), letter);
            forward(DeadLetters.key(record.key()), Topic.DEAD_LETTERS, value, record.timestamp());
        }

        private LiveExperiment load(String experiment) {
            ExperimentState state = rows.state(experiment);
            return new LiveExperiment(experiment, state, views.isPublished(experiment) ? state : null);
        }

        private void forward(byte[] key, Topic topic, byte[] value, long time) {
            long sent = RecordTime.sendable(time, context.currentSystemTimeMs());
            context.forward(new Record<>(key, value, sent, tracing.headers()), EngineTopology.sink(topic));
        }
    }
}
