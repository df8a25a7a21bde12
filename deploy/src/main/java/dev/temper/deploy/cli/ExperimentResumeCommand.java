package dev.temper.deploy.cli;

import dev.temper.schemas.ExperimentResumed;
import dev.temper.schemas.ExperimentStatus;
import picocli.CommandLine.Command;

/** {@code temper experiment resume}. */
@Command(name = "resume", mixinStandardHelpOptions = true, header = "Resumes a paused experiment.")
final class ExperimentResumeCommand extends StatusCommand {
    ExperimentResumeCommand() {
        super(ExperimentResumed::new, ExperimentStatus.RUNNING);
    }
}
