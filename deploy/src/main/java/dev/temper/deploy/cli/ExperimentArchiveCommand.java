package dev.temper.deploy.cli;

import dev.temper.schemas.ExperimentArchived;
import dev.temper.schemas.ExperimentStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code temper experiment archive}. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        header = "Ends an experiment now: running trials are stopped.")
final class ExperimentArchiveCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "EXPERIMENT", description = "Experiment id.")
    private String experiment = "";

    @Override
    public void run() {
        StatusChange.ask(
                connection.endpoints(), experiment, ExperimentArchived::new, ExperimentStatus.ARCHIVED, output);
    }
}
