package dev.temper.deploy.cli;

import dev.temper.schemas.ExperimentResumed;
import dev.temper.schemas.ExperimentStatus;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code temper experiment resume}. */
@Command(name = "resume", mixinStandardHelpOptions = true, header = "Resumes a paused experiment.")
final class ExperimentResumeCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "EXPERIMENT", description = "Experiment id.")
    private String experiment = "";

    @Override
    public void run() {
        StatusChange.ask(connection.endpoints(), experiment, ExperimentResumed::new, ExperimentStatus.RUNNING, output);
    }
}
