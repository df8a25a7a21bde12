package dev.temper.console.access;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tokens that an identity provider signed: signature, issuer, audience and times are checked. Keys are fetched again when a
 * token names one that is not known, at most every few seconds. Thread safe.
 */
final class OidcTokens {
    private static final Logger LOG = LoggerFactory.getLogger(OidcTokens.class);
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int SKEW_SECONDS = 30;
    private static final long REFRESH_REPRIEVE_MILLIS = 5_000;
    private static final long KEEP_WITHOUT_PROVIDER_SECONDS = 3_600;

    private final OidcSettings settings;
    private final JwtConsumer consumer;

    /**
     * Reads the keys if they are in a file.
     *
     * @throws IllegalArgumentException saying what is wrong with it, to be put after the name of the setting
     */
    OidcTokens(OidcSettings settings) {
        this.settings = settings;
        // Only signatures that a key of the provider makes: one by a shared secret could be made by whoever verifies.
        consumer = new JwtConsumerBuilder()
                .setVerificationKeyResolver(keys(settings.keys()))
                .setJwsAlgorithmConstraints(new AlgorithmConstraints(
                        ConstraintType.PERMIT,
                        AlgorithmIdentifiers.RSA_USING_SHA256,
                        AlgorithmIdentifiers.RSA_USING_SHA384,
                        AlgorithmIdentifiers.RSA_USING_SHA512,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
                        AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
                        AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                        AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
                        AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
                        AlgorithmIdentifiers.EDDSA))
                .setExpectedIssuer(settings.issuer())
                .setExpectedAudience(settings.audience())
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(SKEW_SECONDS)
                .build();
    }

    private static VerificationKeyResolver keys(URI keys) {
        if (!keys.getScheme().equals("file")) {
            HttpsJwks remote = new HttpsJwks(keys.toString());
            Get get = new Get();
            get.setConnectTimeout(PATIENCE_MILLIS);
            get.setReadTimeout(PATIENCE_MILLIS);
            get.setRetries(0);
            remote.setSimpleHttpGet(get);
            remote.setRefreshReprieveThreshold(REFRESH_REPRIEVE_MILLIS);
            remote.setRetainCacheOnErrorDuration(KEEP_WITHOUT_PROVIDER_SECONDS);
            return new HttpsJwksVerificationKeyResolver(remote);
        }
        Path file = Path.of(keys);
        try {
            return new JwksVerificationKeyResolver(new JsonWebKeySet(Files.readString(file)).getJsonWebKeys());
        } catch (IOException | JoseException e) {
            throw new IllegalArgumentException(
                    "is \"" + file + "\": give a readable file of keys, or a URL (" + e + ")", e);
        }
    }

    /**
     * Whose token it is.
     *
     * @throws AccessException if it is not accepted, or gives none of the roles
     */
    Caller find(String token) throws AccessException {
        try {
            JwtClaims claims = consumer.processToClaims(token);
            AccessRole role = role(claims.getClaimsMap());
            if (role == null) {
                throw new AccessException(
                        true,
                        "the claim " + String.join(".", settings.claim()) + " of this token gives none of the roles"
                                + " viewer, user and admin");
            }
            String name = claims.getClaimValueAsString("preferred_username");
            return new Caller(name == null ? claims.getSubject() : name, role, false);
        } catch (InvalidJwtException e) {
            LOG.debug("A token is refused", e);
            if (e.hasExpired()) {
                throw new AccessException(true, "this token has expired");
            }
            throw new AccessException(true, "this token is not accepted");
        } catch (MalformedClaimException e) {
            throw new AccessException(true, "this token is not accepted: " + e.getMessage());
        }
    }

    /** The strongest role that the claim gives. */
    private @Nullable AccessRole role(Map<String, Object> claims) {
        Object found = claims;
        for (String step : settings.claim()) {
            found = found instanceof Map<?, ?> object ? object.get(step) : null;
        }
        Collection<?> values = found instanceof Collection<?> many ? many : found == null ? List.of() : List.of(found);
        AccessRole strongest = null;
        for (AccessRole role : AccessRole.values()) {
            List<String> names = settings.names().getOrDefault(role, List.of());
            if (values.stream().anyMatch(value -> names.contains(String.valueOf(value)))) {
                strongest = role;
            }
        }
        return strongest;
    }
}
