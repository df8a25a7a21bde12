package dev.temper.stream.intake;

import dev.temper.schemas.DecisionHeader;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.codec.RecordBytes;
import dev.temper.stream.deadletter.Refusal;
import dev.temper.stream.deadletter.RefusalReason;
import dev.temper.stream.deadletter.Source;
import dev.temper.stream.progress.InHand;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads inputs from their bytes; what cannot be read is refused, and nothing stops the thread but a lost registry. */
final class ReadProcessor extends ContextualProcessor<byte[], byte[], byte[], Object> {
    private static final Logger LOG = LoggerFactory.getLogger(ReadProcessor.class);

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
    public void init(ProcessorContext<byte[], Object> context) {
        super.init(context);
        hand = inHand.hand();
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Objects.requireNonNull(hand, "init comes first").hold(record.key(), () -> take(record));
    }

    private void take(Record<byte[], byte[]> record) {
        Source source = Source.of(context(), record);
        Object read = read(source);
        if (read instanceof Refused) {
            context().forward(record.withValue(read), IntakeTopology.REFUSE);
        } else if (((SpecificRecord) read).get(0) instanceof DecisionHeader) {
            context().forward(record.withValue(read), IntakeTopology.WATCH);
        } else {
            SpecificRecord event = EventCodec.stamp((SpecificRecord) read, source.origin());
            context().forward(record.withValue(new Input(event, source)), IntakeTopology.ADMIT);
        }
    }

    /** The record, or why it is refused. */
    private Object read(Source source) {
        try {
            return reader.read(source);
        } catch (RefusedException e) {
            return new Refused(e.refusal(), source);
        } catch (RuntimeException e) {
            if (RecordBytes.isTransient(e)) {
                throw e;
            }
            LOG.error("A defect in reading {}-{} at {}", source.topic(), source.partition(), source.offset(), e);
            return new Refused(new Refusal(RefusalReason.INTERNAL, "reading it failed with " + e), source);
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
