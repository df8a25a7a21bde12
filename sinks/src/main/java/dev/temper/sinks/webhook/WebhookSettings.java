package dev.temper.sinks.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where notices go.
 *
 * @param url http or https
 * @param kinds those that are sent
 * @param token for the header Authorization, as a bearer's; null for none
 * @param secret key of the signature, in UTF-8; null for none
 * @param giveUpAfter a notice that was refused for so long is named as dead, and the next one goes; null for never
 */
public record WebhookSettings(
        URI url,
        Set<NoticeKind> kinds,
        @Nullable String token,
        @Nullable String secret,
        @Nullable Duration giveUpAfter) {
    /** Copies the set. */
    public WebhookSettings {
        kinds = Set.copyOf(EnumSet.copyOf(kinds));
    }
}
