package dev.temper.core.space;

import java.util.ArrayList;
import java.util.List;

/**
 * What a check finds wrong with a definition in which some fields hold stand-ins, since what the user wrote there could
 * not be read. Of a stand-in nothing is said, and what depends on it asks first whether it is {@link #sound}.
 */
public final class Problems {
    private final List<Problem> known;
    private final List<Problem> found = new ArrayList<>();

    /**
     * Nothing found yet.
     *
     * @param known what is known to be wrong: its paths are those of the stand-ins
     */
    public Problems(List<Problem> known) {
        this.known = List.copyOf(known);
    }

    /** Adds a problem, unless what is at its path is a stand-in. */
    public void add(String path, String message) {
        if (known.stream().noneMatch(problem -> isWithin(path, problem.path()))) {
            found.add(new Problem(path, message));
        }
    }

    /** Adds problems, except of stand-ins. */
    public void addAll(List<Problem> problems) {
        problems.forEach(problem -> add(problem.path(), problem.message()));
    }

    /** Whether nothing is wrong with what is at a path, with anything in it, and with what it is in. */
    public boolean sound(String path) {
        return sound(known, path) && sound(found, path);
    }

    private static boolean sound(List<Problem> problems, String path) {
        return problems.stream().noneMatch(problem -> isWithin(problem.path(), path) || isWithin(path, problem.path()));
    }

    /** Whether nothing at all is wrong. */
    public boolean none() {
        return known.isEmpty() && found.isEmpty();
    }

    /** What was found beside what was known, in the order in which it was. */
    public List<Problem> found() {
        return List.copyOf(found);
    }

    private static boolean isWithin(String path, String outer) {
        return path.startsWith(outer)
                && (outer.isEmpty()
                        || path.length() == outer.length()
                        || path.charAt(outer.length()) == '.'
                        || path.charAt(outer.length()) == '[');
    }
}
