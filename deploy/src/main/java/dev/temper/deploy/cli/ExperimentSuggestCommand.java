package dev.temper.deploy.cli;

import dev.temper.core.definition.ExperimentDefinition;
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
import java.util.List;
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

    @Parameters(
            arity = "1..*",
            paramLabel = "[EXPERIMENT] NAME=VALUE...",
            hideParamSyntax = true,
            description = "Its id, and every parameter that applies, once.")
    private List<String> arguments = List.of();

    @Mixin
    private ExperimentOption option = new ExperimentOption();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Override
    public void run() {
        boolean first = !arguments.get(0).contains("=");
        String experiment = option.required(first ? arguments.get(0) : null);
        Map<String, String> given = settings(first ? arguments.subList(1, arguments.size()) : arguments);
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

    private Map<String, String> settings(List<String> words) {
        Map<String, String> settings = new TreeMap<>();
        for (String word : words) {
            int at = word.indexOf('=');
            if (at <= 0) {
                throw option.wrong("'%s' is no NAME=VALUE: give parameters as in learning_rate=0.01".formatted(word));
            }
            if (settings.put(word.substring(0, at), word.substring(at + 1)) != null) {
                throw option.wrong("%s is given twice: give it once".formatted(word.substring(0, at)));
            }
        }
        if (settings.isEmpty()) {
            throw option.wrong("no parameter is given: give each as NAME=VALUE");
        }
        return settings;
    }
}
