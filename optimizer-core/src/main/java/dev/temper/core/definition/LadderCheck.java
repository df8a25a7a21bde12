package dev.temper.core.definition;

import dev.temper.core.space.Problem;
import java.util.ArrayList;
import java.util.List;

/** What can be wrong with the tasks of a definition. */
public final class LadderCheck {
    /** One epoch must cost at least a millionth of a full training. */
    private static final long MOST_EPOCHS = Ladder.FULL_COST;

    private static final int MOST_TASKS = 100;

    private LadderCheck() {}

    /**
     * Problems of a ladder declared in epochs, before it is built: {@link Ladder#ofEpochs} takes only bounds that have
     * none.
     */
    public static List<Problem> checkEpochs(long min, long max, long eta) {
        List<Problem> problems = new ArrayList<>();
        if (min < 1) {
            problems.add(new Problem("tasks.epochs.min", "min is " + min + ": give at least 1 epoch"));
        }
        if (max < 1 || max > MOST_EPOCHS) {
            problems.add(new Problem("tasks.epochs.max", "max is " + max + ": give 1 to " + MOST_EPOCHS + " epochs"));
        } else if (min > max) {
            problems.add(new Problem(
                    "tasks.epochs.max", "max is " + max + ", below min, " + min + ": raise max or lower min"));
        }
        checkEta("tasks.epochs.eta", eta, problems);
        return problems;
    }

    /** Problems of the ends before each extension, of a ladder that is otherwise sound. */
    public static List<Problem> checkExtensions(long min, long max, List<Long> extendedFrom) {
        List<Problem> problems = new ArrayList<>();
        long least = min;
        for (long end : extendedFrom) {
            if (end < least || end >= max) {
                problems.add(new Problem(
                        "tasks.epochs.extended_from",
                        "extended_from has " + end
                                + ": give rising numbers of epochs from min, below max, or leave it out"));
                return problems;
            }
            least = end + 1;
        }
        return problems;
    }

    /** Problems of a ladder however it was made. */
    public static List<Problem> check(Ladder ladder) {
        List<Problem> problems = new ArrayList<>();
        List<Task> tasks = ladder.tasks();
        if (tasks.isEmpty()) {
            problems.add(new Problem("tasks", "tasks is empty: give epochs, or at least one named task"));
            return problems;
        }
        if (tasks.size() > MOST_TASKS) {
            problems.add(new Problem("tasks", "there are " + tasks.size() + " tasks: give at most " + MOST_TASKS));
            return problems;
        }
        checkEta(ladder instanceof NamedLadder ? "tasks.eta" : "tasks.epochs.eta", ladder.eta(), problems);
        boolean extended = ladder.declaredRungs() < tasks.size();
        for (int i = 0; i < tasks.size(); i++) {
            checkTask(tasks, i, extended ? Long.MAX_VALUE : Ladder.FULL_COST, pathOf(ladder, i), problems);
        }
        Task full = ladder.full();
        if (!extended && full.costMicros() != Ladder.FULL_COST) {
            problems.add(new Problem(
                    pathOf(ladder, tasks.size() - 1) + ".cost",
                    "cost of the last task, " + full.name() + ", is " + CostText.of(full.costMicros())
                            + ": the last task is the full one and must cost 1"));
        }
        return problems;
    }

    private static String pathOf(Ladder ladder, int index) {
        return ladder instanceof NamedLadder ? "tasks.named[" + index + "]" : "tasks.epochs";
    }

    private static void checkTask(List<Task> tasks, int index, long most, String path, List<Problem> problems) {
        Task task = tasks.get(index);
        if (task.name().isBlank()) {
            problems.add(new Problem(path + ".name", "name is blank: give the task a name"));
        }
        if (task.costMicros() < 1 || task.costMicros() > most) {
            problems.add(new Problem(
                    path + ".cost",
                    "cost is " + CostText.of(task.costMicros())
                            + ": give a part of a full training, from 0.000001 to 1"));
        }
        if (index == 0) {
            return;
        }
        Task cheaper = tasks.get(index - 1);
        if (task.costMicros() <= cheaper.costMicros()) {
            problems.add(new Problem(
                    path + ".cost",
                    "cost is " + CostText.of(task.costMicros()) + ", not above that of the task before, "
                            + CostText.of(cheaper.costMicros()) + ": order tasks by rising cost"));
        }
        if (tasks.subList(0, index).stream().anyMatch(other -> other.name().equals(task.name()))) {
            problems.add(new Problem(path + ".name", "name \"" + task.name() + "\" is there twice: rename one"));
        }
    }

    private static void checkEta(String path, long eta, List<Problem> problems) {
        if (eta < 2 || eta > Integer.MAX_VALUE) {
            problems.add(new Problem(path, "eta is " + eta + ": of each rung one in eta goes on, so give at least 2"));
        }
    }
}
