package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.console.text.MissingBest;
import dev.temper.core.definition.Metric;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.Experiments;
import dev.temper.deploy.client.TopicReader;
import dev.temper.deploy.show.AvroJson;
import dev.temper.deploy.show.ExperimentText;
import dev.temper.deploy.show.FailedRuns;
import dev.temper.deploy.show.FailureText;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.TrialView;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DefinitionReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        String id = experiment.id(connection);
        try (ExperimentReader reader = Experiments.open(connection.endpoints(), id)) {
            ExperimentView view = Objects.requireNonNull(reader.experiment());
            Integer best = view.getBestTrial();
            TrialView trial = best == null ? null : reader.trials().get(best);
            if (trial == null) {
                throw new Failure(missing(view, reader.trials().values())
                        + failures(reader.trials().values(), id));
            }
            if (output.json()) {
                output.print(json(view, trial, reader.trials()));
            } else {
                output.lines(ExperimentText.best(view, reader.trials()));
                output.lines(ExperimentText.pareto(view, reader.trials()));
                output.lines(FailureText.reasons(reader.trials().values()));
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

    /** Of trials that all failed: why, as the agents said. */
    private String failures(Collection<TrialView> trials, String id) {
        if (!MissingBest.allFailed(trials)) {
            return FailureText.reasons(trials).stream()
                    .map(line -> System.lineSeparator() + "  " + line)
                    .collect(Collectors.joining());
        }
        List<TrialEnded> ends = TopicReader.readAll(connection.endpoints(), Topic.JOURNAL, id).stream()
                .filter(record -> record.value() instanceof TrialEnded)
                .map(record -> (TrialEnded) record.value())
                .toList();
        return Stream.concat(
                        FailedRuns.reasons(ends).stream(),
                        Stream.of(
                                ("`temper explain %s 1` says what was decided on trial 1; the agent keeps the whole output"
                                                + " of each trial in its logs directory")
                                        .formatted(id)))
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
