package dev.temper.stream.intake;

import dev.temper.schemas.DecisionHeader;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.deadletter.Source;
import dev.temper.stream.meter.Instruments;
import dev.temper.stream.progress.InHand;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Reads inputs from their bytes; what cannot be read is refused, and nothing stops the thread but a lost registry. */
final class ReadProcessor extends ContextualProcessor<byte[], Source, byte[], Forwarded> {
    private final RecordBytes bytes;
    private final InputReader reader;
    private final Instruments instruments;
    private InHand.@Nullable Hand hand;

    ReadProcessor(RecordBytes bytes, int partitions, Instruments instruments) {
        this.bytes = bytes;
        this.instruments = instruments;
        reader = new InputReader(bytes, partitions);
    }

    @Override
    public void init(ProcessorContext<byte[], Forwarded> context) {
        super.init(context);
        hand = instruments.inHand().hand();
    }

    @Override
    public void process(Record<byte[], Source> record) {
        Objects.requireNonNull(hand, "init comes first").hold(record.key(), () -> follow(record));
    }

    /** What is learnt from a decision is no hop of its way. */
    private void follow(Record<byte[], Source> record) {
        String topic = record.value().topic();
        if (topic.equals(Topic.DECISIONS.topicName())) {
            take(record);
        } else {
            instruments.tracing().follow("intake", topic, record.headers(), record.key(), () -> take(record));
        }
    }

    private void take(Record<byte[], Source> record) {
        Source source = record.value();
        SpecificRecord read;
        try {
            read = Guard.on("reading it", () -> reader.read(source));
        } catch (RefusedException e) {
            context().forward(record.withValue(new Refused(e.refusal(), source)), IntakeTopology.REFUSE);
            return;
        }
        if (read.get(0) instanceof DecisionHeader) {
            context().forward(record.withValue(new SoundInput(read, source, Seal.NONE)), IntakeTopology.WATCH);
        } else {
            SpecificRecord event = EventCodec.stamp(read, source.origin());
            context()
                    .forward(
                            record.withValue(new SoundInput(event, source, Seal.of(record.headers()))),
                            IntakeTopology.ADMIT);
        }
    }

    @Override
    public void close() {
        bytes.close();
        if (hand != null) {
            hand.close();
        }
    }
}
