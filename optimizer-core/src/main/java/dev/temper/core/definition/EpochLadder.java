package dev.temper.core.definition;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks counted in epochs: one run passes the rungs below its target on its way. The key of a value is its epoch.
 *
 * @param extendedFrom epochs of a full training before each extension, the first first; what a cost of 1 pays is a training
 *     of the first of them. Empty for a ladder that was never extended
 */
public record EpochLadder(List<Task> tasks, int eta, List<Integer> extendedFrom) implements Ladder {
    /** A last rung nearer to the full one than this ratio would not pay: it is merged into it. */
    static final double MERGE_RATIO = 1.5;

    /** Copies the lists. */
    public EpochLadder {
        tasks = List.copyOf(tasks);
        extendedFrom = List.copyOf(extendedFrom);
    }

    /** A ladder that was never extended. */
    public EpochLadder(List<Task> tasks, int eta) {
        this(tasks, eta, List.of());
    }

    static Task task(int epochs, int max) {
        return new Task(Integer.toString(epochs), epochs, costOfEpochs(epochs, max));
    }

    /**
     * The same ladder with rungs on top, at the present end times eta, times eta^2, ... and at the new end. The rungs that
     * there are keep their numbers and their costs.
     *
     * @param end epochs of a full training, more than now
     */
    public EpochLadder extendedTo(int end) {
        List<Task> more = new ArrayList<>(tasks);
        for (long epochs = (long) epochs() * eta; epochs * MERGE_RATIO <= end; epochs *= eta) {
            more.add(task((int) epochs, unitEpochs()));
        }
        more.add(task(end, unitEpochs()));
        List<Integer> before = new ArrayList<>(extendedFrom);
        before.add(epochs());
        return new EpochLadder(more, eta, before);
    }

    /** Epochs that a cost of 1 pays for. */
    private int unitEpochs() {
        return extendedFrom.isEmpty() ? epochs() : extendedFrom.get(0);
    }

    @Override
    public int declaredRungs() {
        return rungReached(unitEpochs()) + 1;
    }

    private static long costOfEpochs(int epochs, int max) {
        return Math.floorDiv(epochs * FULL_COST, (long) max);
    }

    /** Cumulative cost of the first epochs of a training; telescopes exactly. */
    public long costOfEpochs(int epochs) {
        return costOfEpochs(epochs, unitEpochs());
    }

    /** Epochs of a full training. */
    public int epochs() {
        return full().epochs();
    }

    @Override
    public String unit() {
        return "epoch";
    }

    @Override
    public boolean passesRungs() {
        return true;
    }

    @Override
    public int key(int rung) {
        return tasks.get(rung).epochs();
    }

    @Override
    public double level(Task task) {
        return task.epochs();
    }

    @Override
    public double levelOfKey(int key) {
        return key;
    }

    @Override
    public double levelsOf(int key) {
        return 1;
    }

    @Override
    public int column(int rung) {
        return key(rung);
    }

    @Override
    public long cost(int rung, int fromEpoch) {
        return costOfReport(key(rung), fromEpoch);
    }

    @Override
    public long costOfReport(int key, int before) {
        return costOfEpochs(key) - costOfEpochs(before);
    }

    @Override
    public int startAfter(int epoch) {
        return epoch;
    }

    @Override
    public int firstOnTheWay(int next, int goal) {
        return next;
    }

    @Override
    public boolean endedEarly(int epoch) {
        return epoch < epochs();
    }

    @Override
    public long events(long epochs, int values) {
        return epochs();
    }

    @Override
    public @Nullable Integer keyOf(@Nullable Integer epoch, @Nullable String task) {
        int key = epoch == null ? epochs() : epoch;
        return task != null || key < 1 ? null : (Integer) key;
    }

    @Override
    public String name(int key) {
        return Integer.toString(key);
    }

    @Override
    public String label(String task) {
        return task + (task.equals("1") ? " epoch" : " epochs");
    }

    @Override
    public String position(int rung, int epoch, int target) {
        return epoch + "/" + target;
    }
}
