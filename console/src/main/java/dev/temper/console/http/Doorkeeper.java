package dev.temper.console.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a browser sends on behalf of another site: writes from its pages, and requests under a name that it made lead
 * here. Those of programs have neither header nor foreign name.
 */
final class Doorkeeper {
    private static final String LOOPBACK = "localhost";
    /** A name can be made to lead anywhere, an address not. */
    private static final String ADDRESS = "[0-9.]+|\\[[0-9a-f:.]+]";

    private final boolean loopback;
    private final List<String> names;

    /**
     * Judges requests.
     *
     * @param loopback whether the server listens on this machine alone
     * @param names further names of the server, in lower case
     */
    Doorkeeper(boolean loopback, List<String> names) {
        this.loopback = loopback;
        this.names = names;
    }

    /** Refuses a name that is not the server's; off loopback any is, unless names were given. */
    void checkName(@Nullable String host) {
        if (host == null || (!loopback && names.isEmpty())) {
            return;
        }
        String name = withoutPort(host);
        if (!name.equals(LOOPBACK) && !name.matches(ADDRESS) && !names.contains(name)) {
            throw new HttpProblem(
                    403, "This server does not answer to the name \"" + shown(name) + "\": add it to http.names");
        }
    }

    /**
     * Refuses a write that a page of another site sends.
     *
     * @param site {@code Sec-Fetch-Site}: another port of the same host is {@code same-site}, and another site all the same
     */
    void checkSite(@Nullable String site, @Nullable String origin, @Nullable String host) {
        boolean foreign = site != null && !site.equals("same-origin") && !site.equals("none");
        if (foreign || (origin != null && !isOwn(origin, host))) {
            throw new HttpProblem(
                    403,
                    "This request comes from a page of another site"
                            + (origin == null ? "" : ", \"" + shown(origin) + "\"")
                            + ": only this server's own page and programs may write");
        }
    }

    private boolean isOwn(String origin, @Nullable String host) {
        String authority;
        try {
            authority = URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (authority == null || host == null) {
            return false;
        }
        String lower = authority.toLowerCase(Locale.ROOT);
        return lower.equals(host.toLowerCase(Locale.ROOT)) || names.contains(withoutPort(lower));
    }

    private static String withoutPort(String host) {
        return host.replaceFirst(":[0-9]*$", "").toLowerCase(Locale.ROOT);
    }

    private static String shown(String text) {
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }
}
