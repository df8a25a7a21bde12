package dev.temper.deploy.client;

import dev.temper.deploy.Failure;
import dev.temper.schemas.registry.RegistryRefusedException;
import dev.temper.schemas.registry.RegistryUnavailableException;
import dev.temper.schemas.topic.MissingRight;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What Kafka's clients and the registry's throw, in words that name the address and the remedy. */
public final class Trouble {
    private static final String REGISTRY =
            " Start one with `temper up` or `temper registry`, or say where it is with --registry or TEMPER_REGISTRY";

    private Trouble() {}

    /** The failure in such words, or null when it is none of a connection. */
    public static @Nullable Failure of(Throwable failure, Endpoints endpoints) {
        return of(failure, endpoints, "READ");
    }

    /** The same of one who did something else to a topic than to read it, such as WRITE. */
    public static @Nullable Failure of(Throwable failure, Endpoints endpoints, String onTopic) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = words(cause, endpoints, onTopic);
            if (words != null) {
                return new Failure(words, failure);
            }
        }
        return null;
    }

    private static @Nullable String words(Throwable cause, Endpoints endpoints, String onTopic) {
        String file = endpoints.client().source();
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof Failure || cause instanceof RegistryRefusedException) {
            return message;
        }
        if (cause instanceof RegistryUnavailableException) {
            return message + REGISTRY;
        }
        if (cause instanceof SslAuthenticationException) {
            return "TLS with the broker at %s fails (%s): check ssl.truststore.* and ssl.keystore.* in %s"
                    .formatted(endpoints.bootstrap(), message, file);
        }
        if (cause instanceof AuthenticationException) {
            return "the broker at %s refuses the login (%s): check sasl.mechanism and sasl.jaas.config in %s"
                    .formatted(endpoints.bootstrap(), message, file);
        }
        if (cause instanceof AuthorizationException refused) {
            return missing(endpoints, MissingRight.of(refused, onTopic));
        }
        if (cause instanceof ConfigException) {
            return "%s cannot be used: %s".formatted(file, message);
        }
        if (cause instanceof TimeoutException) {
            return "%s (%s)".formatted(endpoints.unreachable(), message);
        }
        return cause instanceof KafkaException && message.startsWith("Failed to ")
                ? "%s cannot be used: %s".formatted(file, root(cause))
                : null;
    }

    /** What to say of rights that are missing. */
    static String missing(Endpoints endpoints, String rights) {
        return "the broker at %s does not permit it: missing is %s. Its administrator gives rights with kafka-acls.sh; docs/security.md lists those that each part needs"
                .formatted(endpoints.bootstrap(), rights);
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
