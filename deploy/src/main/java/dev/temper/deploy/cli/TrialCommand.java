package dev.temper.deploy.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code temper trial}: the group of commands on single trials. */
@Command(
        name = "trial",
        mixinStandardHelpOptions = true,
        header = "Stops a trial by hand, or keeps it until it is trained in full.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {TrialStopCommand.class, TrialKeepCommand.class})
final class TrialCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "what with trials?");
    }
}
