package dev.temper.deploy.client;

import dev.temper.deploy.Failure;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.topic.Topic;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The experiments that a stack knows. */
public final class Experiments {
    private Experiments() {}

    /** All of them as they stand now, by id. */
    public static List<ExperimentView> all(Endpoints endpoints) {
        TreeMap<String, ExperimentView> latest = new TreeMap<>();
        for (var record : TopicReader.readAll(endpoints, Topic.VIEWS, null)) {
            if (record.value() instanceof ExperimentView view
                    && view.getExperiment().equals(record.key())) {
                latest.put(view.getExperiment(), view);
            } else if (record.value() == null) {
                latest.remove(record.key());
            }
        }
        return List.copyOf(latest.values());
    }

    /**
     * The id that a command is about: the one given, else the experiment created last.
     *
     * @throws Failure when none is given and there is none
     */
    public static String idOrLatest(Endpoints endpoints, @Nullable String id) {
        if (id != null) {
            return id;
        }
        return all(endpoints).stream()
                .max(Comparator.comparingLong(ExperimentView::getCreatedAt))
                .map(ExperimentView::getExperiment)
                .orElseThrow(() -> new Failure(
                        "there is no experiment yet: make one with `temper experiment create -f experiment.yaml`"));
    }

    /**
     * One experiment and its trials as they stand now; the caller closes the reader.
     *
     * @throws Failure when there is no such experiment
     */
    public static ExperimentReader open(Endpoints endpoints, String id) {
        ExperimentReader reader = new ExperimentReader(endpoints, id);
        reader.toEnd();
        if (reader.experiment() == null) {
            boolean erased = reader.isErased();
            reader.close();
            throw new Failure(
                    erased
                            ? "experiment '%s' was deleted: `temper replay %s` says when and why".formatted(id, id)
                            : "there is no experiment '%s': `temper experiment list` names those that there are".formatted(id));
        }
        return reader;
    }
}
