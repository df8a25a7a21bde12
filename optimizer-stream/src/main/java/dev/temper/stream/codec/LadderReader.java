package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.definition.EpochLadder;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.LadderCheck;
import dev.temper.core.definition.NamedLadder;
import dev.temper.core.definition.Task;
import dev.temper.core.space.Problem;
import dev.temper.schemas.document.FieldReader;
import dev.temper.schemas.document.Findings;
import java.util.ArrayList;
import java.util.List;

/** The {@code tasks} of a definition: counted in epochs, or named with their costs. */
final class LadderReader {
    private static final int ETA = 3;
    /** What tasks that are wrong read as, so that all else can be checked. */
    private static final Ladder STAND_IN = Ladder.ofEpochs(1, 1, ETA);

    private LadderReader() {}

    static Ladder read(FieldReader top, Findings findings) {
        if (!top.has("tasks")) {
            top.missing("tasks");
            return STAND_IN;
        }
        FieldReader tasks = top.object("tasks", ObjectKind.TASKS, false);
        boolean epochs = tasks.has("epochs");
        boolean named = tasks.has("named");
        if (epochs != named) {
            return epochs ? epochs(tasks, findings) : named(tasks, findings);
        }
        if (!findings.isUnread("tasks")) {
            tasks.unread(
                    "",
                    epochs
                            ? "has both epochs and named: keep one"
                            : "needs epochs: {min: 1, max: 27, eta: 3} or named: [{name: full, cost: 1.0}]");
        }
        return STAND_IN;
    }

    private static Ladder epochs(FieldReader tasks, Findings findings) {
        FieldReader epochs = tasks.object("epochs", ObjectKind.EPOCHS, false);
        long min = epochs.has("min") ? epochs.whole("min", 0) : 1;
        long max = epochs.whole("max", 0);
        long eta = epochs.has("eta") ? epochs.whole("eta", 0) : ETA;
        List<Long> extendedFrom = new ArrayList<>();
        for (JsonNode end : epochs.has("extended_from") ? epochs.list("extended_from") : List.<JsonNode>of()) {
            extendedFrom.add(end.isIntegralNumber() ? end.asLong() : 0);
        }
        epochs.finish();
        if (tasks.has("eta")) {
            tasks.remark("eta", "belongs in epochs: write epochs: {max: 27, eta: 3}");
        }
        tasks.finish();
        List<Problem> problems = new ArrayList<>(LadderCheck.checkEpochs(min, max, eta));
        problems.addAll(problems.isEmpty() ? LadderCheck.checkExtensions(min, max, extendedFrom) : List.of());
        for (Problem problem : problems) {
            if (!findings.isUnread(problem.path())) {
                findings.unread(problem.path(), problem.message());
            }
        }
        return findings.isUnread("tasks") ? STAND_IN : ladder((int) min, (int) max, (int) eta, extendedFrom);
    }

    private static Ladder ladder(int min, int max, int eta, List<Long> extendedFrom) {
        List<Integer> ends = new ArrayList<>();
        extendedFrom.forEach(end -> ends.add(end.intValue()));
        ends.add(max);
        EpochLadder ladder = Ladder.ofEpochs(min, ends.get(0), eta);
        for (int end : ends.subList(1, ends.size())) {
            ladder = ladder.extendedTo(end);
        }
        return ladder;
    }

    private static Ladder named(FieldReader tasks, Findings findings) {
        int eta = tasks.count("eta", ETA);
        List<JsonNode> items = tasks.list("named");
        List<Task> ladder = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            FieldReader task = new FieldReader(items.get(i), ObjectKind.TASK, tasks.at("named[" + i + "]"), findings);
            ladder.add(new Task(task.text("name"), 0, CostField.toMicros(task, "cost")));
            task.finish();
        }
        tasks.finish();
        if (items.isEmpty() && !findings.isUnread("tasks")) {
            tasks.unread("named", "is empty: give at least one task, the last with cost 1.0");
        }
        return ladder.isEmpty() ? STAND_IN : new NamedLadder(ladder, eta);
    }
}
