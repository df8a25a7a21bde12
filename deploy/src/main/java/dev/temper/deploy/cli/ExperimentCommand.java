package dev.temper.deploy.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code temper experiment}: the group of commands on experiments. */
@Command(
        name = "experiment",
        mixinStandardHelpOptions = true,
        header = "Creates, clones, lists, shows, annotates, pauses, resumes, extends, archives or deletes experiments.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ExperimentCreateCommand.class,
            ExperimentCloneCommand.class,
            ExperimentListCommand.class,
            ExperimentShowCommand.class,
            ExperimentAnnotateCommand.class,
            ExperimentSuggestCommand.class,
            ExperimentPauseCommand.class,
            ExperimentResumeCommand.class,
            ExperimentExtendCommand.class,
            ExperimentArchiveCommand.class,
            ExperimentDeleteCommand.class,
        })
final class ExperimentCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what with experiments?");
    }
}
