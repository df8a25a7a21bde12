package dev.temper.console.access;

import java.util.Locale;

/** What somebody may do. Each role may do what those before it may. */
public enum AccessRole {
    /** Nobody in particular: needs no token. */
    ANYONE,
    /** Reads. */
    VIEWER,
    /** Creates experiments and steers them. */
    USER,
    /** Deletes. */
    ADMIN;

    /** The name in token files, in claims and in answers. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this role may do what another may. */
    public boolean covers(AccessRole needed) {
        return compareTo(needed) >= 0;
    }

    /**
     * The role of a name.
     *
     * @throws IllegalArgumentException if it is none that somebody can have
     */
    public static AccessRole of(String label) {
        for (AccessRole role : values()) {
            if (role != ANYONE && role.label().equals(label)) {
                return role;
            }
        }
        throw new IllegalArgumentException(label);
    }
}
