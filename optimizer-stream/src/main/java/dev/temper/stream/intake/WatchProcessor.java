package dev.temper.stream.intake;

import dev.temper.schemas.CompleteDecision;
import dev.temper.schemas.DecisionHeader;
import dev.temper.schemas.PromoteDecision;
import dev.temper.schemas.SuggestDecision;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.deadletter.Refusal;
import dev.temper.stream.deadletter.RefusalReason;
import dev.temper.stream.deadletter.Source;
import dev.temper.stream.meter.AgentTally;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Lets events through to the journal but for heartbeats, repeated offers and reports under another's lease, learns leases
 * from decisions, and turns silence into {@code TrialLost} and {@code AgentLost}.
 */
final class WatchProcessor extends ContextualProcessor<byte[], SoundInput, byte[], Forwarded> {
    static final Duration INTERVAL = Duration.ofMillis(250);

    /** So often it counts agents and slots: a look at all of them. */
    private static final Duration COUNT_INTERVAL = Duration.ofSeconds(5);

    private final IntPredicate audible;
    private final Predicate<String> slowed;
    private final RecordBytes bytes;
    private final AgentTally tally;
    private final MeterRegistry registry;
    private @Nullable Watch watch;
    private @Nullable Claims claims;

    /**
     * @param audible whether the brokers take what agents say in a partition
     * @param slowed whether what an experiment's agents said waits
     * @param tally told of agents and their slots
     */
    WatchProcessor(
            IntPredicate audible,
            Predicate<String> slowed,
            RecordBytes bytes,
            AgentTally tally,
            MeterRegistry registry) {
        this.audible = audible;
        this.slowed = slowed;
        this.bytes = bytes;
        this.tally = tally;
        this.registry = registry;
    }

    @Override
    public void init(ProcessorContext<byte[], Forwarded> context) {
        super.init(context);
        watch = new Watch(context, slowed, INTERVAL.toMillis(), registry);
        claims = new Claims(
                context.getStateStore(Stores.LEASES),
                context.getStateStore(Stores.GRANTED),
                context.getStateStore(Stores.HELD));
        context.schedule(INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::tick);
        int partition = context.taskId().partition();
        context.schedule(COUNT_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> tally.see(partition, watch().seen()));
    }

    @Override
    public void process(Record<byte[], SoundInput> record) {
        SoundInput input = record.value();
        try {
            if (Guard.on("taking note of it", () -> takesNote(input))) {
                context().forward(record.withValue(new Entered(input.event())), IntakeTopology.APPEND);
            }
        } catch (RefusedException e) {
            context().forward(record.withValue(new Refused(e.refusal(), input.source())), IntakeTopology.REFUSE);
        }
    }

    /** Whether it belongs in the journal. */
    private boolean takesNote(SoundInput input) {
        if (input.event().get(0) instanceof DecisionHeader) {
            learn(input.event());
            return false;
        }
        Signer signer = input.signer();
        return (signer == null
                        || claims().permits(
                                        input.event(),
                                        input.source(),
                                        signer,
                                        context().currentSystemTimeMs()))
                && watch().hear(input.event(), signer);
    }

    private void learn(SpecificRecord decision) {
        watch().learn(decision);
        String experiment = DecisionCodec.header(decision).getExperiment();
        if (decision instanceof SuggestDecision grant) {
            granted(experiment, grant.getLease());
        } else if (decision instanceof PromoteDecision grant) {
            granted(experiment, grant.getLease());
        } else if (decision instanceof CompleteDecision) {
            // No lease will be granted: the machine refuses what came under one, and tells its agent so.
            claims().held(experiment).forEach(held -> append(held.source(), letGo(held.source())));
        }
    }

    private void granted(String experiment, long lease) {
        claims().granted(experiment, lease);
        for (HeldReport held : claims().held(experiment)) {
            Source source = held.source();
            SoundInput input = new SoundInput(letGo(source), source, Seal.NONE, held.signer());
            process(new Record<>(source.key(), input, source.timestamp()));
        }
    }

    /** The event of a report that is held no longer. */
    private SpecificRecord letGo(Source source) {
        byte[] value = Objects.requireNonNull(source.value(), "what is held has a value");
        SpecificRecord event = bytes.decode(source.topic(), value);
        claims().letGo(event);
        return EventCodec.stamp(event, source.origin());
    }

    private void append(Source source, SpecificRecord event) {
        context().forward(new Record<>(source.key(), new Entered(event), source.timestamp()), IntakeTopology.APPEND);
    }

    private void tick(long wallClock) {
        boolean heard = audible.test(context().taskId().partition());
        for (SpecificRecord lost : watch().tick(wallClock, heard)) {
            byte[] key = EventCodec.header(lost).getExperiment().getBytes(StandardCharsets.UTF_8);
            context().forward(new Record<>(key, new Entered(lost), wallClock), IntakeTopology.APPEND);
        }
        claims().overdue(wallClock).forEach(this::refuse);
        // The brokers take a commit or the thread waits for them: no tick comes, and no silence counts, until they did.
        context().commit();
    }

    private void refuse(HeldReport held) {
        Source source = held.source();
        Refusal refusal = new Refusal(
                RefusalReason.FORGED,
                "no lease of its number was granted, signed by session \""
                        + held.signer().session() + "\" of agent \""
                        + held.signer().agent() + "\"");
        context()
                .forward(
                        new Record<>(source.key(), new Refused(refusal, source), source.timestamp()),
                        IntakeTopology.REFUSE);
    }

    @Override
    public void close() {
        tally.leave(context().taskId().partition());
        bytes.close();
    }

    private Watch watch() {
        return Objects.requireNonNull(watch, "init comes first");
    }

    private Claims claims() {
        return Objects.requireNonNull(claims, "init comes first");
    }
}
