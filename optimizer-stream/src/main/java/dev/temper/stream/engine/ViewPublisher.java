package dev.temper.stream.engine;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.collect.PersistentMap.Difference;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Header;
import dev.temper.core.trial.Trial;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.codec.Fault;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.deadletter.LetterBox;
import dev.temper.stream.views.ViewMaker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Publishes views, coalesced: at most one of an experiment, and of each of its trials, at each interval.
 *
 * <p>Nothing is lost at a crash: the event that first changes an experiment writes a mark for it in the same
 * transaction, and publishing removes the mark in the transaction of the views. After a restart the marked experiments
 * are published whole, since what was published of them before is not known.
 */
final class ViewPublisher {
    private static final byte FIRST = 0;

    /** With its key and what goes with it, a record of Kafka's default size. */
    private static final int LARGEST_VIEW = EventCodec.LARGEST_RECORD - 1_024;

    private final Marks marks;
    private final Notes notes;
    private final SteeringNotes steering;
    private final Output output;
    private final RecordBytes bytes;
    private final LetterBox letters;
    private final Set<String> changed = new LinkedHashSet<>();

    /** Sends a record's bytes to a topic. */
    interface Output {
        void send(byte[] key, Topic topic, byte[] value, long time);
    }

    /** A publisher that tells the letter box of views that cannot be published. */
    ViewPublisher(KeyValueStore<Bytes, byte[]> store, Output output, RecordBytes bytes, LetterBox letters) {
        marks = new Marks(store, FIRST);
        notes = new Notes(store);
        steering = new SteeringNotes(store);
        this.output = output;
        this.bytes = bytes;
        this.letters = letters;
        changed.addAll(marks.all());
    }

    /** What is known to be published of an experiment that is loaded now: its state, or nothing. */
    boolean isPublished(String experiment) {
        return !changed.contains(experiment);
    }

    /** Notes that an experiment's views are behind. */
    void changed(String experiment) {
        if (changed.add(experiment)) {
            marks.put(experiment);
        }
    }

    /** Publishes all that is behind. */
    void publishAll(Function<String, LiveExperiment> experiments) {
        List<String> behind = new ArrayList<>(changed);
        // Loading one may publish another that has to leave the memory for it.
        behind.stream().filter(changed::contains).map(experiments).forEach(this::publish);
    }

    /** Publishes what is behind of one. */
    void publish(LiveExperiment live) {
        if (!changed.remove(live.id())) {
            return;
        }
        ExperimentState state = live.state();
        Header header = state.header();
        ExperimentDefinition definition = header.definition();
        if (definition != null) {
            for (Difference<Integer, Trial> difference :
                    PersistentMap.differences(viewedTrials(live), state.trials())) {
                Trial trial = difference.after();
                if (trial != null) {
                    send(
                            ViewKey.of(live.id(), trial.number()),
                            () -> ViewMaker.trial(live.id(), state, trial, notes.of(live.id(), trial.number())),
                            header.time());
                }
            }
            send(
                    ViewKey.of(live.id()),
                    () -> ViewMaker.experiment(definition, state, steering.of(live.id())),
                    header.time());
        }
        live.published();
        marks.remove(live.id());
    }

    /** A view that cannot be made or is too large stays as it was: it stops neither the others nor the decisions. */
    private void send(ViewKey key, Supplier<SpecificRecord> view, long time) {
        byte[] value;
        try {
            value = bytes.encode(Topic.VIEWS.topicName(), view.get());
        } catch (RuntimeException | StackOverflowError e) {
            if (!Fault.isOfRecord(e)) {
                throw e;
            }
            letters.failure("The view " + key + " cannot be made: " + Fault.describe(e));
            return;
        }
        if (value.length > LARGEST_VIEW) {
            letters.failure("The view " + key + " has " + value.length + " bytes, and a record of "
                    + Topic.VIEWS.topicName() + " at most " + LARGEST_VIEW + ": it is not published");
            return;
        }
        output.send(key.text().getBytes(StandardCharsets.UTF_8), Topic.VIEWS, value, time);
    }

    private static PersistentMap<Integer, Trial> viewedTrials(LiveExperiment live) {
        ExperimentState viewed = live.viewed();
        return viewed == null ? PersistentMap.empty() : viewed.trials();
    }
}
