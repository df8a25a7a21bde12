package dev.temper.deploy.cli;

import dev.temper.console.text.AvroJson;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.event.Event;
import dev.temper.core.experiment.ExtensionCheck;
import dev.temper.core.space.Problem;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Asking;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.Experiments;
import dev.temper.deploy.show.ExperimentText;
import dev.temper.schemas.ExperimentExtended;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.ExperimentView;
import dev.temper.stream.codec.DefinitionReader;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code temper experiment extend}. */
@Command(
        name = "extend",
        mixinStandardHelpOptions = true,
        header = "Allows an experiment more trials, more cost or longer trainings; a complete one runs again.",
        description = "Each number is the new total. Agents that ended with the experiment have to be started again.")
final class ExperimentExtendCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Mixin
    private NamedExperiment named = new NamedExperiment();

    @Option(names = "--trials", paramLabel = "N", description = "Most trials, those of before included.")
    private @Nullable Integer trials;

    @Option(
            names = "--cost",
            paramLabel = "COST",
            description = "Most cost, what is spent included, in full trainings as they were at its creation.")
    private @Nullable Double cost;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs of a full training: the best go on from theirs.")
    private @Nullable Integer epochs;

    @Mixin
    private ReasonOption reason = new ReasonOption();

    @Override
    public void run() {
        String experiment = named.id();
        String why = reason.orNone();
        Long micros = cost == null ? null : (Long) Math.round(cost * Ladder.FULL_COST);
        Event.ExperimentExtended wanted = new Event.ExperimentExtended(trials, micros, epochs, why);
        Endpoints endpoints = connection.endpoints();
        try (ExperimentReader reader = Experiments.open(endpoints, experiment)) {
            ExperimentView before = Objects.requireNonNull(reader.experiment());
            check(before, wanted);
            Asking.publish(
                    endpoints,
                    reader,
                    header -> new ExperimentExtended(header, trials, micros, epochs, why),
                    now -> !Objects.requireNonNull(now.experiment())
                            .getDefinition()
                            .equals(before.getDefinition()));
            ExperimentView after = Objects.requireNonNull(reader.experiment());
            if (output.json()) {
                output.print(AvroJson.tree(after));
                return;
            }
            output.line("extended " + ExperimentText.summary(after));
            if (before.getStatus() == ExperimentStatus.COMPLETE) {
                output.line("next: start its agents again, as in  temper agent -f agent.yaml");
            }
        }
    }

    private static void check(ExperimentView view, Event.ExperimentExtended wanted) {
        if (view.getStatus() == ExperimentStatus.ARCHIVED) {
            throw new Failure(
                    "experiment '%s' is archived, and stays as it is: `temper experiment clone` makes a new one of it"
                            .formatted(view.getExperiment()));
        }
        ExperimentDefinition definition = DefinitionReader.readJson(view.getDefinition());
        String problems = ExtensionCheck.check(definition, wanted).stream()
                .map(Problem::message)
                .collect(Collectors.joining("%n  ".formatted()));
        if (!problems.isEmpty()) {
            throw new Failure("experiment '%s' cannot be extended so:%n  %s".formatted(view.getExperiment(), problems));
        }
    }
}
