package dev.temper.deploy.cli;

import dev.temper.console.text.AvroJson;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.Experiments;
import dev.temper.deploy.client.TopicReads;
import dev.temper.schemas.ExperimentView;
import dev.temper.stream.codec.CloneDefinition;
import dev.temper.stream.codec.DefinitionException;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.DefinitionWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code temper experiment clone}. */
@Command(
        name = "clone",
        mixinStandardHelpOptions = true,
        header = "Creates an experiment from the definition of another, under a new id.",
        description = "Nothing that was tried comes along: learn_from in a definition does that.")
final class ExperimentCloneCommand implements Runnable {
    private static final int SECONDS = 20;
    private static final Path HERE = Path.of("experiment.yaml");

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Parameters(index = "0", paramLabel = "OLD", description = "The experiment whose definition it is.")
    private String old = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "Id of the new one.")
    private String id = "";

    @Option(names = "--trials", paramLabel = "N", description = "Another limit of trials.")
    private @Nullable Integer trials;

    @Option(names = "--cost", paramLabel = "COST", description = "Another limit of cost, in full trainings.")
    private @Nullable Double cost;

    @Option(names = "--seed", paramLabel = "N", description = "Another seed: other configurations are drawn.")
    private @Nullable Long seed;

    @Override
    public void run() {
        try (ExperimentReader reader = Experiments.open(connection.endpoints(), old)) {
            String json = whole(Objects.requireNonNull(reader.experiment()).getDefinition());
            ExperimentView view = Creation.create(connection.endpoints(), definition(json), List.of(), SECONDS);
            if (output.json()) {
                output.print(AvroJson.tree(view));
            } else {
                Creation.told(view.getExperiment(), HERE).forEach(output::line);
            }
        }
    }

    /** Views leave out what was learnt from earlier experiments; the journal has it, even if those were deleted since. */
    private String whole(String json) {
        return DefinitionReader.readJson(json).learnFrom().isKnown()
                ? json
                : DefinitionWriter.write(Objects.requireNonNull(new TopicReads(connection.endpoints())
                        .state(old)
                        .header()
                        .definition()));
    }

    private ExperimentDefinition definition(String json) {
        try {
            return CloneDefinition.of(json, id, trials, cost, seed);
        } catch (DefinitionException e) {
            throw new Failure("the clone cannot be run:%n  %s"
                    .formatted(String.valueOf(e.getMessage()).replace("\n", System.lineSeparator() + "  ")));
        }
    }
}
