package dev.temper.deploy.cli;

import dev.temper.schemas.ExperimentPaused;
import dev.temper.schemas.ExperimentStatus;
import picocli.CommandLine.Command;

/** {@code temper experiment pause}. */
@Command(
        name = "pause",
        mixinStandardHelpOptions = true,
        header = "Pauses an experiment: no new leases; running trials go to their target.")
final class ExperimentPauseCommand extends StatusCommand {
    ExperimentPauseCommand() {
        super(ExperimentPaused::new, ExperimentStatus.PAUSED);
    }
}
