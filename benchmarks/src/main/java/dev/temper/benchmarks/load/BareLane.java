package dev.temper.benchmarks.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Kafka alone: the answer to a report is the report itself. */
final class BareLane implements Lane {
    private static final byte[] KEY = "bench-0001".getBytes(StandardCharsets.UTF_8);

    private final String label;
    private final String topic;
    private final String answers;
    private final int bytes;
    private final Publisher publisher;
    private volatile Run run = new Run(0, new Slice(0));

    /** A slice and the number that tells its records from those of the slices before. */
    private record Run(int number, Slice slice) {}

    /**
     * A lane.
     *
     * @param bytes size of a record's value
     */
    BareLane(String label, String topic, String answers, int bytes, Publisher publisher) {
        this.label = label;
        this.topic = topic;
        this.answers = answers;
        this.bytes = bytes;
        this.publisher = publisher;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public String answers() {
        return answers;
    }

    @Override
    public void prepare(int reports, Runnable check) {
        // Kafka needs nothing to be made ready.
    }

    @Override
    public void begin(Slice slice) {
        run = new Run(run.number + 1, slice);
    }

    @Override
    public void send(int report) {
        byte[] value = new byte[bytes];
        ByteBuffer.wrap(value).putInt(run.number).putInt(report);
        publisher.send(topic, KEY, value);
    }

    @Override
    public void receive(ConsumerRecord<byte[], byte[]> record, long nanos) {
        ByteBuffer value = ByteBuffer.wrap(record.value());
        if (value.getInt() == run.number) {
            run.slice.answered(value.getInt(), nanos);
        }
    }

    @Override
    public List<String> problems() {
        return List.of();
    }
}
