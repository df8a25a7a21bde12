package dev.temper.stream.intake;

import dev.temper.core.event.EventId;
import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.SlotOffered;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.deadletter.Refusal;
import dev.temper.stream.deadletter.RefusalReason;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Lets through what concerns a known experiment; a created one becomes known. */
final class AdmitProcessor extends ContextualProcessor<byte[], Input, byte[], Object> {
    private @Nullable KeyValueStore<String, KnownExperiment> experiments;
    private @Nullable Offers offers;

    @Override
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        experiments = context.getStateStore(Stores.EXPERIMENTS);
        offers = new Offers(context.getStateStore(Stores.OFFERS));
    }

    @Override
    public void process(Record<byte[], Input> record) {
        SpecificRecord event = record.value().event();
        String experiment = EventCodec.header(event).getExperiment();
        KnownExperiment known = Objects.requireNonNull(experiments).get(experiment);
        if (event instanceof ExperimentCreated created) {
            create(record, created, known);
        } else if (known != null) {
            admit(record);
        } else if (isWorthRefusing(event, experiment)) {
            refuse(record, RefusalReason.UNKNOWN_EXPERIMENT, "there is no experiment \"" + experiment + "\"");
        }
    }

    private void create(Record<byte[], Input> record, ExperimentCreated created, @Nullable KnownExperiment known) {
        String experiment = created.getHeader().getExperiment();
        EventId event = EventCodec.id(created);
        if (known == null) {
            long leaseMillis =
                    DefinitionReader.readJson(created.getDefinition()).leaseMillis();
            Objects.requireNonNull(experiments).put(experiment, new KnownExperiment(event, leaseMillis, false));
        } else if (!known.creation().equals(event)) {
            refuse(record, RefusalReason.EXPERIMENT_EXISTS, "experiment \"" + experiment + "\" exists already");
            return;
        }
        admit(record);
    }

    /** An agent may wait for its experiment to be created: that is worth one dead letter, not one every few seconds. */
    private boolean isWorthRefusing(SpecificRecord event, String experiment) {
        if (event instanceof SlotOffered offered) {
            return Objects.requireNonNull(offers)
                    .isNewlyRefused(experiment, offered.getAssignee(), EventCodec.id(event));
        }
        return !(event instanceof AgentHeartbeat);
    }

    private void admit(Record<byte[], Input> record) {
        context().forward(record.withValue(record.value().event()), IntakeTopology.WATCH);
    }

    private void refuse(Record<byte[], Input> record, RefusalReason reason, String problem) {
        Refused refused =
                new Refused(new Refusal(reason, problem), record.value().source());
        context().forward(record.withValue(refused), IntakeTopology.REFUSE);
    }
}
