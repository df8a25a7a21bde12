package dev.temper.schemas.document;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what a misspelt name was meant to be. */
public final class Spelling {
    private Spelling() {}

    /** {@code ": did you mean X?"} when a known name is near, else the list of known names. */
    public static String hint(String name, Collection<String> known) {
        String nearest = nearest(name, known);
        return nearest == null ? ": known are " + String.join(", ", known) : ": did you mean \"" + nearest + "\"?";
    }

    /** The known name that this one may be a slip of; null if none is near. */
    public static @Nullable String nearest(String name, Collection<String> known) {
        String nearest = null;
        int least = 1 + Math.max(1, name.length() / 3);
        for (String candidate : known) {
            int distance = distance(name, candidate);
            // One letter in place of the only one is another name, not a slip.
            boolean shares = distance < Math.max(name.length(), candidate.length());
            if (shares && distance < least) {
                least = distance;
                nearest = candidate;
            }
        }
        return nearest;
    }

    /** Fewest insertions, deletions and replacements of a character, and swaps of neighbours. */
    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(d[i - 1][j - 1] + change, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
