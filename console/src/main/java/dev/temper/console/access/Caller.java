package dev.temper.console.access;

/**
 * Who asks.
 *
 * @param name as the token file or the identity provider says; empty for nobody in particular
 * @param open whether no tokens are asked for, so that everybody may do everything
 */
public record Caller(String name, AccessRole role, boolean open) {
    /** Everybody, where no tokens are asked for. */
    static final Caller EVERYBODY = new Caller("", AccessRole.ADMIN, true);

    /** Somebody without a token. */
    static final Caller NOBODY = new Caller("", AccessRole.ANYONE, false);
}
