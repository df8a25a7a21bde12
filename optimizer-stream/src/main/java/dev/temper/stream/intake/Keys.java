package dev.temper.stream.intake;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Keys of intake's stores: an experiment and what is in it, parted by a character that no name may hold. */
final class Keys {
    private static final char SEPARATOR = '\0';
    private static final char AFTER = '\1';

    private Keys() {}

    static String of(String experiment, Object... parts) {
        StringBuilder key = new StringBuilder(experiment);
        for (Object part : parts) {
            key.append(SEPARATOR).append(part);
        }
        return key.toString();
    }

    /** A key's parts after the experiment. */
    static String withoutExperiment(String key) {
        return key.substring(key.indexOf(SEPARATOR) + 1);
    }

    /** What a store holds under a key's parts; a copy, so that the store may change meanwhile. */
    static <V> List<KeyValue<String, V>> under(KeyValueStore<String, V> store, String experiment, Object... parts) {
        String prefix = of(experiment, parts);
        try (KeyValueIterator<String, V> range = store.range(prefix + SEPARATOR, prefix + AFTER)) {
            return copy(range);
        }
    }

    /** All that a store holds; a copy. */
    static <V> List<KeyValue<String, V>> all(KeyValueStore<String, V> store) {
        try (KeyValueIterator<String, V> all = store.all()) {
            return copy(all);
        }
    }

    private static <V> List<KeyValue<String, V>> copy(KeyValueIterator<String, V> iterator) {
        List<KeyValue<String, V>> entries = new ArrayList<>();
        iterator.forEachRemaining(entries::add);
        return entries;
    }
}
