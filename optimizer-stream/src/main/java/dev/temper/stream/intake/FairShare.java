package dev.temper.stream.intake;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whose turn it is to be journalled, in one partition. The journal is read in its order, so an entry waits for all before
 * it: while the engine has more than half a second of work before it, each experiment adds no more than its share, and
 * what is beyond it waits in intake.
 */
final class FairShare {
    /** So little work never makes anybody wait: what a commit interval brings. */
    private static final int LEAST = 500;

    private static final int MOST = 50_000;

    /** An experiment's share of a look is this part of a window, by the number of experiments: all shares together are less than one. */
    private static final int SHARES = 8;

    private Backlog last = Backlog.UNKNOWN;
    private long added;
    private final Map<String, Integer> addedBy = new HashMap<>();
    /** Who added or asked since the look before the last. */
    private final Set<String> active = new HashSet<>();

    /** Takes note of how far the engine is. */
    void see(Backlog backlog) {
        if (backlog.look() != last.look()) {
            last = backlog;
            added = 0;
            active.retainAll(addedBy.keySet());
            addedBy.clear();
        }
    }

    /** How many entries the engine has room for now. */
    long room() {
        return last.perSecond() == 0 ? Long.MAX_VALUE : Math.max(0, window() - last.waiting() - added);
    }

    /** Whether an entry of an experiment of which nothing waits may be journalled now. */
    boolean isDue(String experiment) {
        return room() > 0 || addedBy.getOrDefault(experiment, 0) < share(experiment);
    }

    /** An entry of an experiment was journalled. */
    void added(String experiment) {
        if (last.perSecond() == 0) {
            return; // nobody waits, so nobody is counted
        }
        added++;
        active.add(experiment);
        addedBy.merge(experiment, 1, Integer::sum);
    }

    private long window() {
        return Math.min(MOST, Math.max(LEAST, last.perSecond() / 2));
    }

    private long share(String experiment) {
        active.add(experiment);
        return Math.max(1, window() / SHARES / active.size());
    }
}
