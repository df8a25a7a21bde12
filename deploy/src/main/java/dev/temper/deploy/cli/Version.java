package dev.temper.deploy.cli;

import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** What {@code temper --version} prints. */
final class Version implements IVersionProvider {
    /** Temper's own. */
    static String number() {
        @Nullable String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "temper " + number(), "Apache Kafka " + AppInfoParser.getVersion() + ", Java " + Runtime.version()
        };
    }
}
