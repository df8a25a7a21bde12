package dev.temper.deploy.cli;

import dev.temper.schemas.ExperimentPaused;
import dev.temper.schemas.ExperimentStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code temper experiment pause}. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        header = "Pauses an experiment: no new leases; running trials go to their target.")
final class ExperimentPauseCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "EXPERIMENT", description = "Experiment id.")
    private String experiment = "";

    @Override
    public void run() {
        StatusChange.ask(connection.endpoints(), experiment, ExperimentPaused::new, ExperimentStatus.PAUSED, output);
    }
}
