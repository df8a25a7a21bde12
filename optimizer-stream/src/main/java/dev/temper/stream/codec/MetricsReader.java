package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.definition.Limit;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metric.Goal;
import dev.temper.core.definition.Metrics;
import dev.temper.schemas.document.FieldReader;
import dev.temper.schemas.document.Findings;
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

    private final Findings findings;
    private final List<Metric> objectives = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();
    private final List<String> stored = new ArrayList<>();

    private MetricsReader(Findings findings) {
        this.findings = findings;
    }

    static Metrics read(FieldReader top, Findings findings) {
        if (!top.has("metrics")) {
            FieldReader fields = top.object("metric", ObjectKind.METRIC, false);
            Metric metric = new Metric(fields.text("name"), fields.choice("goal", Goal.class, null));
            fields.finish();
            return Metrics.of(metric);
        }
        if (top.has("metric")) {
            top.unread("metric", "is there beside metrics: give one of them");
        }
        MetricsReader reader = new MetricsReader(findings);
        int number = 0;
        for (JsonNode item : top.list("metrics")) {
            reader.add("metrics[" + number++ + "]", item);
        }
        return reader.metrics(top);
    }

    private Metrics metrics(FieldReader top) {
        if (objectives.isEmpty()) {
            if (!findings.isUnread("metrics")) {
                top.unread("metrics", "has no objective: give one metric, or several, a goal and no role");
            }
            objectives.add(new Metric("?", Goal.MINIMIZE));
        }
        return new Metrics(objectives, limits, stored);
    }

    private void add(String path, JsonNode item) {
        FieldReader fields = new FieldReader(item, ObjectKind.METRIC, path, findings);
        String given = fields.text("name");
        // No two stand-ins are alike.
        String name = findings.isUnread(path) ? "?" + path : given;
        Role role = fields.choice("role", Role.class, Role.OBJECTIVE);
        if (!item.isObject() || findings.isUnread(path + ".role")) {
            return; // what else it needs depends on the role
        }
        switch (role) {
            case OBJECTIVE -> objectives.add(new Metric(name, fields.choice("goal", Goal.class, null)));
            case CONSTRAINT -> {
                Goal goal = fields.choice("goal", Goal.class, null);
                double threshold = fields.number("threshold");
                limits.add(new Limit(name, goal, Double.isNaN(threshold) ? 0 : threshold));
            }
            case STORED -> stored.add(name);
        }
        fields.finish();
    }
}
