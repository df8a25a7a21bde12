package dev.temper.stream.intake;

import java.util.HexFormat;
import java.util.Objects;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The inputs of one experiment that wait for their turn, in the order in which they came. Its ends are kept in memory: to
 * look for the first one in the store would mean to pass all that were there before it.
 */
final class WaitingLine {
    private final KeyValueStore<String, WaitingRecord> store;
    private final String experiment;
    private long first;
    private long end;

    /** A line of which the store holds the places from the first to before the end. */
    WaitingLine(KeyValueStore<String, WaitingRecord> store, String experiment, long first, long end) {
        this.store = store;
        this.experiment = experiment;
        this.first = first;
        this.end = end;
    }

    /** The experiment of a key of the store. */
    static String experiment(String key) {
        return key.substring(0, key.length() - Keys.withoutExperiment(key).length() - 1);
    }

    /** The place of a key of the store. */
    static long place(String key) {
        return HexFormat.fromHexDigitsToLong(Keys.withoutExperiment(key));
    }

    void add(WaitingRecord record) {
        store.put(key(end++), record);
    }

    /** The first one, which waits no longer. */
    WaitingRecord take() {
        return Objects.requireNonNull(store.delete(key(first++)), "the line is not empty");
    }

    /** Whose place is one that a restart brought back, goes on behind it. */
    void reaches(long place) {
        end = Math.max(end, place + 1);
    }

    long length() {
        return end - first;
    }

    private String key(long place) {
        return Keys.of(experiment, HexFormat.of().toHexDigits(place));
    }
}
