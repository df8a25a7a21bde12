package dev.temper.stream.progress;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The experiments that the engine has set aside, for whoever asks how it is. Thread safe: tasks write, anyone reads. */
public final class SetAside {
    private final Set<String> experiments = new ConcurrentSkipListSet<>();

    /** One more. */
    public void add(String experiment) {
        experiments.add(experiment);
    }

    /** One less: it was resumed or archived, or another process has its partition now. */
    public void remove(String experiment) {
        experiments.remove(experiment);
    }

    /** All of them, by name. */
    public List<String> experiments() {
        return List.copyOf(experiments);
    }
}
