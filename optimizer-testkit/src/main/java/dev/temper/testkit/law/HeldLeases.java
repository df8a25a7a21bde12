package dev.temper.testkit.law;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The live leases of the account and what they cost, in millionths of a full training. */
final class HeldLeases {
    private Ladder ladder;
    private final boolean reached;
    private long limit;
    private final Map<Long, Held> live = new TreeMap<>();
    private final Map<Stream, Long> spentBy = new EnumMap<>(Stream.class);
    private long last;
    private long spentMicros;
    private long reservedMicros;

    /** Of an experiment without a definition. */
    HeldLeases() {
        ladder = Ladder.ofEpochs(1, 1, 2);
        reached = true;
        limit = 0;
    }

    HeldLeases(ExperimentDefinition definition) {
        ladder = definition.ladder();
        limit = limit(definition);
        reached = definition.version().countsAsTrained();
    }

    /** The experiment may spend more, or is trained longer. */
    void extend(ExperimentDefinition definition) {
        ladder = definition.ladder();
        limit = limit(definition);
    }

    private static long limit(ExperimentDefinition definition) {
        Long cost = definition.budget().costMicros();
        return cost == null ? Long.MAX_VALUE : cost;
    }

    void grant(int trial, long lease, Assignee assignee, Stream stream, Target target) {
        last = lease;
        Held held = new Held(trial, lease, assignee, stream, target);
        live.put(lease, held);
        reserve(held);
    }

    void extend(Held held, Target target) {
        held.target = target;
        reserve(held);
    }

    private void reserve(Held held) {
        long needed = ladder.cost(held.target.rung(), held.counted);
        reservedMicros += needed - held.reservedMicros;
        held.reservedMicros = needed;
    }

    /**
     * An epoch was reported. What was trained beyond the target costs what it costs, unless the budget has less; by the
     * first rules it costs nothing.
     */
    void advance(Held held, int epoch) {
        int most = reached ? ladder.full().epochs() : held.target.toEpoch();
        int counted = Math.min(epoch, most);
        long cost = ladder.costOfReport(counted, held.counted);
        long beyond = Math.min(cost - held.reservedMicros, limit - spentMicros - reservedMicros);
        if (beyond > 0) {
            held.reservedMicros += beyond;
            reservedMicros += beyond;
        }
        charge(held, Math.min(cost, held.reservedMicros));
        held.epoch = epoch;
        held.counted = counted;
    }

    /** It was decided that a run ends; whether its lease lives. */
    boolean ending(long lease, boolean pausing) {
        Held held = live.get(lease);
        if (held != null) {
            held.ending = true;
            held.pausing = pausing;
        }
        return held != null;
    }

    /** Ends leases: a named task that reported is paid for in full, everything else that is reserved is free again. */
    List<Held> release(Predicate<Held> which) {
        List<Held> ending = new ArrayList<>(live.values());
        ending.removeIf(which.negate());
        for (Held held : ending) {
            if (!ladder.passesRungs() && held.reported) {
                charge(held, held.reservedMicros);
            }
            reservedMicros -= held.reservedMicros;
            live.remove(held.lease);
        }
        return ending;
    }

    private void charge(Held held, long micros) {
        spentBy.merge(held.stream, micros, Long::sum);
        spentMicros += micros;
        reservedMicros -= micros;
        held.reservedMicros -= micros;
    }

    @Nullable
    Held get(long lease) {
        return live.get(lease);
    }

    Collection<Held> all() {
        return live.values();
    }

    boolean holdsTrial(int trial) {
        return live.values().stream().anyMatch(held -> held.trial == trial);
    }

    /** The highest lease ever granted. */
    long last() {
        return last;
    }

    long spentMicros(Stream stream) {
        return spentBy.getOrDefault(stream, 0L);
    }

    long spentMicros() {
        return spentMicros;
    }

    long reservedMicros() {
        return reservedMicros;
    }
}
