package dev.temper.console.access;

import dev.temper.schemas.document.Settings;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An identity provider whose tokens are accepted.
 *
 * @param issuer ({@code http.oidc.issuer}) what {@code iss} must be
 * @param audience ({@code http.oidc.audience}) what {@code aud} must name
 * @param keys ({@code http.oidc.jwks}) where its keys are: a URL, or a file
 * @param claim ({@code http.oidc.role.claim}) which claim says what somebody may do; dots lead into objects
 * @param names ({@code http.oidc.role.viewer}, {@code .user}, {@code .admin}) the claim's values that give a role
 */
public record OidcSettings(
        String issuer, String audience, URI keys, List<String> claim, Map<AccessRole, List<String>> names) {
    private static final String ISSUER = "http.oidc.issuer";
    private static final List<String> OTHERS = List.of(
            "http.oidc.audience",
            "http.oidc.jwks",
            "http.oidc.role.claim",
            "http.oidc.role.viewer",
            "http.oidc.role.user",
            "http.oidc.role.admin");

    /** Copies the collections. */
    public OidcSettings {
        claim = List.copyOf(claim);
        names = Map.copyOf(names);
    }

    static @Nullable OidcSettings read(Settings settings) {
        if (!settings.has(ISSUER)) {
            for (String other : OTHERS) {
                if (settings.has(other)) {
                    settings.problem(other, "is set and " + ISSUER + " is not: give the issuer, or leave both out");
                }
            }
            return null;
        }
        Map<AccessRole, List<String>> names = new EnumMap<>(AccessRole.class);
        for (AccessRole role : AccessRole.values()) {
            if (role != AccessRole.ANYONE) {
                names.put(role, words(settings.text("http.oidc.role." + role.label(), role.label()), ","));
            }
        }
        return new OidcSettings(
                settings.text(ISSUER, ""),
                settings.required("http.oidc.audience", "the audience for which its tokens are made"),
                keys(settings),
                words(settings.text("http.oidc.role.claim", "roles"), "\\."),
                names);
    }

    private static URI keys(Settings settings) {
        String text = settings.required("http.oidc.jwks", "the URL or the file of its keys (JWKS)");
        if (text.startsWith("http:") || text.startsWith("https:")) {
            return settings.parse("http.oidc.jwks", URI.create("file:/"), "a URL or a path", URI::create);
        }
        return settings.path("http.oidc.jwks", ".", java.nio.file.Path.of("")).toUri();
    }

    private static List<String> words(String text, String separator) {
        return new ArrayList<>(Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList());
    }
}
