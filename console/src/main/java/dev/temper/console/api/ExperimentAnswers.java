package dev.temper.console.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.temper.console.api.ExperimentAnswer.MetricAnswer;
import dev.temper.console.api.ExperimentAnswer.RungAnswer;
import dev.temper.console.api.ExperimentAnswer.SteeringAnswer;
import dev.temper.console.chronicle.Chronicle;
import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Method.Trait;
import dev.temper.core.definition.Task;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Offer;
import dev.temper.core.experiment.SlotId;
import dev.temper.core.rung.RungId;
import dev.temper.core.rung.RungTable;
import dev.temper.stream.codec.DefinitionWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the answer to one experiment. */
final class ExperimentAnswers {
    private static final JsonMapper JSON = new JsonMapper();
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .build();

    private ExperimentAnswers() {}

    /**
     * Of an experiment; null when it was never created.
     *
     * @param last journal sequence as it is now
     */
    static @Nullable ExperimentAnswer of(Chronicle chronicle, long last) {
        ExperimentState state = chronicle.state();
        ExperimentDefinition definition = state.header().definition();
        if (definition == null) {
            return null;
        }
        JsonNode tree = tree(DefinitionWriter.brief(definition));
        return new ExperimentAnswer(
                Objects.requireNonNull(Summaries.of(chronicle)),
                tree,
                yaml(tree),
                ParameterAnswer.all(definition),
                rungs(definition, state),
                metrics(definition),
                slots(state),
                new ArrayList<>(chronicle.heard().keySet()),
                chronicle.steering().stream().map(SteeringAnswer::of).toList(),
                state.header().createdAt(),
                state.header().time(),
                last);
    }

    static List<RungAnswer> rungs(ExperimentDefinition definition, ExperimentState state) {
        List<RungAnswer> rungs = new ArrayList<>();
        for (PersistentMap.Entry<RungId, RungTable> entry : state.rungs()) {
            RungId id = entry.key();
            RungTable table = entry.value();
            Task task = definition.ladder().tasks().get(id.rung());
            rungs.add(new RungAnswer(
                    id.bracket(),
                    id.rung(),
                    task.name(),
                    task.epochs(),
                    definition.method().has(Trait.STREAMS)
                            && id.bracket() >= definition.method().brackets(),
                    table.size(),
                    table.promoted(),
                    Summaries.cost(table.costMicros()),
                    Summaries.cost(task.costMicros())));
        }
        rungs.sort(Comparator.comparingInt(RungAnswer::bracket).thenComparingInt(RungAnswer::rung));
        return rungs;
    }

    private static List<MetricAnswer> metrics(ExperimentDefinition definition) {
        List<MetricAnswer> all = new ArrayList<>();
        definition
                .metrics()
                .objectives()
                .forEach(metric ->
                        all.add(new MetricAnswer(metric.name(), GoalAnswer.word(metric.goal()), "objective", null)));
        definition
                .metrics()
                .limits()
                .forEach(limit -> all.add(new MetricAnswer(
                        limit.metric(), GoalAnswer.word(limit.goal()), "constraint", limit.threshold())));
        definition.metrics().stored().forEach(name -> all.add(new MetricAnswer(name, null, "stored", null)));
        return all;
    }

    private static int slots(ExperimentState state) {
        int count = 0;
        for (PersistentMap.Entry<SlotId, Offer> offer : state.offers()) {
            count += Boolean.TRUE.equals(state.sessions().get(offer.key().session())) ? 1 : 0;
        }
        return count;
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the definition was written here", e);
        }
    }

    private static String yaml(JsonNode tree) {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the definition was written here", e);
        }
    }
}
