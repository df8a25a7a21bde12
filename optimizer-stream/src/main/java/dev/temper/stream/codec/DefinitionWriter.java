package dev.temper.stream.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.core.definition.EpochLadder;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Imported;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Limit;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metrics;
import dev.temper.core.definition.RulesVersion;
import dev.temper.core.definition.Task;
import dev.temper.schemas.document.Choices;
import java.math.BigDecimal;

/**
 * Definitions as canonical JSON: every field in a fixed order, defaults included, but for the
 * first version of the rules, which stood in no definition when it was the only one. The same definition gives the same
 * bytes on every JVM: doubles are written by Jackson's own algorithm, not by the JDK's, which changed in 19.
 */
public final class DefinitionWriter {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private DefinitionWriter() {}

    /** Canonical JSON on one line, which {@link DefinitionReader} reads back to an equal definition. */
    public static String write(ExperimentDefinition definition) {
        try {
            return JSON.writeValueAsString(tree(definition));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree in memory cannot fail to be written", e);
        }
    }

    /** The same without what was learned from earlier experiments, which may be long: for people and pages. */
    public static String brief(ExperimentDefinition definition) {
        return write(definition.with(definition.learnFrom().namesOnly()));
    }

    private static ObjectNode tree(ExperimentDefinition definition) {
        ObjectNode top = JsonNodeFactory.instance.objectNode();
        top.put("id", definition.id());
        metrics(top, definition.metrics());
        SpaceWriter.write(top, definition.space());
        ladder(top.putObject("tasks"), definition.ladder());
        ObjectNode budget = top.putObject("budget");
        if (definition.budget().trials() != null) {
            budget.put("trials", definition.budget().trials());
        }
        if (definition.budget().costMicros() != null) {
            budget.put("cost", decimal(definition.budget().costMicros(), 6));
        }
        if (definition.budget().patienceMicros() != null) {
            budget.put("patience", decimal(definition.budget().patienceMicros(), 6));
        }
        top.put("parallel", definition.parallel());
        top.putObject("method")
                .put("suggester", Choices.name(definition.method().suggester()))
                .put("schedule", Choices.name(definition.method().schedule()))
                .put("brackets", definition.method().brackets())
                .put("grace", definition.method().grace())
                .put("model", Choices.name(definition.method().model()));
        top.put("resume", Choices.name(definition.resume()));
        top.putObject("failures").put("retries", definition.retries());
        top.putObject("lease").put("seconds", decimal(definition.leaseMillis(), 3));
        top.put("seed", definition.seed());
        if (definition.version() != RulesVersion.FIRST) {
            top.put("version", definition.version().number());
        }
        if (!definition.warmStart().isEmpty()) {
            warmStart(top.putArray("warm_start"), definition);
        }
        LearnFromWriter.write(top, definition.learnFrom());
        return top;
    }

    private static void metrics(ObjectNode top, Metrics metrics) {
        boolean single = !metrics.isMultiple()
                && metrics.limits().isEmpty()
                && metrics.stored().isEmpty();
        ArrayNode list = single ? null : top.putArray("metrics");
        for (Metric objective : metrics.objectives()) {
            (list == null ? top.putObject("metric") : list.addObject())
                    .put("name", objective.name())
                    .put("goal", Choices.name(objective.goal()));
        }
        if (list != null) {
            for (Limit limit : metrics.limits()) {
                list.addObject()
                        .put("name", limit.metric())
                        .put("goal", Choices.name(limit.goal()))
                        .put("role", "constraint")
                        .put("threshold", limit.threshold());
            }
            metrics.stored().forEach(name -> list.addObject().put("name", name).put("role", "stored"));
        }
    }

    private static void warmStart(ArrayNode list, ExperimentDefinition definition) {
        Ladder ladder = definition.ladder();
        for (Imported one : definition.warmStart()) {
            ObjectNode item = list.addObject();
            SpaceWriter.configuration(item.putObject("parameters"), one.configuration());
            if (ladder instanceof EpochLadder) {
                item.put("epoch", one.key());
            } else {
                item.put("task", ladder.name(one.key()));
            }
            item.put("value", one.value());
        }
    }

    private static void ladder(ObjectNode tasks, Ladder ladder) {
        if (ladder instanceof EpochLadder counted) {
            ObjectNode epochs = tasks.putObject("epochs")
                    .put("min", ladder.tasks().get(0).epochs())
                    .put("max", ladder.full().epochs())
                    .put("eta", ladder.eta());
            if (!counted.extendedFrom().isEmpty()) {
                counted.extendedFrom().forEach(epochs.putArray("extended_from")::add);
            }
            return;
        }
        ArrayNode named = tasks.put("eta", ladder.eta()).putArray("named");
        for (Task task : ladder.tasks()) {
            named.addObject().put("name", task.name()).put("cost", decimal(task.costMicros(), 6));
        }
    }

    private static BigDecimal decimal(long units, int places) {
        BigDecimal value = BigDecimal.valueOf(units, places).stripTrailingZeros();
        return value.scale() < 0 ? value.setScale(0) : value;
    }
}
