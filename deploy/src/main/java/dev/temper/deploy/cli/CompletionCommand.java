package dev.temper.deploy.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code temper completion}: a script that completes commands and options in bash and zsh. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        header = "Prints a completion script for bash and zsh.",
        description = "Use it with:  source <(temper completion)")
final class CompletionCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine()
                .getOut()
                .print(AutoComplete.bash("temper", spec.root().commandLine()));
        spec.commandLine().getOut().flush();
    }
}
