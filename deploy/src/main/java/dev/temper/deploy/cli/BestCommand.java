package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.core.experiment.Metric;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.Experiments;
import dev.temper.deploy.show.AvroJson;
import dev.temper.deploy.show.ExperimentText;
import dev.temper.deploy.show.MissingBest;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialView;
import dev.temper.stream.codec.DefinitionReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code temper best}: the best configuration. */
@Command(
        name = "best",
        mixinStandardHelpOptions = true,
        header = "Prints the best configuration among those trained in full.")
final class BestCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Parameters(arity = "0..1", paramLabel = "EXPERIMENT", description = "Default: the one created last.")
    private @Nullable String experiment;

    @Override
    public void run() {
        String id = Experiments.idOrLatest(connection.endpoints(), experiment);
        try (ExperimentReader reader = Experiments.open(connection.endpoints(), id)) {
            ExperimentView view = Objects.requireNonNull(reader.experiment());
            Integer best = view.getBestTrial();
            TrialView trial = best == null ? null : reader.trials().get(best);
            if (trial == null) {
                throw new Failure(missing(view, reader.trials().values()));
            }
            if (output.json()) {
                output.print(json(view, trial, reader.trials()));
            } else {
                output.lines(ExperimentText.best(view, reader.trials()));
                output.lines(ExperimentText.pareto(view, reader.trials()));
            }
        }
    }

    private static String missing(ExperimentView view, Collection<TrialView> trials) {
        String id = view.getExperiment();
        List<String> reasons = MissingBest.reasons(DefinitionReader.readJson(view.getDefinition()), trials);
        return reasons.isEmpty()
                ? "no trial of '%s' has been trained in full yet: `temper watch %s` shows how far it is"
                        .formatted(id, id)
                : "'%s' has no best trial: %s".formatted(id, String.join("; ", reasons));
    }

    static ObjectNode json(ExperimentView view, TrialView trial, Map<Integer, TrialView> trials) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("experiment", view.getExperiment())
                .put("trial", trial.getTrial())
                .put("value", view.getBestValue())
                .put("epoch", trial.getEpoch());
        node.set("parameters", parameters(trial));
        List<Metric> objectives =
                DefinitionReader.readJson(view.getDefinition()).metrics().objectives();
        if (objectives.size() > 1) {
            ArrayNode pareto = node.putArray("pareto");
            for (int number : view.getParetoTrials()) {
                TrialView member = trials.get(number);
                if (member != null) {
                    pareto.add(json(objectives, member));
                }
            }
        }
        return node;
    }

    private static ObjectNode json(List<Metric> objectives, TrialView trial) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("trial", trial.getTrial());
        ObjectNode values = node.putObject("values");
        for (int i = 0; i < Math.min(objectives.size(), trial.getObjectives().size()); i++) {
            values.put(objectives.get(i).name(), trial.getObjectives().get(i));
        }
        node.set("parameters", parameters(trial));
        return node;
    }

    private static ObjectNode parameters(TrialView trial) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        AvroJson.tree(trial)
                .withArray("parameters")
                .forEach(item -> parameters.set(item.get("name").asText(), item.get("value")));
        return parameters;
    }
}
