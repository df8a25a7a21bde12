package dev.temper.deploy.cli;

import dev.temper.console.text.AvroJson;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.Asking;
import dev.temper.deploy.client.Endpoints;
import dev.temper.deploy.client.ExperimentReader;
import dev.temper.deploy.client.Experiments;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.TrialView;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecord;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks something of a trial, for a reason, and waits until it is so: the common part of stop and keep. */
abstract class TrialRequest implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Parameters(
            arity = "1..2",
            paramLabel = "EXPERIMENT TRIAL",
            hideParamSyntax = true,
            description = "Id of the experiment, and the number of the trial.")
    private List<String> arguments = List.of();

    @Mixin
    private ExperimentOption option = new ExperimentOption();

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, in a line: it stays on record, and `temper explain` tells it.")
    private String reason = "";

    @Override
    public final void run() {
        int trial = option.trial(arguments.get(arguments.size() - 1));
        String experiment = option.required(arguments.size() > 1 ? arguments.get(0) : null);
        Endpoints endpoints = connection.endpoints();
        try (ExperimentReader reader = Experiments.open(endpoints, experiment)) {
            TrialView before = reader.trials().get(trial);
            if (before == null) {
                throw new Failure("experiment '%s' has no trial %d: `temper experiment show %s` lists its trials"
                        .formatted(experiment, trial, experiment));
            }
            if (isDone(before)) {
                throw new Failure(
                        "nothing is left to ask: trial %d of %s %s".formatted(trial, experiment, told(before)));
            }
            Predicate<ExperimentReader> done =
                    now -> isDone(Objects.requireNonNull(now.trials().get(trial)));
            Asking.publish(endpoints, reader, header -> event(header, trial, reason), done);
            TrialView view = Objects.requireNonNull(reader.trials().get(trial));
            if (output.json()) {
                output.print(AvroJson.tree(view));
            } else {
                output.line("trial %d of %s %s".formatted(trial, experiment, told(view)));
            }
        }
    }

    /** What is asked. */
    abstract SpecificRecord event(EventHeader header, int trial, String why);

    /** Whether it is done. */
    abstract boolean isDone(TrialView view);

    /** What was done, for people. */
    abstract String told(TrialView view);
}
