package dev.temper.deploy.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code temper sink}: the group of commands that tell others what happens. */
@Command(
        name = "sink",
        mixinStandardHelpOptions = true,
        header = "Tells MLflow, Weights & Biases or an address of your own what happens in experiments.",
        description = "Runs until it is stopped. Start it again and it goes on where it was, after a kill too.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {SinkMlflowCommand.class, SinkWandbCommand.class, SinkWebhookCommand.class})
final class SinkCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "whom to tell?");
    }
}
