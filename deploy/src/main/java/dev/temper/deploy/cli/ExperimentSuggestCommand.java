package dev.temper.deploy.cli;

import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.space.Configuration;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.EventPublisher;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.Experiments;
import dev.temper.deploy.show.ExperimentText;
import dev.temper.schemas.ExperimentStatus;
import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.SuggestionQueued;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.stream.codec.Parts;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code temper experiment suggest}: a user's own configuration. */
@Command(
        name = "suggest",
        mixinStandardHelpOptions = true,
        header = "Queues a configuration of your own: it is tried next.",
        description = "For example:  temper experiment suggest digits learning_rate=0.01 batch_size=64 ...")
final class ExperimentSuggestCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Parameters(index = "0", paramLabel = "EXPERIMENT", description = "Experiment id.")
    private String experiment = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "NAME=VALUE",
            description = "Every parameter that applies, once.")
    private Map<String, String> given = new TreeMap<>();

    @Mixin
    private Output output = new Output();

    @Override
    public void run() {
        try (ExperimentReader reader = Experiments.open(connection.endpoints(), experiment)) {
            ExperimentView view = Objects.requireNonNull(reader.experiment());
            if (view.getStatus() == ExperimentStatus.COMPLETE || view.getStatus() == ExperimentStatus.ARCHIVED) {
                throw new Failure("experiment '%s' is %s: it takes no more configurations"
                        .formatted(experiment, ExperimentText.status(view)));
            }
            ExperimentDefinition definition = DefinitionReader.readJson(view.getDefinition());
            Configuration configuration =
                    OwnConfiguration.of(definition, given, reader.trials().values());
            try (EventPublisher publisher = new EventPublisher(connection.endpoints())) {
                publisher.publish(
                        Topic.EXPERIMENTS,
                        experiment,
                        header -> new SuggestionQueued(header, Parts.parameters(configuration)));
            }
            output.line("queued: it is tried when a slot is free next");
        }
    }
}
