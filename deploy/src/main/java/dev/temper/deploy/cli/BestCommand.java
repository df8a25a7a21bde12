package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.Experiments;
import dev.temper.deploy.show.AvroJson;
import dev.temper.deploy.show.ExperimentText;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialView;
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
                throw new Failure("no trial of '%s' has been trained in full yet: `temper watch %s` shows how far it is"
                        .formatted(id, id));
            }
            if (output.json()) {
                output.print(json(view, trial));
            } else {
                output.lines(ExperimentText.best(view, trial));
                output.lines(ExperimentText.pareto(view, reader.trials()));
            }
        }
    }

    private static ObjectNode json(ExperimentView view, TrialView trial) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!view.getParetoTrials().isEmpty()) {
            ArrayNode pareto = node.putArray("paretoTrials");
            view.getParetoTrials().forEach(pareto::add);
        }
        node.put("experiment", view.getExperiment())
                .put("trial", trial.getTrial())
                .put("value", view.getBestValue())
                .put("epoch", trial.getEpoch());
        ObjectNode parameters = node.putObject("parameters");
        AvroJson.tree(trial)
                .withArray("parameters")
                .forEach(item -> parameters.set(item.get("name").asText(), item.get("value")));
        return node;
    }
}
