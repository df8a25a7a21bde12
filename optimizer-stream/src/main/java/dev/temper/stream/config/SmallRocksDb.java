package dev.temper.stream.config;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;

/**
 * Keeps RocksDB small: live experiments are held in memory, so the store is written often and read only when an
 * experiment is loaded. Kafka Streams' defaults would take some 100 MB for each store of each partition.
 */
public final class SmallRocksDb implements RocksDBConfigSetter {
    private static final long WRITE_BUFFER_BYTES = 4L << 20;

    /** For what all stores of the process have read; else each of them would keep 50 MB. */
    private static final long READ_BYTES = 32L << 20;

    /** Made when the first store is, for then the library is there; never closed, as stores come and go. */
    private static final class Shared {
        private static final Cache READ = new LRUCache(READ_BYTES);

        private Shared() {}
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(2);
        options.setMaxOpenFiles(64);
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            options.setTableFormatConfig(table.setBlockCache(Shared.READ));
        }
    }

    @Override
    public void close(String storeName, Options options) {
        // What was allocated here is shared.
    }
}
