package dev.temper.deploy.client;

import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialView;
import dev.temper.schemas.topic.Topic;
import dev.temper.schemas.topic.ViewKey;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** An experiment and its trials as temper.views has them; read once or followed. Not thread safe. */
public final class ExperimentReader implements AutoCloseable {
    private final TopicReader views;
    private final SortedMap<Integer, TrialView> trials = new TreeMap<>();
    private @Nullable ExperimentView experiment;
    private boolean erased;

    /** Reads nothing yet. */
    public ExperimentReader(Endpoints endpoints, String experiment) {
        views = new TopicReader(endpoints, Topic.VIEWS, experiment);
    }

    /** Reads to the present. */
    public void toEnd() {
        apply(views.toEnd());
    }

    /** Reads on; whether anything changed within that time. */
    public boolean poll(Duration time) {
        List<ConsumerRecord<String, SpecificRecord>> records = views.poll(time);
        apply(records);
        return !records.isEmpty();
    }

    /** The experiment; null before its first view. */
    public @Nullable ExperimentView experiment() {
        return experiment;
    }

    /** Whether its data were deleted; the topic forgets that in time. */
    public boolean isErased() {
        return erased;
    }

    /** Its trials by number. */
    public SortedMap<Integer, TrialView> trials() {
        return trials;
    }

    private void apply(List<ConsumerRecord<String, SpecificRecord>> records) {
        for (ConsumerRecord<String, SpecificRecord> record : records) {
            if (record.value() instanceof ExperimentView view) {
                experiment = view;
            } else if (record.value() instanceof TrialView view) {
                trials.put(view.getTrial(), view);
            } else {
                forget(ViewKey.parse(record.key()));
            }
        }
    }

    private void forget(ViewKey key) {
        if (key.trial().isPresent()) {
            trials.remove(key.trial().getAsInt());
        } else {
            experiment = null;
            erased = true;
        }
    }

    @Override
    public void close() {
        views.close();
    }
}
