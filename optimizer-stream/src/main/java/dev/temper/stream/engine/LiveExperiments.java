package dev.temper.stream.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/** The experiments of a partition that were used last, at most so many; the others are in the store alone. */
final class LiveExperiments {
    private final int most;
    private final Function<String, LiveExperiment> loader;
    private final Consumer<LiveExperiment> leaving;
    private final LinkedHashMap<String, LiveExperiment> byId = new LinkedHashMap<>(64, 0.75f, true);

    /**
     * @param loader makes an experiment from its rows, or an empty one
     * @param leaving told of each one before it is let go
     */
    LiveExperiments(int most, Function<String, LiveExperiment> loader, Consumer<LiveExperiment> leaving) {
        this.most = most;
        this.loader = loader;
        this.leaving = leaving;
    }

    LiveExperiment get(String id) {
        LiveExperiment live = byId.get(id);
        if (live == null) {
            live = loader.apply(id);
            byId.put(id, live);
            letGo();
        }
        return live;
    }

    private void letGo() {
        while (byId.size() > most) {
            Map.Entry<String, LiveExperiment> eldest =
                    byId.entrySet().iterator().next();
            leaving.accept(eldest.getValue());
            byId.remove(eldest.getKey());
        }
    }
}
