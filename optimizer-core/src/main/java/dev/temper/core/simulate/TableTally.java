package dev.temper.core.simulate;

import dev.temper.core.decision.Decision;
import dev.temper.core.decision.Reason;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.simulate.TableRun.Best;
import dev.temper.core.simulate.TableRun.Piece;
import dev.temper.core.simulate.TableRun.Progress;
import dev.temper.core.simulate.TableRun.RungUse;
import dev.temper.core.trial.Target;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Adds up what workers do; it counts training as it happens and asks the machine for nothing. */
final class TableTally {
    private static final double MICROS = 1e6;

    private final ExperimentDefinition definition;
    private final int workers;
    private final Map<Integer, Integer> curves = new TreeMap<>();
    private final List<Set<Integer>> begun = new ArrayList<>();
    private final List<Set<Integer>> arrived = new ArrayList<>();
    private final long[] costs;
    private final List<Progress> anytime = new ArrayList<>();
    private final List<Piece> pieces = new ArrayList<>();
    private @Nullable Best best;
    private int trials;
    private long busy;
    private long endedAt;

    TableTally(ExperimentDefinition definition, int workers) {
        this.definition = definition;
        this.workers = workers;
        this.costs = new long[definition.ladder().tasks().size()];
        for (int rung = 0; rung < costs.length; rung++) {
            begun.add(new TreeSet<>());
            arrived.add(new TreeSet<>());
        }
    }

    /** The curve of each trial. */
    Map<Integer, Integer> curves() {
        return curves;
    }

    void suggested() {
        trials++;
    }

    void started(int trial, Target target) {
        begun.get(target.rung()).add(trial);
    }

    void busy(long micros) {
        busy += micros;
    }

    double busySeconds() {
        return busy / MICROS;
    }

    void trained(long now, int trial, int curve, Target target, int epoch, double loss, boolean full) {
        Ladder ladder = definition.ladder();
        costs[target.rung()] +=
                ladder.passesRungs() ? ladder.costOfReport(epoch, epoch - 1) : ladder.cost(target.rung(), 0);
        if (epoch >= target.toEpoch()) {
            arrived.get(target.rung()).add(trial);
        }
        if (full && loss < bestLoss()) {
            best = new Best(trial, curve, loss);
            anytime.add(new Progress(cost(), now / MICROS, busy / MICROS, loss));
        }
    }

    void piece(int worker, int trial, int rung, long from, long to) {
        if (to > from) {
            pieces.add(new Piece(worker, trial, rung, from / MICROS, to / MICROS));
        }
    }

    void ended(long micros) {
        endedAt = micros;
    }

    private double bestLoss() {
        return best == null ? Double.POSITIVE_INFINITY : best.loss();
    }

    private long cost() {
        long sum = 0;
        for (long cost : costs) {
            sum += cost;
        }
        return sum;
    }

    TableRun result(Reason end, List<JournalEntry> journal, List<Decision> decisions) {
        List<RungUse> rungs = new ArrayList<>();
        for (int rung = 0; rung < costs.length; rung++) {
            String task = definition.ladder().tasks().get(rung).name();
            rungs.add(
                    new RungUse(task, begun.get(rung).size(), arrived.get(rung).size(), costs[rung]));
        }
        pieces.sort(Comparator.comparingDouble(Piece::from).thenComparingInt(Piece::worker));
        return new TableRun(
                trials,
                cost(),
                rungs,
                best,
                anytime,
                endedAt / MICROS,
                busy / MICROS,
                workers,
                pieces,
                end,
                journal,
                decisions);
    }
}
