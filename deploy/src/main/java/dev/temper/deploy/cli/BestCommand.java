package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.console.text.AvroJson;
import dev.temper.console.text.MissingBest;
import dev.temper.core.definition.Metric;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.ExperimentViews;
import dev.temper.deploy.client.Reads;
import dev.temper.deploy.show.ExperimentText;
import dev.temper.deploy.show.FailureText;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialView;
import dev.temper.stream.codec.DefinitionReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code temper best}: the best configuration. */
@Command(
        name = "best",
        mixinStandardHelpOptions = true,
        header = "Prints the best configuration among those trained in full.")
final class BestCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Mixin
    private ChosenExperiment experiment = new ChosenExperiment();

    @Override
    public void run() {
        Reads reads = experiment.reads(connection);
        String id = experiment.id(reads);
        ExperimentViews views = reads.experiment(id);
        ExperimentView view = views.experiment();
        Integer best = view.getBestTrial();
        TrialView trial = best == null ? null : views.trials().get(best);
        if (trial == null) {
            throw new Failure(missing(view, views.trials().values())
                    + failures(views.trials().values(), id));
        }
        if (output.json()) {
            output.print(json(view, trial, views.trials()));
        } else {
            output.lines(ExperimentText.best(view, views.trials()));
            output.lines(ExperimentText.pareto(view, views.trials()));
            output.lines(FailureText.reasons(views.trials().values()));
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

    /** Of trials that failed: why, as the agents said. */
    private static String failures(Collection<TrialView> trials, String id) {
        Stream<String> hint = MissingBest.allFailed(trials)
                ? Stream.of(("`temper explain %s 1` says what was decided on trial 1; the agent keeps the whole output"
                                + " of each trial in its logs directory")
                        .formatted(id))
                : Stream.of();
        return Stream.concat(FailureText.reasons(trials).stream(), hint)
                .map(line -> System.lineSeparator() + "  " + line)
                .collect(Collectors.joining());
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
