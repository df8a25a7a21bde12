package dev.temper.console.chronicle;

import dev.temper.console.chronicle.Milestones.Milestone;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.GuardedStep;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The chronicles of all experiments, of which the ones in use are in memory. Thread safe: whoever reads holds the
 * chronicle for that time, and whoever writes waits for it.
 */
public final class Chronicles {
    private static final int MOST_PAST = 3;

    private final int most;
    private final long mostEntries;
    private final Map<String, Held> present = new LinkedHashMap<>(16, 0.75f, true);
    private final Deque<Chronicle> pasts = new ArrayDeque<>();
    private volatile @Nullable Journals journals;

    /** Where the lines of the journal are kept by experiment. */
    public interface Journals {
        /**
         * Gives an experiment's lines in their order, as long as they are wanted.
         *
         * @param after offset of the line before the first one; -1 for all
         */
        void read(String experiment, long after, Predicate<Line> wanted);
    }

    /**
     * Keeps some experiments in memory: those that were looked at last, and at least one.
     *
     * @param most experiments
     * @param mostEntries of the journals of those that are over, together: what is under way would be read again with its
     *     next line
     */
    public Chronicles(int most, long mostEntries) {
        this.most = most;
        this.mostEntries = mostEntries;
    }

    /** From where those that are not in memory are read. */
    public void readFrom(Journals from) {
        journals = from;
    }

    /**
     * Takes a line that is among the kept ones already. What changed is told while the chronicle is held.
     *
     * @param kept where this thread reads an experiment that is not in memory
     */
    public void take(String experiment, Line line, Journals kept, Consumer<Chronicle> changed) {
        Held held = held(experiment);
        synchronized (held) {
            Chronicle chronicle = held.read(kept);
            // Whoever reads it just now reads the line with the others.
            if (chronicle.take(line) || chronicle.offset() == line.offset()) {
                changed.accept(chronicle);
            }
            weigh(held);
        }
    }

    /** Looks at an experiment as it stands now; empty when nothing is known of it. */
    public <T> T read(String experiment, Function<Chronicle, T> look) {
        return read(experiment, this::lines, look);
    }

    /**
     * The same for a thread that has the kept lines itself.
     *
     * @param kept where it reads an experiment that is not in memory
     */
    public <T> T read(String experiment, Journals kept, Function<Chronicle, T> look) {
        Held held = held(experiment);
        synchronized (held) {
            Chronicle chronicle = held.read(kept);
            weigh(held);
            return look.apply(chronicle);
        }
    }

    /**
     * Looks at an experiment as it stood after a line of its journal. The machine derives its state anew, from the last one
     * before that is kept; what is told of it is the part up to there of what is told now.
     */
    public <T> T readAt(String experiment, long sequence, Function<Chronicle, T> look) {
        Chronicle past = past(experiment, sequence);
        if (past == null) {
            Milestone then = derived(experiment, start(experiment, sequence), sequence);
            past = read(experiment, chronicle -> chronicle.until(then));
            synchronized (pasts) {
                pasts.addFirst(past);
                if (pasts.size() > MOST_PAST) {
                    pasts.removeLast();
                }
            }
        }
        synchronized (past) {
            return look.apply(past);
        }
    }

    /** The state of an experiment after a line of its journal. */
    public ExperimentState stateAt(String experiment, long sequence) {
        return derived(experiment, start(experiment, sequence), sequence).state();
    }

    private @Nullable Chronicle past(String experiment, long sequence) {
        synchronized (pasts) {
            for (Chronicle one : pasts) {
                if (one.experiment().equals(experiment) && one.sequence() == sequence) {
                    return one;
                }
            }
            return null;
        }
    }

    /** The nearest state before a sequence. */
    private Milestone start(String experiment, long sequence) {
        Milestone start = read(experiment, chronicle -> chronicle.before(sequence));
        synchronized (pasts) {
            for (Chronicle one : pasts) {
                if (one.experiment().equals(experiment)
                        && one.sequence() <= sequence
                        && one.sequence() > start.sequence()) {
                    start = new Milestone(one.offset(), one.state());
                }
            }
        }
        return start;
    }

    private Milestone derived(String experiment, Milestone start, long sequence) {
        Milestone[] then = {start};
        if (start.sequence() < sequence) {
            lines(experiment, start.offset(), line -> {
                ExperimentState next =
                        GuardedStep.of(then[0].state(), line.entry()).step().state();
                then[0] = new Milestone(line.offset(), next);
                return then[0].sequence() < sequence;
            });
        }
        return then[0];
    }

    /** Forgets an experiment: it is read again when somebody asks for it. */
    public void forget(String experiment) {
        synchronized (present) {
            present.remove(experiment);
        }
        synchronized (pasts) {
            pasts.removeIf(past -> past.experiment().equals(experiment));
        }
    }

    /** Few lines change what counts: those with which an experiment ends. */
    private void weigh(Held held) {
        long entries = held.chronicle.isOver() ? held.chronicle.sequence() : 0;
        if (entries != held.entries) {
            held.entries = entries;
            synchronized (present) {
                trim();
            }
        }
    }

    private void lines(String experiment, long after, Predicate<Line> wanted) {
        Journals from = journals;
        if (from != null) {
            from.read(experiment, after, wanted);
        }
    }

    private Held held(String experiment) {
        synchronized (present) {
            Held held = present.computeIfAbsent(experiment, Held::new);
            trim();
            return held;
        }
    }

    /** The one that was looked at last stays, whatever its size. */
    private void trim() {
        long entries = present.values().stream().mapToLong(held -> held.entries).sum();
        Iterator<Held> oldest = present.values().iterator();
        while (present.size() > 1 && (present.size() > most || entries > mostEntries)) {
            entries -= oldest.next().entries;
            oldest.remove();
        }
    }

    /** A chronicle that is read when it is first looked at; the lock on it is this object's. */
    private static final class Held {
        private final Chronicle chronicle;
        private volatile long entries; // that count
        private boolean isRead;

        Held(String experiment) {
            chronicle = new Chronicle(experiment);
        }

        Chronicle read(Journals from) {
            if (!isRead) {
                from.read(chronicle.experiment(), -1, line -> {
                    chronicle.take(line);
                    return true;
                });
                isRead = true;
            }
            return chronicle;
        }
    }
}
