package dev.temper.sinks.mlflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.sinks.Happening;
import dev.temper.sinks.Sink;
import dev.temper.sinks.UnavailableException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes an experiment as a run of MLflow, and each of its trials as a child of it. A run is found again by its tag
 * {@code temper.run}, which is made with it. Its tag {@code temper.sequence} says up to which event of the journal all is in it: it
 * is written with the last batch, and what is told again up to there is left out. So whatever is killed when, the runs are the same.
 */
public final class MlflowSink implements Sink {
    private static final String RUN = "temper.run";
    private static final String SEQUENCE = "temper.sequence";
    private static final int MOST_METRICS = 900;
    private static final int MOST_PARAMETERS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(MlflowSink.class);

    private final MlflowApi api;
    private final Map<String, Pending> waiting = new LinkedHashMap<>();
    private final Map<String, Known> runs = new TreeMap<>();

    /** A run in MLflow, and the last event that is in it. */
    private record Known(String id, long sequence) {}

    /** What a run has still to be told. */
    private record Pending(String experiment, @Nullable Integer trial, List<Happening> happened) {
        String key() {
            return trial == null ? experiment : experiment + "/" + trial;
        }
    }

    /** Into a tracking server. */
    public MlflowSink(MlflowSettings settings) {
        this.api = new MlflowApi(settings);
    }

    @Override
    public void take(Happening happening) {
        Pending of = new Pending(happening.experiment(), trial(happening.fact()), new ArrayList<>());
        waiting.computeIfAbsent(of.key(), key -> of).happened().add(happening);
    }

    private static @Nullable Integer trial(Happening.Fact fact) {
        if (fact instanceof Happening.TrialStarted a) {
            return a.trial();
        }
        if (fact instanceof Happening.ValuesReported a) {
            return a.trial();
        }
        if (fact instanceof Happening.TrialRested a) {
            return a.trial();
        }
        return fact instanceof Happening.TrialFinished a ? a.trial() : null;
    }

    @Override
    public void flush() throws UnavailableException {
        for (Iterator<Pending> each = waiting.values().iterator(); each.hasNext(); ) {
            Pending next = each.next();
            try {
                tell(next);
            } catch (MlflowRefusedException e) {
                LOG.error(
                        "MLflow refuses what is new of run {}, which stays without it: {}", next.key(), e.getMessage());
            }
            each.remove();
        }
    }

    private void tell(Pending pending) throws UnavailableException, MlflowRefusedException {
        Known run = run(
                pending.experiment(), pending.trial(), pending.happened().get(0).time());
        RunDraft draft = new RunDraft();
        long last = run.sequence();
        for (Happening happening : pending.happened()) {
            if (happening.sequence() > run.sequence()) {
                draft.add(happening);
                last = happening.sequence();
            }
        }
        if (last > run.sequence()) {
            write(run.id(), draft, last);
            runs.put(pending.key(), new Known(run.id(), last));
        }
    }

    /** The sequence goes last: until then, all is written again by whoever comes after a kill. */
    private void write(String id, RunDraft draft, long last) throws UnavailableException, MlflowRefusedException {
        if (draft.status() != null) {
            api.update(id, draft.status(), draft.ended());
        }
        List<Map.Entry<String, String>> parameters =
                new ArrayList<>(draft.parameters().entrySet());
        for (int from = 0; from < parameters.size(); from += MOST_PARAMETERS) {
            Map<String, String> some = new TreeMap<>();
            parameters
                    .subList(from, Math.min(parameters.size(), from + MOST_PARAMETERS))
                    .forEach(each -> some.put(each.getKey(), each.getValue()));
            api.log(id, RunDraft.array(List.of()), some, Map.of());
        }
        List<ObjectNode> metrics = draft.metrics();
        int from = 0;
        for (; metrics.size() - from > MOST_METRICS; from += MOST_METRICS) {
            api.log(id, RunDraft.array(metrics.subList(from, from + MOST_METRICS)), Map.of(), Map.of());
        }
        Map<String, String> tags = new TreeMap<>(draft.tags());
        tags.put(SEQUENCE, Long.toString(last));
        api.log(id, RunDraft.array(metrics.subList(from, metrics.size())), Map.of(), tags);
    }

    /** The run, as it is there or made now. */
    private Known run(String experiment, @Nullable Integer trial, long time) throws UnavailableException {
        String key = trial == null ? experiment : experiment + "/" + trial;
        Known known = runs.get(key);
        if (known == null) {
            MlflowApi.Found found = api.find(RUN, key);
            known = found != null
                    ? new Known(found.id(), Long.parseLong(found.tags().getOrDefault(SEQUENCE, "0")))
                    : create(experiment, trial, key, time);
            runs.put(key, known);
        }
        return known;
    }

    private Known create(String experiment, @Nullable Integer trial, String key, long time)
            throws UnavailableException {
        Map<String, String> tags = new TreeMap<>(Map.of(
                RUN, key, "temper.experiment", experiment, "mlflow.source.name", "temper", "mlflow.user", "temper"));
        if (trial != null) {
            tags.put("temper.trial", Integer.toString(trial));
            tags.put("mlflow.parentRunId", run(experiment, null, time).id());
        }
        String name = trial == null ? experiment : experiment + " trial " + trial;
        return new Known(api.create(name, time, tags), 0);
    }

    @Override
    public void forget() {
        waiting.clear();
        runs.clear();
    }

    @Override
    public boolean wantsWhole() {
        return true;
    }

    @Override
    public void close() {
        waiting.clear();
    }
}
