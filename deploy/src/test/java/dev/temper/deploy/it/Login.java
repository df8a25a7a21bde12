package dev.temper.deploy.it;

/** How a client says who it is, each on a listener of its own; docs/security.md has a client file for each. */
enum Login {
    /** A name and a password. */
    SCRAM("sasl.mechanism = SCRAM-SHA-512"),
    /** A token of an identity provider. */
    OAUTH("sasl.mechanism = OAUTHBEARER"),
    /** A certificate. */
    MUTUAL("security.protocol = SSL");

    private final String marker;

    Login(String marker) {
        this.marker = marker;
    }

    /** What no other's client file has in it. */
    String marker() {
        return marker;
    }
}
