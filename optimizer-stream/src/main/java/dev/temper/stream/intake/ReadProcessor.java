package dev.temper.stream.intake;

import dev.temper.schemas.DecisionHeader;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.deadletter.Source;
import dev.temper.stream.progress.InHand;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Reads inputs from their bytes; what cannot be read is refused, and nothing stops the thread but a lost registry. */
final class ReadProcessor extends ContextualProcessor<byte[], byte[], byte[], Forwarded> {
    private final RecordBytes bytes;
    private final InputReader reader;
    private final InHand inHand;
    private InHand.@Nullable Hand hand;

    ReadProcessor(RecordBytes bytes, int partitions, InHand inHand) {
        this.bytes = bytes;
        this.inHand = inHand;
        reader = new InputReader(bytes, partitions);
    }

    @Override
    public void init(ProcessorContext<byte[], Forwarded> context) {
        super.init(context);
        hand = inHand.hand();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Objects.requireNonNull(hand, "init comes first").hold(record.key(), () -> take(record));
    }

    private void take(Record<byte[], byte[]> record) {
        Source source = Source.of(context(), record);
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
