package dev.temper.core.definition;

import dev.temper.core.space.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * The tasks of an experiment from the cheapest to the full one, seen by the rungs as their levels.
 *
 * @param tasks at least one, costs strictly rising, the last costing 1 000 000
 * @param eta of each rung one in eta goes on; at least 2
 */
public record Ladder(List<Task> tasks, int eta) {
    /** Cost of one full training in the unit of all costs. */
    public static final long FULL_COST = 1_000_000L;

    /** A last rung nearer to the full one than this ratio would not pay: it is merged into it. */
    private static final double MERGE_RATIO = 1.5;

    /** Copies the list. */
    public Ladder {
        tasks = List.copyOf(tasks);
    }

    /**
     * Rungs at min, min eta, min eta^2, ... and max epochs.
     *
     * @throws IllegalArgumentException for bounds with problems: see {@link LadderCheck#checkEpochs}
     */
    public static Ladder ofEpochs(int min, int max, int eta) {
        List<Problem> problems = LadderCheck.checkEpochs(min, max, eta);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.get(0).message());
        }
        List<Task> tasks = new ArrayList<>();
        for (long epochs = min; epochs * MERGE_RATIO <= max && epochs < max; epochs *= eta) {
            tasks.add(epochTask((int) epochs, max));
        }
        tasks.add(epochTask(max, max));
        return new Ladder(tasks, eta);
    }

    private static Task epochTask(int epochs, int max) {
        return new Task(Integer.toString(epochs), epochs, costOfEpochs(epochs, max));
    }

    /** Cumulative cost of the first epochs of a training of max epochs; telescopes exactly. */
    public static long costOfEpochs(int epochs, int max) {
        return Math.floorDiv(epochs * FULL_COST, (long) max);
    }

    /** Whether the tasks are named rather than counted in epochs. */
    public boolean named() {
        return full().epochs() == 0;
    }

    /** Level of a task as a model sees it, at least 1: epochs, or for named tasks the cost in units of the cheapest. */
    public double level(Task task) {
        return named() ? (double) task.costMicros() / tasks.get(0).costMicros() : task.epochs();
    }

    /** The task that a result counts at. */
    public Task full() {
        return tasks.get(tasks.size() - 1);
    }
}
