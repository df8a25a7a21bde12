package dev.temper.benchmarks.load;

import dev.temper.schemas.topic.ViewKey;
import java.util.function.Predicate;

/** Names of new experiments, of which no two runs on one broker share any. Not thread safe. */
public final class Names {
    private final String start;
    private final Predicate<String> wanted;
    private int made;

    private Names(String start, Predicate<String> wanted) {
        this.start = start + "-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX) + "-";
        this.wanted = wanted;
    }

    /** Names whose experiments are in any partition. */
    public static Names any(String start) {
        return new Names(start, name -> true);
    }

    /** Names whose experiments are all in one partition. */
    public static Names in(int partition, int partitions, String start) {
        return new Names(start, name -> ViewKey.partition(name, partitions) == partition);
    }

    /** The next name. */
    public String next() {
        String name;
        do {
            name = start + ++made;
        } while (!wanted.test(name));
        return name;
    }
}
