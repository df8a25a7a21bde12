package dev.temper.deploy.client;

import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.ExperimentStatus;
import dev.temper.core.experiment.GuardedStep;
import dev.temper.deploy.Failure;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.codec.Fault;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** An experiment's whole state, folded from its journal: what views leave out. */
public final class JournalState {
    private JournalState() {}

    /**
     * The state at the end that the journal has now.
     *
     * @throws Failure when the journal holds nothing of the experiment
     */
    public static ExperimentState read(Endpoints endpoints, String experiment) {
        ExperimentState state = ExperimentState.empty();
        List<ConsumerRecord<String, SpecificRecord>> records =
                TopicReader.readAll(endpoints, Topic.JOURNAL, experiment);
        for (ConsumerRecord<String, SpecificRecord> record : records) {
            JournalEntry entry = entry(record.value());
            state = entry == null ? state : GuardedStep.of(state, entry).step().state();
        }
        if (state.header().status() == ExperimentStatus.ERASED) {
            throw new Failure(
                    "experiment '%s' was deleted: `temper replay %s` says when and why".formatted(experiment, experiment));
        }
        if (state.header().definition() == null) {
            throw new Failure(
                    records.isEmpty()
                            ? "nothing is recorded of experiment '%s'".formatted(experiment)
                            : "the beginning of the journal of '%s' is missing: `temper replay %s` says from where it is there"
                                    .formatted(experiment, experiment));
        }
        return state;
    }

    /** The events of an experiment's journal in their order, without what the engine left out. */
    public static List<SpecificRecord> events(Endpoints endpoints, String experiment) {
        return TopicReader.readAll(endpoints, Topic.JOURNAL, experiment).stream()
                .map(ConsumerRecord::value)
                .filter(record -> entry(record) != null)
                .toList();
    }

    /** Null for what the engine left out too. */
    private static @Nullable JournalEntry entry(SpecificRecord record) {
        try {
            return EventCodec.decode(record);
        } catch (RuntimeException | StackOverflowError e) {
            if (!Fault.isOfRecord(e)) {
                throw e;
            }
            return null;
        }
    }
}
