package dev.temper.benchmarks.load;

import java.util.Collection;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A way from a report to its answer. Prepared and fed by one thread, answered by another. */
public interface Lane {
    /** Its name in the results. */
    String label();

    /** The topic that answers come on. */
    String answers();

    /**
     * Makes ready for so many further reports.
     *
     * @param check throws what went wrong in the background; to be called while waiting
     */
    void prepare(int reports, Runnable check) throws InterruptedException;

    /** The reports sent from now on are those of a slice. */
    void begin(Slice slice);

    /** Sends one of the slice's reports, in their order. */
    void send(int report);

    /** An answer, or something else that came on its topic. */
    void receive(ConsumerRecord<byte[], byte[]> record, long nanos);

    /** What came that should not have; empty if all is well. */
    Collection<String> problems();
}
