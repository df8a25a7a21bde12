package dev.temper.deploy.cli;

import dev.temper.deploy.client.Experiments;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Option that says which experiment a command is about. */
final class ChosenExperiment {
    @Option(
            names = {"-e", "--experiment"},
            paramLabel = "EXPERIMENT",
            description = "Default: the one created last.")
    private @Nullable String experiment;

    /** Its id. */
    String id(Connection connection) {
        return Experiments.idOrLatest(connection.endpoints(), experiment);
    }
}
