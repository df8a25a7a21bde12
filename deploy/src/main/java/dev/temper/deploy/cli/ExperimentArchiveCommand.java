package dev.temper.deploy.cli;

import dev.temper.schemas.ExperimentArchived;
import dev.temper.schemas.ExperimentStatus;
import picocli.CommandLine.Command;

/** {@code temper experiment archive}. */
@Command(
        name = "archive",
        mixinStandardHelpOptions = true,
        header = "Ends an experiment now: running trials are stopped.")
final class ExperimentArchiveCommand extends StatusCommand {
    ExperimentArchiveCommand() {
        super(ExperimentArchived::new, ExperimentStatus.ARCHIVED);
    }
}
