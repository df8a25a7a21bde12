package dev.temper.stream.app;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the optimizer is.
 *
 * @param live false when it gave up and must be started anew
 * @param ready whether every role works
 * @param failure why it gave up; null when it did not
 */
public record Health(boolean live, boolean ready, @Nullable String failure, List<OfRole> roles) {
    /** Copies the list. */
    public Health {
        roles = List.copyOf(roles);
    }

    /**
     * How a role is.
     *
     * @param state as Kafka Streams names it; WAITING before the brokers answered
     * @param lag records that wait to be read; -1 when not known
     */
    public record OfRole(String role, String state, long lag) {}
}
