package dev.temper.core.pool;

import dev.temper.core.model.Encoding;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Distinct new configurations, encoded, in the order in which they were found: what a method weighs. */
public final class Pool {
    private final Encoding encoding;
    private final Set<ConfigurationKey> known;
    private final List<ConfigurationKey> keys = new ArrayList<>();
    private final List<Option> options = new ArrayList<>();

    /**
     * An empty pool.
     *
     * @param tried what never comes into it
     */
    public Pool(Encoding encoding, Set<ConfigurationKey> tried) {
        this.encoding = encoding;
        this.known = new TreeSet<>(tried);
    }

    /** Adds a configuration, unless there is none, or it was tried or is there already. */
    public void add(@Nullable Configuration configuration) {
        if (configuration == null) {
            return;
        }
        ConfigurationKey key = new ConfigurationKey(configuration);
        if (known.add(key)) {
            keys.add(key);
            options.add(new Option(0, configuration, encoding.encode(configuration), -1));
        }
    }

    /** Whether a configuration was tried or is there. */
    public boolean knows(Configuration configuration) {
        return known.contains(new ConfigurationKey(configuration));
    }

    /** How many there are. */
    public int size() {
        return options.size();
    }

    /** All of them, by index: a view. */
    public List<Option> options() {
        return Collections.unmodifiableList(options);
    }

    /** One of them. */
    public Option option(int index) {
        return options.get(index);
    }

    /** For each whether it has not been tried since. */
    public boolean[] free(Set<ConfigurationKey> used) {
        boolean[] free = new boolean[keys.size()];
        for (int i = 0; i < free.length; i++) {
            free[i] = !used.contains(keys.get(i));
        }
        return free;
    }
}
