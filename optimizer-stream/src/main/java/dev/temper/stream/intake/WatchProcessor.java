package dev.temper.stream.intake;

import dev.temper.schemas.DecisionHeader;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.meter.AgentTally;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Lets events through to the journal but for heartbeats and repeated offers, learns leases from decisions, and turns
 * silence into {@code TrialLost} and {@code AgentLost}.
 */
final class WatchProcessor extends ContextualProcessor<byte[], SoundInput, byte[], Forwarded> {
    static final Duration INTERVAL = Duration.ofMillis(250);

    /** So often it counts agents and slots: a look at all of them. */
    private static final Duration COUNT_INTERVAL = Duration.ofSeconds(5);

    private final IntPredicate audible;
    private final AgentTally tally;
    private final MeterRegistry registry;
    private @Nullable Watch watch;

    /**
     * @param audible whether the brokers take what agents say in a partition
     * @param tally told of agents and their slots
     */
    WatchProcessor(IntPredicate audible, AgentTally tally, MeterRegistry registry) {
        this.audible = audible;
        this.tally = tally;
        this.registry = registry;
    }

    @Override
    public void init(ProcessorContext<byte[], Forwarded> context) {
        super.init(context);
        watch = new Watch(context, INTERVAL.toMillis(), registry);
        context.schedule(INTERVAL, PunctuationType.WALL_CLOCK_TIME, this::tick);
        int partition = context.taskId().partition();
        context.schedule(COUNT_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> tally.see(partition, watch().seen()));
    }

    @Override
    public void process(Record<byte[], SoundInput> record) {
        SoundInput input = record.value();
        try {
            if (!Guard.on("taking note of it", () -> takesNote(input.event()))) {
                return;
            }
        } catch (RefusedException e) {
            context().forward(record.withValue(new Refused(e.refusal(), input.source())), IntakeTopology.REFUSE);
            return;
        }
        context().forward(record.withValue(new Entered(input.event())), IntakeTopology.APPEND);
    }

    /** Whether it belongs in the journal. */
    private boolean takesNote(SpecificRecord record) {
        if (record.get(0) instanceof DecisionHeader) {
            watch().learn(record);
            return false;
        }
        return watch().hear(record);
    }

    private void tick(long wallClock) {
        boolean heard = audible.test(context().taskId().partition());
        for (SpecificRecord lost : watch().tick(wallClock, heard)) {
            byte[] key = EventCodec.header(lost).getExperiment().getBytes(StandardCharsets.UTF_8);
            context().forward(new Record<>(key, new Entered(lost), wallClock), IntakeTopology.APPEND);
        }
        // The brokers take a commit or the thread waits for them: no tick comes, and no silence counts, until they did.
        context().commit();
    }

    @Override
    public void close() {
        tally.leave(context().taskId().partition());
    }

    private Watch watch() {
        return Objects.requireNonNull(watch, "init comes first");
    }
}
