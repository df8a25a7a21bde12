package dev.temper.deploy.cli;

import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** What {@code temper --version} prints. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        @Nullable String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "temper " + (version == null ? "(not packaged)" : version),
            "Apache Kafka " + AppInfoParser.getVersion() + ", Java " + Runtime.version()
        };
    }
}
