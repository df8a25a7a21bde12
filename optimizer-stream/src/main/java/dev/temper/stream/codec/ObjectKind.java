package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.schemas.document.Findings;
import dev.temper.schemas.document.Vocabulary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of objects that a definition is made of, each with its fields. */
enum ObjectKind implements Vocabulary {
    TOP(
            "id",
            "metric",
            "metrics",
            "parameters",
            "constraints",
            "forbidden",
            "candidates",
            "tasks",
            "budget",
            "parallel",
            "method",
            "resume",
            "failures",
            "lease",
            "seed",
            "version",
            "warm_start",
            "learn_from"),
    METRIC("name", "goal", "role", "threshold"),
    PARAMETER("name", "type", "min", "max", "scale", "values", "default", "when", "prior"),
    NORMAL("mean", "sd"),
    BETA("a", "b"),
    CONSTRAINT("terms", "at_most", "at_least"),
    TASKS("epochs", "named", "eta"),
    EPOCHS("min", "max", "eta", "extended_from"),
    TASK("name", "cost"),
    BUDGET("trials", "cost", "patience"),
    METHOD("suggester", "schedule", "brackets", "grace", "model"),
    FAILURES("retries"),
    LEASE("seconds"),
    WARM("parameters", "epoch", "task", "value"),
    EARLIER("experiment", "file", "rename", "learned"),
    LEARNED("digest", "parameters", "shares", "trials"),
    SHARED("name", "min", "max", "scale", "values"),
    /** Its fields are names that the user chose. */
    FREE;

    /** Fields that are objects, by their paths from the top. */
    private static final Map<String, ObjectKind> OBJECTS = Map.of(
            "metric", METRIC,
            "tasks", TASKS,
            "tasks.epochs", EPOCHS,
            "budget", BUDGET,
            "failures", FAILURES,
            "lease", LEASE);

    /** What a user may have meant who gave one value in place of an object. */
    private static final Map<ObjectKind, String> SHORT = Map.of(
            METRIC, "name",
            TASKS, "epochs.max",
            EPOCHS, "max",
            BUDGET, "trials",
            FAILURES, "retries",
            LEASE, "seconds");

    /** What a field that is missing may look like. */
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("top.id", "digits"),
            Map.entry("top.metric", "{name: accuracy, goal: maximize}"),
            Map.entry("top.parameters", "[{name: learning_rate, type: double, min: 1e-4, max: 1, scale: log}]"),
            Map.entry("top.tasks", "{epochs: {max: 27}}"),
            Map.entry("metric.name", "accuracy"),
            Map.entry("metric.threshold", "20"),
            Map.entry("parameter.name", "learning_rate"),
            Map.entry("parameter.min", "1"),
            Map.entry("parameter.max", "100"),
            Map.entry("parameter.values", "[sgd, adam]"),
            Map.entry("normal.mean", "0.01"),
            Map.entry("normal.sd", "1"),
            Map.entry("beta.a", "2"),
            Map.entry("beta.b", "2"),
            Map.entry("constraint.terms", "{width: 1, depth: 2.5}"),
            Map.entry("epochs.max", "27"),
            Map.entry("task.name", "tenth-of-data"),
            Map.entry("task.cost", "0.1"),
            Map.entry("warm.parameters", "{learning_rate: 0.01}"),
            Map.entry("warm.value", "0.81"),
            Map.entry("earlier.experiment", "digits"));

    @SuppressWarnings("ImmutableEnumChecker") // a copy that List.of made
    private final List<String> fields;

    ObjectKind(String... fields) {
        this.fields = List.of(fields);
    }

    /** Names of the fields; none where the user names them. */
    List<String> fields() {
        return fields;
    }

    /** As it is written in {@code words.txt}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The field, or the path to it, that one value in place of this object stands for; null if there is none. */
    @Nullable
    String inShort() {
        return SHORT.get(this);
    }

    @Override
    public JsonNode translate(JsonNode object, String path, Findings findings) {
        return Translation.of(object, this, path, findings);
    }

    @Override
    public @Nullable Meaning meaning(String field, String theirs) {
        return Words.meaning(this, field, theirs);
    }

    @Override
    public String example(String field) {
        String example = EXAMPLES.get(word() + "." + field);
        return example == null ? "" : field + ": " + example;
    }

    /** What the object at a path from the top is; null if the path is not that of an object of its own kind. */
    static @Nullable ObjectKind of(String path) {
        return OBJECTS.get(path);
    }
}
