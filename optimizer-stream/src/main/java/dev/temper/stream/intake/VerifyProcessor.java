package dev.temper.stream.intake;

import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.SlotOffered;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.deadletter.RefusalReason;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Lets through what is signed as it must be. */
final class VerifyProcessor extends ContextualProcessor<byte[], SoundInput, byte[], Forwarded> {
    private static final int MOST_TOLD = 1_000;

    private final boolean required;
    private final Map<String, Boolean> told = new LinkedHashMap<>();
    private @Nullable SealCheck check;

    VerifyProcessor(boolean required) {
        this.required = required;
    }

    @Override
    public void init(ProcessorContext<byte[], Forwarded> context) {
        super.init(context);
        check = new SealCheck(
                required,
                new SignedSessions(context.getStateStore(Stores.SESSIONS)),
                context.getStateStore(Stores.AGENTS));
    }

    @Override
    public void process(Record<byte[], SoundInput> record) {
        SoundInput input = record.value();
        try {
            SoundInput signed = Guard.on(
                    "checking its signature",
                    () -> input.by(Objects.requireNonNull(check).signer(input).orElse(null)));
            context().forward(record.withValue(signed), IntakeTopology.WATCH);
        } catch (RefusedException e) {
            if (isWorthTelling(e, input)) {
                context().forward(record.withValue(new Refused(e.refusal(), input.source())), IntakeTopology.REFUSE);
            }
        }
    }

    /** An agent that does not sign is worth one dead letter, not one for every offer and heartbeat. */
    private boolean isWorthTelling(RefusedException refused, SoundInput input) {
        boolean repeats = input.event() instanceof AgentHeartbeat || input.event() instanceof SlotOffered;
        if (!repeats || refused.refusal().reason() != RefusalReason.UNSIGNED) {
            return true;
        }
        if (told.size() >= MOST_TOLD) {
            told.clear();
        }
        return told.put(
                        EventCodec.header(input.event()).getExperiment() + "/"
                                + EventCodec.header(input.event()).getProducer(),
                        true)
                == null;
    }
}
