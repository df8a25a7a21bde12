package dev.temper.stream.config;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/**
 * Keeps RocksDB small: live experiments are held in memory, so the store is written often and read only when an
 * experiment is loaded. Kafka Streams' defaults would take some 100 MB for each store of each partition.
 */
public final class SmallRocksDb implements RocksDBConfigSetter {
    private static final long WRITE_BUFFER_BYTES = 4L << 20;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(2);
        options.setMaxOpenFiles(64);
    }

    @Override
    public void close(String storeName, Options options) {
        // Nothing was allocated here.
    }
}
