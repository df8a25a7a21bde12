package dev.temper.console.access;

import dev.temper.schemas.document.Finding;
import dev.temper.schemas.document.InvalidSettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells who asks from a request's {@code Authorization}. Thread safe. */
public final class AccessControl {
    private static final String SCHEME = "bearer ";

    private final boolean open;
    private final @Nullable TokenFile file;
    private final @Nullable OidcTokens oidc;

    private AccessControl(boolean open, @Nullable TokenFile file, @Nullable OidcTokens oidc) {
        this.open = open;
        this.file = file;
        this.oidc = oidc;
    }

    /**
     * Reads the files that the settings name.
     *
     * @throws InvalidSettingsException naming each that cannot be used
     */
    public static AccessControl of(AccessSettings settings) {
        List<Finding> findings = new ArrayList<>();
        TokenFile file = null;
        OidcTokens oidc = null;
        try {
            file = settings.tokens() == null ? null : new TokenFile(settings.tokens());
        } catch (IllegalArgumentException e) {
            findings.add(new Finding("http.tokens.file", "http.tokens.file " + e.getMessage()));
        }
        try {
            oidc = settings.oidc() == null ? null : new OidcTokens(settings.oidc());
        } catch (IllegalArgumentException e) {
            findings.add(new Finding("http.oidc.jwks", "http.oidc.jwks " + e.getMessage()));
        }
        if (!findings.isEmpty()) {
            throw new InvalidSettingsException("The HTTP server cannot start with these settings", findings);
        }
        return new AccessControl(settings.isOpen(), file, oidc);
    }

    /**
     * Who asks.
     *
     * @param authorization the request's header; null if it has none
     * @param needed what is asked for: those who need no role are not asked for a token
     * @throws AccessException if a token is needed, and there is none that is accepted
     */
    public Caller caller(@Nullable String authorization, AccessRole needed) throws AccessException {
        if (open) {
            return Caller.EVERYBODY;
        }
        if (needed == AccessRole.ANYONE) {
            return Caller.NOBODY;
        }
        if (authorization == null) {
            throw new AccessException(false, "a token is missing: send Authorization: Bearer TOKEN");
        }
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw new AccessException(false, "only bearer tokens are accepted: send Authorization: Bearer TOKEN");
        }
        String token = authorization.substring(SCHEME.length()).strip();
        Optional<Caller> found = file == null ? Optional.empty() : file.find(token);
        if (found.isPresent()) {
            return found.get();
        }
        if (oidc != null && token.chars().filter(each -> each == '.').count() == 2) {
            return oidc.find(token);
        }
        throw new AccessException(true, "this token is not accepted");
    }
}
