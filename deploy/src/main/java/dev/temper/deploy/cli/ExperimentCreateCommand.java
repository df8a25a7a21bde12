package dev.temper.deploy.cli;

import dev.temper.console.text.AvroJson;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Metric;
import dev.temper.core.experiment.AnnotationCheck;
import dev.temper.core.experiment.DefinitionCheck;
import dev.temper.core.space.Problem;
import dev.temper.deploy.Failure;
import dev.temper.deploy.GivenFile;
import dev.temper.deploy.client.TopicReads;
import dev.temper.deploy.warm.ObservedExperiment;
import dev.temper.deploy.warm.ObservedFile;
import dev.temper.deploy.warm.ObservedValue;
import dev.temper.deploy.warm.WarmStart;
import dev.temper.schemas.ExperimentView;
import dev.temper.stream.codec.DefinitionException;
import dev.temper.stream.codec.DefinitionReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            description = "A tag to give; may be repeated. By them learn_from: auto finds earlier experiments.")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--check", description = "Only say whether the definition can be run; no broker is needed.")
    private boolean check;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "How long to wait until the optimizer has taken it; default ${DEFAULT-VALUE}.")
    private int seconds = 20;

    @Override
    public void run() {
        checkTags();
        ExperimentDefinition definition = warm(read());
        if (check) {
            output.line(definition.id() + ": the definition can be run");
            return;
        }
        ExperimentDefinition known = Creation.known(
                connection.endpoints(), definition, tags, file, output.json() ? line -> {} : output::line);
        ExperimentView view = Creation.create(connection.endpoints(), known, tags, seconds);
        if (output.json()) {
            output.print(AvroJson.tree(view));
        } else {
            Creation.told(view.getExperiment(), file).forEach(output::line);
        }
    }

    private void checkTags() {
        List<Problem> problems = AnnotationCheck.check("", tags);
        if (!problems.isEmpty()) {
            throw new Failure("--tag cannot be given so: " + problems.get(0).message());
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
                        new TopicReads(connection.endpoints()).state(Objects.requireNonNull(other)), metric);
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
}
