package dev.temper.deploy.cli;

import dev.temper.deploy.client.Reads;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The experiment that a command is about, as its first argument or with {@code -e}. */
final class ChosenExperiment extends ExperimentOption {
    @Parameters(index = "0", arity = "0..1", paramLabel = "EXPERIMENT", description = "Default: the one created last.")
    private @Nullable String argument;

    /** Its id, if the user gave it. */
    @Nullable
    String given() {
        return given(argument);
    }

    /** What the command asks; what the user typed and is not understood is said first, whether or not anybody is there. */
    Reads reads(Connection connection) {
        given();
        return connection.reads();
    }

    /** Its id. */
    String id(Reads reads) {
        return reads.idOrLatest(given());
    }
}
