package dev.temper.benchmarks.load;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A way from a report to its answer. Prepared and fed by one thread, answered by another. */
interface Lane {
    /** Its name in the results. */
    String label();

    /** The topic that answers come on. */
    String answers();

    /** Makes ready for so many further reports. */
    void prepare(int reports) throws InterruptedException;

    /** The reports sent from now on are those of a slice. */
    void begin(Slice slice);

    /** Sends one of the slice's reports, in their order. */
    void send(int report);

    /** An answer, or something else that came on its topic. */
    void receive(ConsumerRecord<byte[], byte[]> record, long nanos);
}
