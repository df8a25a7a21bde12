package dev.temper.stream.intake;

import dev.temper.core.event.EventId;
import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.SlotOffered;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.deadletter.RefusalReason;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Lets through what concerns a known experiment; a created one becomes known. */
final class AdmitProcessor extends ContextualProcessor<byte[], SoundInput, byte[], Forwarded> {
    private @Nullable KeyValueStore<String, KnownExperiment> experiments;
    private @Nullable SeenOffers offers;

    @Override
    public void init(ProcessorContext<byte[], Forwarded> context) {
        super.init(context);
        experiments = context.getStateStore(Stores.EXPERIMENTS);
        offers = new SeenOffers(context.getStateStore(Stores.OFFERS));
    }

    @Override
    public void process(Record<byte[], SoundInput> record) {
        SoundInput input = record.value();
        try {
            if (!Guard.on("admitting it", () -> admits(input.event()))) {
                return;
            }
        } catch (RefusedException e) {
            context().forward(record.withValue(new Refused(e.refusal(), input.source())), IntakeTopology.REFUSE);
            return;
        }
        context().forward(record.withValue(input), IntakeTopology.VERIFY);
    }

    /** Whether an event goes on; false for what is not worth refusing. */
    private boolean admits(SpecificRecord event) {
        String experiment = EventCodec.header(event).getExperiment();
        KnownExperiment known = Objects.requireNonNull(experiments).get(experiment);
        if (event instanceof ExperimentCreated created) {
            create(created, known);
        } else if (known == null && isWorthRefusing(event, experiment)) {
            throw new RefusedException(
                    RefusalReason.UNKNOWN_EXPERIMENT, "there is no experiment \"" + experiment + "\"");
        } else if (known == null) {
            return false;
        }
        return true;
    }

    private void create(ExperimentCreated created, @Nullable KnownExperiment known) {
        String experiment = created.getHeader().getExperiment();
        EventId event = EventCodec.id(created);
        if (known == null) {
            long leaseMillis =
                    DefinitionReader.readJson(created.getDefinition()).leaseMillis();
            Objects.requireNonNull(experiments).put(experiment, new KnownExperiment(event, leaseMillis, false));
        } else if (!known.creation().equals(event)) {
            throw new RefusedException(
                    RefusalReason.EXPERIMENT_EXISTS,
                    "experiment \"" + experiment + "\" exists already, or was deleted: choose another id");
        }
    }

    /** An agent may wait for its experiment to be created: that is worth one dead letter, not one every few seconds. */
    private boolean isWorthRefusing(SpecificRecord event, String experiment) {
        if (event instanceof SlotOffered offered) {
            return Objects.requireNonNull(offers)
                    .isNewlyRefused(experiment, offered.getAssignee(), EventCodec.id(event));
        }
        return !(event instanceof AgentHeartbeat);
    }
}
