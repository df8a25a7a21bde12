package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.experiment.Limit;
import dev.temper.core.experiment.Metric;
import dev.temper.core.experiment.Metric.Goal;
import dev.temper.core.experiment.Metrics;
import dev.temper.core.experiment.Problem;
import java.util.ArrayList;
import java.util.List;

/** What an experiment looks at: {@code metric}, or the list {@code metrics}. */
final class MetricsReader {
    /** What a metric is for. */
    private enum Role {
        OBJECTIVE,
        CONSTRAINT,
        STORED
    }

    private final List<Metric> objectives = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();
    private final List<String> stored = new ArrayList<>();

    private MetricsReader() {}

    static Metrics read(Fields top, List<Problem> problems) {
        if (!top.has("metrics")) {
            Fields fields = top.object("metric", false);
            Metric metric = new Metric(fields.text("name"), fields.choice("goal", Goal.class, null));
            fields.finish();
            return Metrics.of(metric);
        }
        if (top.has("metric")) {
            top.problem("metric", "metrics is there too: give one of them");
        }
        MetricsReader reader = new MetricsReader();
        int number = 0;
        for (JsonNode item : top.list("metrics")) {
            reader.add(new Fields(item, "metrics[" + number++ + "]", problems), problems);
        }
        if (reader.objectives.isEmpty()) {
            top.problem("metrics", "has no objective: give one metric, or several, a goal and no role");
            reader.objectives.add(new Metric("?", Goal.MINIMIZE));
        }
        return new Metrics(reader.objectives, reader.limits, reader.stored);
    }

    private void add(Fields fields, List<Problem> problems) {
        String name = fields.text("name");
        int before = problems.size();
        Role role = fields.choice("role", Role.class, Role.OBJECTIVE);
        if (problems.size() > before) {
            return; // what else it needs depends on the role
        }
        switch (role) {
            case OBJECTIVE -> objectives.add(new Metric(name, fields.choice("goal", Goal.class, null)));
            case CONSTRAINT ->
                limits.add(new Limit(name, fields.choice("goal", Goal.class, null), fields.number("threshold")));
            case STORED -> stored.add(name);
        }
        fields.finish();
    }
}
