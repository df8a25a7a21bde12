package dev.temper.deploy.client;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.internals.BrokerSecurityConfigs;

/**
 * Where OAuth's tokens come from. Kafka's clients ask no address that a system property does not name as well, lest
 * whoever sends a configuration to a server make it call others. Temper's clients have theirs from the operator's own
 * files, so what these name is permitted.
 */
final class TokenAddresses {
    private static final String OAUTH = "sasl.oauthbearer.";

    private TokenAddresses() {}

    /** Permits the addresses and files that the settings of Kafka's clients name. */
    static void permit(Map<String, String> kafka) {
        kafka.forEach((key, value) -> {
            if (key.startsWith(OAUTH) && key.endsWith(".url")) {
                permit(BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_URLS_CONFIG, value);
            } else if (key.startsWith(OAUTH) && key.endsWith(".file")) {
                permit(BrokerSecurityConfigs.ALLOWED_SASL_OAUTHBEARER_FILES_CONFIG, value);
            }
        });
    }

    private static synchronized void permit(String property, String value) {
        String before = System.getProperty(property, "");
        Set<String> permitted =
                new LinkedHashSet<>(before.isBlank() ? List.of() : Arrays.asList(before.split(",", -1)));
        if (permitted.add(value)) {
            System.setProperty(property, String.join(",", permitted));
        }
    }
}
