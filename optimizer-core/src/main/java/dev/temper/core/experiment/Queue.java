package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.trial.Trial;

/**
 * The configurations that users queued, and all configurations taken: no trial comes twice.
 *
 * @param rows queued ones, by number
 * @param taken those of the trials and the queued ones
 */
record Queue(PersistentMap<Long, Configuration> rows, PersistentMap<ConfigurationKey, Boolean> taken) {
    static final Queue EMPTY = new Queue(PersistentMap.empty(), PersistentMap.empty());

    static Queue restore(PersistentMap<Long, Configuration> rows, PersistentMap<Integer, Trial> trials) {
        Queue queue = new Queue(rows, PersistentMap.empty());
        for (PersistentMap.Entry<Long, Configuration> row : rows) {
            queue = queue.take(row.value());
        }
        for (PersistentMap.Entry<Integer, Trial> trial : trials) {
            queue = queue.take(trial.value().configuration());
        }
        return queue;
    }

    boolean isTaken(Configuration configuration) {
        return taken.has(new ConfigurationKey(configuration));
    }

    Queue take(Configuration configuration) {
        return new Queue(rows, taken.put(new ConfigurationKey(configuration), true));
    }

    Queue add(long number, Configuration configuration) {
        return new Queue(rows.put(number, configuration), taken).take(configuration);
    }

    Queue without(long number) {
        return new Queue(rows.remove(number), taken);
    }
}
