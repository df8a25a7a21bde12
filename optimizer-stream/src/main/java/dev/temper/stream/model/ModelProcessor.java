package dev.temper.stream.model;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.CurrentProposer;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.Proposer;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.config.OptimizerConfig;
import dev.temper.stream.config.RecordSerde;
import dev.temper.stream.engine.ExperimentFold;
import dev.temper.stream.engine.ExperimentFold.Folded;
import dev.temper.stream.progress.InHand;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folds the journal of a partition, has proposals computed by the workers, and sends them. Folding never waits for a
 * computation: what workers finish is picked up at the next tick.
 */
final class ModelProcessor implements Processor<byte[], byte[], byte[], byte[]> {
    static final Duration TICK = Duration.ofMillis(20);

    private static final Logger LOG = LoggerFactory.getLogger(ModelProcessor.class);

    /** A journal that is older than this is history being read again: no proposal on it would still count. */
    static final long FRESH_MILLIS = 2_000;

    /** So many ticks in a row with history alone, and it is asked after all: it may be this clock that is wrong. */
    private static final int MOST_HISTORY = 500;

    private final OptimizerConfig config;
    private final ModelWorkers workers;
    private final Function<ExperimentDefinition, @Nullable Proposer> proposers;
    private final InHand inHand;
    private final ModelMetrics metrics;
    private @Nullable Task task;

    ModelProcessor(
            OptimizerConfig config,
            ModelWorkers workers,
            Function<ExperimentDefinition, @Nullable Proposer> proposers,
            InHand inHand,
            ModelMetrics metrics) {
        this.config = config;
        this.workers = workers;
        this.proposers = proposers;
        this.inHand = inHand;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        close();
        task = new Task(context);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Task now = task;
        if (now != null) {
            now.hand.hold(record.key(), () -> now.process(record));
        }
    }

    /** What the workers still compute for this task is never picked up. */
    @Override
    public void close() {
        if (task != null) {
            task.fold.close();
            task.bytes.close();
            task.hand.close();
            task = null;
        }
    }

    /** All that lives from one start of a task to its end. */
    private final class Task {
        private final InHand.Hand hand = inHand.hand();
        private final ProcessorContext<byte[], byte[]> context;
        private final RecordBytes bytes = new RecordBytes(RecordSerde.of(config), RecordBytes.PATIENCE);
        private final ExperimentFold fold;
        private final Map<String, Adviser> advisers = new HashMap<>();
        private final Map<String, ExperimentState> changed = new LinkedHashMap<>();
        private final Queue<Computation> finished = new ConcurrentLinkedQueue<>();
        private boolean isHistory;
        private int silent;

        Task(ProcessorContext<byte[], byte[]> context) {
            this.context = context;
            fold = new ExperimentFold(
                    config,
                    context.getStateStore(ModelTopology.STORE),
                    definition -> definition.method().hasModel());
            context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, this::tick);
        }

        void process(Record<byte[], byte[]> record) {
            int partition =
                    context.recordMetadata().map(RecordMetadata::partition).orElse(0);
            Folded folded = fold.fold(record.key(), record.value(), partition);
            isHistory = context.currentSystemTimeMs() - record.timestamp() > FRESH_MILLIS;
            if (folded != null) {
                changed.put(folded.experiment(), folded.state());
            }
        }

        private void tick(long now) {
            fold.sweep();
            for (Computation work = finished.poll(); work != null; work = finished.poll()) {
                metrics.record(work, now);
                SpecificRecord event = work.adviser().answer(work, now);
                if (event != null) {
                    send(work.adviser().experiment(), event, now);
                }
            }
            // Between two ticks in which nothing was read, the end of the journal was reached, however old it is.
            silent = isHistory ? silent + 1 : 0;
            if (silent % MOST_HISTORY == 0) {
                ask(now);
            }
            isHistory = false;
        }

        private void ask(long now) {
            for (Iterator<Map.Entry<String, ExperimentState>> all =
                            changed.entrySet().iterator();
                    all.hasNext(); ) {
                Map.Entry<String, ExperimentState> entry = all.next();
                Adviser adviser = adviser(entry.getKey(), entry.getValue());
                switch (adviser.ask(entry.getValue(), now)) {
                    case COMPUTE -> {
                        workers.submit(adviser);
                        all.remove();
                    }
                    case REST -> {
                        all.remove();
                        if (isOver(entry.getValue())) {
                            advisers.remove(entry.getKey());
                        }
                    }
                    case WAIT -> {}
                }
            }
        }

        private Adviser adviser(String experiment, ExperimentState state) {
            return advisers.computeIfAbsent(experiment, id -> {
                CurrentProposer proposer = new CurrentProposer(definition -> proposer(id, definition));
                boolean advises = proposer.follow(state.header().definition());
                return new Adviser(id, advises ? proposer : null, finished::add);
            });
        }

        /** Whatever a definition does to a method's model, the others are advised. */
        private @Nullable Proposer proposer(String experiment, ExperimentDefinition definition) {
            try {
                return proposers.apply(definition);
            } catch (RuntimeException | StackOverflowError e) {
                LOG.atWarn()
                        .setCause(e)
                        .addKeyValue("experiment", experiment)
                        .log("No model for experiment {}; its rungs go on without", experiment);
                return null;
            }
        }

        private void send(String experiment, SpecificRecord event, long now) {
            byte[] value = bytes.encode(Topic.PROPOSALS.topicName(), event);
            context.forward(new Record<>(experiment.getBytes(StandardCharsets.UTF_8), value, now));
        }
    }

    private static boolean isOver(ExperimentState state) {
        ExperimentStatus status = state.header().status();
        return status == ExperimentStatus.COMPLETE || status == ExperimentStatus.ARCHIVED;
    }
}
