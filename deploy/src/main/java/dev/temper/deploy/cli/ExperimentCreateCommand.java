package dev.temper.deploy.cli;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Metric;
import dev.temper.core.experiment.DefinitionCheck;
import dev.temper.core.space.Problem;
import dev.temper.deploy.Failure;
import dev.temper.deploy.GivenFile;
import dev.temper.deploy.Invocation;
import dev.temper.deploy.client.EventPublisher;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.JournalState;
import dev.temper.deploy.client.TopicReader;
import dev.temper.deploy.show.AgentFile;
import dev.temper.deploy.show.AvroJson;
import dev.temper.deploy.warm.ObservedExperiment;
import dev.temper.deploy.warm.ObservedFile;
import dev.temper.deploy.warm.ObservedValue;
import dev.temper.deploy.warm.WarmStart;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.ExperimentCreated;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DefinitionException;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.DefinitionWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code temper experiment create}. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        header = "Creates an experiment from a definition in YAML or JSON.",
        description = "docs/experiment.md lists every field. All that is wrong is said at once.")
final class ExperimentCreateCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Option(
            names = {"-f", "--file"},
            required = true,
            paramLabel = "FILE",
            description = "The definition.")
    private Path file = Path.of("");

    @Option(
            names = "--warm-start",
            paramLabel = "FILE",
            description = "Values that were observed elsewhere, for the model to start with: .csv, or JSON or YAML.")
    private @Nullable Path warmStart;

    @Option(
            names = "--warm-start-experiment",
            paramLabel = "EXPERIMENT",
            description = "The same from the trials of another experiment of this stack.")
    private @Nullable String warmStartExperiment;

    @Option(names = "--check", description = "Only say whether the definition can be run; no broker is needed.")
    private boolean check;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait until the optimizer has taken it; default ${DEFAULT-VALUE}.")
    private int seconds = 20;

    @Override
    public void run() {
        ExperimentDefinition definition = warm(read());
        if (check) {
            output.line(definition.id() + ": the definition can be run");
            return;
        }
        try (ExperimentReader reader = new ExperimentReader(connection.endpoints(), definition.id())) {
            reader.toEnd();
            if (reader.experiment() != null) {
                throw new Failure("experiment '%s' exists already: choose another id, its journal is kept for ever"
                        .formatted(definition.id()));
            }
            try (EventPublisher publisher = new EventPublisher(connection.endpoints())) {
                publisher.publish(
                        Topic.EXPERIMENTS,
                        definition.id(),
                        header -> new ExperimentCreated(header, DefinitionWriter.write(definition)));
            }
            created(await(reader, definition.id()));
        }
    }

    private ExperimentDefinition read() {
        try {
            return DefinitionReader.read(GivenFile.text(file));
        } catch (DefinitionException e) {
            throw new Failure("%s cannot be run:%n  %s"
                    .formatted(file, String.valueOf(e.getMessage()).replace("\n", System.lineSeparator() + "  ")));
        }
    }

    /** The definition with the values that it is to start with, if any. */
    private ExperimentDefinition warm(ExperimentDefinition definition) {
        Path from = warmStart;
        String other = warmStartExperiment;
        if (from == null && other == null) {
            return definition;
        }
        if ((from != null && other != null) || !definition.warmStart().isEmpty()) {
            throw new Failure(
                    "values to start with are given twice: keep one of --warm-start, --warm-start-experiment and warm_start in "
                            + file);
        }
        Metric metric = definition.metric();
        List<ObservedValue> observed = from != null
                ? ObservedFile.read(from, metric.name())
                : ObservedExperiment.of(
                        JournalState.read(connection.endpoints(), Objects.requireNonNull(other)), metric);
        WarmStart.Fitting fitting = WarmStart.fit(definition, observed);
        String source = from != null ? from.toString() : "experiment '" + other + "'";
        String notes =
                fitting.notes().stream().map(note -> "%n  ".formatted() + note).collect(Collectors.joining());
        ExperimentDefinition warm = definition.with(fitting.imported());
        List<Problem> problems = DefinitionCheck.check(warm);
        if (fitting.imported().isEmpty() || !problems.isEmpty()) {
            throw new Failure("cannot start warm with the %d values of %s: %s%s"
                    .formatted(
                            observed.size(),
                            source,
                            problems.isEmpty() ? "none fits" : problems.get(0).message(),
                            notes));
        }
        if (!output.json()) {
            output.line("starts with %d of the %d values of %s%s"
                    .formatted(fitting.imported().size(), observed.size(), source, notes));
        }
        return warm;
    }

    private void created(ExperimentView view) {
        if (output.json()) {
            output.print(AvroJson.tree(view));
        } else {
            output.line("created " + view.getExperiment());
            next(view.getExperiment(), file).forEach(output::line);
        }
    }

    /** The agent's file is usually beside the definition; where there is none, it is to be written. */
    static List<String> next(String id, Path definition) {
        String temper = Invocation.command();
        Path agent = definition.resolveSibling(AgentFile.NAME);
        boolean there = Files.exists(agent);
        return List.of(
                there
                        ? "next: %s agent -f %s".formatted(temper, Invocation.quote(agent.toString()))
                        : "next: %s agent init -e %s -- COMMAND, and %s agent -f %s"
                                .formatted(temper, id, temper, AgentFile.NAME),
                "and:  %s watch %s".formatted(temper, id));
    }

    private ExperimentView await(ExperimentReader reader, String id) {
        long deadline = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
        @Nullable ExperimentView view = reader.experiment();
        while (view == null && System.nanoTime() < deadline) {
            reader.poll(Duration.ofMillis(100));
            view = reader.experiment();
        }
        if (view != null) {
            return view;
        }
        throw new Failure(refusal(id)
                .map(letter ->
                        "experiment '%s' was refused, %s: %s".formatted(id, letter.getReason(), letter.getDetail()))
                .orElse(
                        "experiment '%s' was published, but no optimizer has taken it in %d s: is one running? (temper up, temper optimizer)"
                                .formatted(id, seconds)));
    }

    private Optional<DeadLetter> refusal(String id) {
        return TopicReader.readAll(connection.endpoints(), Topic.DEAD_LETTERS, id).stream()
                .map(record -> (DeadLetter) record.value())
                .filter(letter -> letter.getTopic().equals(Topic.EXPERIMENTS.topicName()))
                .reduce((earlier, later) -> later);
    }
}
