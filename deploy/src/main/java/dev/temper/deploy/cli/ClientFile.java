package dev.temper.deploy.cli;

import dev.temper.deploy.client.ClientSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Option for the one file that says how clients connect. */
final class ClientFile {
    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            defaultValue = "${env:TEMPER_CLIENT_CONFIG}",
            description = "Security and other settings of Kafka's clients and the registry's, as properties"
                    + " (TEMPER_CLIENT_CONFIG).")
    private @Nullable Path file;

    /** What it says; nothing without a file. */
    ClientSettings read() {
        return file == null || file.toString().isBlank() ? ClientSettings.NONE : ClientSettings.read(file);
    }
}
