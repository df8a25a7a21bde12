package dev.temper.core.definition;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Named tasks with costs: each is trained from scratch by a run of its own. The key of a value is its task's rung. */
public record NamedLadder(List<Task> tasks, int eta) implements Ladder {
    /** So many named tasks of a slot make a proposal old. */
    private static final long TASKS = 16;

    /** Events of a named task beside its reports: the offer, the lease, the end. */
    private static final long TASK_EVENTS = 3;

    /** Copies the list. */
    public NamedLadder {
        tasks = List.copyOf(tasks);
    }

    @Override
    public String unit() {
        return "task";
    }

    @Override
    public boolean passesRungs() {
        return false;
    }

    @Override
    public int key(int rung) {
        return rung;
    }

    @Override
    public double level(Task task) {
        return (double) task.costMicros() / tasks.get(0).costMicros();
    }

    @Override
    public double levelOfKey(int key) {
        return level(tasks.get(key));
    }

    @Override
    public double levelsOf(int key) {
        return levelOfKey(key);
    }

    @Override
    public int column(int rung) {
        return rung + 1;
    }

    @Override
    public long cost(int rung, int fromEpoch) {
        return tasks.get(rung).costMicros();
    }

    @Override
    public long costOfReport(int key, int before) {
        return cost(rungTowards(key), 0);
    }

    @Override
    public int startAfter(int epoch) {
        return 0;
    }

    @Override
    public int firstOnTheWay(int next, int goal) {
        return goal;
    }

    /** It always ends by itself, and completes a trial at the full task only. */
    @Override
    public boolean endedEarly(int epoch) {
        return false;
    }

    /** Tasks may report as often as they like: they are taken to go on as they did so far. */
    @Override
    public long events(long epochs, int values) {
        return TASKS * (TASK_EVENTS + epochs / Math.max(1, values));
    }

    @Override
    public @Nullable Integer keyOf(@Nullable Integer epoch, @Nullable String task) {
        int rung =
                task == null ? last() : tasks.stream().map(Task::name).toList().indexOf(task);
        return epoch != null || rung < 0 ? null : (Integer) rung;
    }

    @Override
    public String name(int key) {
        return tasks.get(key).name();
    }

    @Override
    public String label(String task) {
        return task;
    }

    @Override
    public String position(int rung, int epoch, int target) {
        return tasks.get(Math.min(rung, last())).name();
    }
}
