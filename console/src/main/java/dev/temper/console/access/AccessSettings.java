package dev.temper.console.access;

import dev.temper.schemas.document.Settings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask for tokens.
 *
 * @param tokens ({@code http.tokens.file}) a file of tokens; null for none
 * @param oidc ({@code http.oidc.*}) an identity provider; null for none
 */
public record AccessSettings(
        @Nullable Path tokens, @Nullable OidcSettings oidc) {
    /** No tokens. */
    public static final AccessSettings OPEN = new AccessSettings(null, null);

    /** Reads the keys {@code http.tokens.file} and {@code http.oidc.*}. */
    public static AccessSettings read(Settings settings) {
        Path tokens = settings.has("http.tokens.file") ? settings.path("http.tokens.file", ".", Path.of("")) : null;
        return new AccessSettings(tokens, OidcSettings.read(settings));
    }

    /** Whether nobody is asked for a token. */
    public boolean isOpen() {
        return tokens == null && oidc == null;
    }
}
