package dev.temper.deploy.client;

import dev.temper.deploy.Failure;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.topic.Topic;
import java.util.List;
import java.util.TreeMap;

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
            throw erased ? Reads.erased(id) : Reads.noExperiment(id);
        }
        return reader;
    }
}
