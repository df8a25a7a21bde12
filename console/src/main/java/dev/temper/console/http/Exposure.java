package dev.temper.console.http;

import dev.temper.console.access.AccessRole;
import dev.temper.schemas.document.Finding;
import dev.temper.schemas.document.InvalidSettingsException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Whoever can reach a port off loopback must show who he is, and nobody between may read it, unless that is waived. */
final class Exposure {
    private Exposure() {}

    /** Whether it listens on this machine alone. */
    static boolean isLoopback(HttpSettings settings) {
        try {
            return InetAddress.getByName(settings.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new InvalidSettingsException(
                    HttpSettings.UNUSABLE,
                    List.of(new Finding(
                            "http.host",
                            "http.host is \"" + settings.host() + "\": give a host or an address of this machine")));
        }
    }

    /**
     * Refuses what must not be served so.
     *
     * @throws InvalidSettingsException saying why, and what to set
     */
    static void check(HttpSettings settings, List<Route> routes, boolean loopback) {
        boolean guarded = routes.stream().anyMatch(route -> route.role() != AccessRole.ANYONE);
        List<Finding> findings = findings(settings, loopback, guarded);
        if (!findings.isEmpty()) {
            throw new InvalidSettingsException(HttpSettings.UNUSABLE, findings);
        }
    }

    /**
     * What keeps a server from being served so.
     *
     * @param guarded whether it has a route that not everybody may use
     */
    static List<Finding> findings(HttpSettings settings, boolean loopback, boolean guarded) {
        List<Finding> findings = new ArrayList<>();
        if (settings.allowOpen() && !settings.access().isOpen()) {
            findings.add(
                    new Finding(
                            "http.allow.open",
                            "http.allow.open is true beside http.tokens.file or http.oidc.issuer: leave out the one or the others"));
        }
        if (!loopback && guarded) {
            String where = "http.host is \"" + settings.host() + "\", which other machines reach, ";
            if (settings.access().isOpen() && !settings.allowOpen()) {
                findings.add(new Finding(
                        "http.host",
                        where + "and no tokens are asked for: set http.tokens.file or http.oidc.issuer, or"
                                + " http.allow.open = true if everybody who reaches it may do everything"));
            }
            if (settings.tls() == null && !settings.allowPlain()) {
                findings.add(new Finding(
                        "http.host",
                        where + "and there is no TLS: set http.tls.certificate and http.tls.key, or"
                                + " http.allow.plain = true if something before it speaks TLS"));
            }
        }
        return findings;
    }
}
