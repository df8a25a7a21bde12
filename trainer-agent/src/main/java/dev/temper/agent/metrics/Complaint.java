package dev.temper.agent.metrics;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts what looked like metrics and was not usable, and finds out when the user should hear of it: of each kind once,
 * at once when it is certain, and otherwise only while nothing at all was understood.
 */
final class Complaint {
    private static final int SHOWN = 160;
    private static final int FEW = 3;
    private static final int MANY = 100;

    private final Map<Kind, Suspicion> suspicions = new EnumMap<>(Kind.class);
    private final Set<Kind> said = EnumSet.noneOf(Kind.class);
    private long count;
    private String latest = "";
    private boolean understood;
    private @Nullable String hint;

    /** What can be wrong, and how often it has to be before it is said while a run may still be understood. */
    enum Kind {
        /** The count begins at 0. */
        ZERO_BASED(1),
        /** Something like an object that is none. */
        BROKEN(1),
        /** Epochs in another format. */
        OTHER_FORMAT(FEW),
        /** Epochs of which only parts were seen. */
        MIDWAY(FEW),
        /** Lines with a counter, but another one. */
        NO_COUNTER(MANY),
        /** Lines that speak of epochs and do not have the pattern. */
        NO_PATTERN(MANY),
        /** The counter is a fraction. */
        FRACTION(MANY),
        /** The metric that must be there is not. */
        NO_METRIC(MANY);

        private final int often;

        Kind(int often) {
            this.often = often;
        }
    }

    private record Suspicion(int times, String text) {}

    /** What a line was not taken for. */
    void add(String reason) {
        count++;
        latest = reason;
    }

    /** The same, and the user hears of it at once. */
    void say(Kind kind, String reason) {
        add(reason);
        if (hint == null && said.add(kind)) {
            hint = reason;
        }
    }

    /** The same, but the user hears of it only when it happens often and nothing is understood. */
    void suspect(Kind kind, String reason) {
        doubt(kind, reason);
        Suspicion suspicion = suspicions.get(kind);
        if (!understood && suspicion != null && suspicion.times >= kind.often && hint == null && said.add(kind)) {
            hint = suspicion.text;
        }
    }

    /** The same, but the user hears of it only at the end, when nothing was understood. */
    void doubt(Kind kind, String reason) {
        add(reason);
        Suspicion before = suspicions.get(kind);
        suspicions.put(kind, before == null ? new Suspicion(1, reason) : new Suspicion(before.times + 1, reason));
    }

    /** Something was understood. */
    void understood() {
        understood = true;
    }

    /** Whether nothing was understood so far. */
    boolean isLost() {
        return !understood;
    }

    /** There is no more: whatever was suspected is said, if nothing was understood. */
    void end() {
        if (understood || hint != null) {
            return;
        }
        suspicions.forEach((kind, suspicion) -> {
            if (hint == null && said.add(kind)) {
                hint = suspicion.text;
            }
        });
    }

    /** What the user should hear now; null when there is nothing new. */
    @Nullable
    String hint() {
        String text = hint;
        hint = null;
        return text;
    }

    String text() {
        return count == 0 ? "" : count + (count == 1 ? " line" : " lines") + " not taken as metrics: " + latest;
    }

    /** A line, cut to what is worth showing. */
    static String show(String line) {
        String text = line.strip();
        return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "'";
    }
}
