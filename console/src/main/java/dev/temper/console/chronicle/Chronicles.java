package dev.temper.console.chronicle;

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
    private static final int MOST_PAST = 4;

    private final int most;
    private final Map<String, Held> present = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Chronicle> past = new LinkedHashMap<>(16, 0.75f, true);
    private volatile @Nullable Journals journals;

    /** Where the lines of the journal are kept by experiment. */
    public interface Journals {
        /** Gives an experiment's lines in their order, as long as they are wanted. */
        void read(String experiment, Predicate<Line> wanted);
    }

    /** @param most experiments to keep in memory */
    public Chronicles(int most) {
        this.most = most;
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
            return look.apply(held.read(kept));
        }
    }

    /**
     * Looks at an experiment as it stood after a line of its journal, derived by the machine anew. Going forward from where
     * one looked last reads on from there.
     */
    public <T> T readAt(String experiment, long sequence, Function<Chronicle, T> look) {
        Chronicle chronicle;
        synchronized (past) {
            chronicle = past.get(experiment);
            if (chronicle == null || chronicle.sequence() > sequence) {
                chronicle = new Chronicle(experiment);
                past.put(experiment, chronicle);
                trim(past, MOST_PAST);
            }
        }
        Chronicle at = chronicle;
        synchronized (at) {
            if (at.sequence() > sequence) { // another looked further meanwhile
                return look.apply(until(new Chronicle(experiment), sequence));
            }
            return look.apply(until(at, sequence));
        }
    }

    /** Forgets an experiment: it is read again when somebody asks for it. */
    public void forget(String experiment) {
        synchronized (present) {
            present.remove(experiment);
        }
        synchronized (past) {
            past.remove(experiment);
        }
    }

    private Chronicle until(Chronicle chronicle, long sequence) {
        if (chronicle.sequence() < sequence) {
            lines(chronicle.experiment(), line -> {
                chronicle.take(line);
                return chronicle.sequence() < sequence;
            });
        }
        return chronicle;
    }

    private void lines(String experiment, Predicate<Line> wanted) {
        Journals from = journals;
        if (from != null) {
            from.read(experiment, wanted);
        }
    }

    private Held held(String experiment) {
        synchronized (present) {
            Held held = present.computeIfAbsent(experiment, Held::new);
            trim(present, most);
            return held;
        }
    }

    private static void trim(Map<String, ?> all, int most) {
        Iterator<String> oldest = all.keySet().iterator();
        while (all.size() > most && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    /** A chronicle that is read when it is first looked at; the lock on it is this object's. */
    private static final class Held {
        private final Chronicle chronicle;
        private boolean isRead;

        Held(String experiment) {
            chronicle = new Chronicle(experiment);
        }

        Chronicle read(Journals from) {
            if (!isRead) {
                from.read(chronicle.experiment(), line -> {
                    chronicle.take(line);
                    return true;
                });
                isRead = true;
            }
            return chronicle;
        }
    }
}
