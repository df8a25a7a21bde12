package dev.temper.console.fold;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Keeps {@code temper.views} as it is: the topic is its own changelog, so a restart reads from there what it lacks. */
final class ViewProcessor implements Processor<Bytes, byte[], Void, Void> {
    private @Nullable KeyValueStore<Bytes, byte[]> rows;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        rows = context.getStateStore(ConsoleTopology.VIEWS);
    }

    @Override
    public void process(Record<Bytes, byte[]> record) {
        if (rows != null && record.key() != null) {
            rows.put(record.key(), record.value());
        }
    }
}
