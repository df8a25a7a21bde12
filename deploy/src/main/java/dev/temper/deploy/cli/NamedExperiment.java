package dev.temper.deploy.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The experiment that a command changes, as its first argument or with {@code -e}: none is chosen for the user. */
final class NamedExperiment extends ExperimentOption {
    @Parameters(index = "0", arity = "0..1", paramLabel = "EXPERIMENT", description = "Its id.")
    private @Nullable String argument;

    /** Its id. */
    String id() {
        return required(argument);
    }
}
