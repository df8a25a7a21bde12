package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.experiment.Imported;
import dev.temper.core.experiment.Ladder;
import dev.temper.core.experiment.Problem;
import dev.temper.core.experiment.Task;
import dev.temper.core.space.Space;
import java.util.ArrayList;
import java.util.List;

/** Values that were observed elsewhere: the list {@code warm_start}. */
final class WarmStartReader {
    private WarmStartReader() {}

    static List<Imported> read(Fields top, Space space, Ladder ladder, List<Problem> problems) {
        List<Imported> all = new ArrayList<>();
        // What is said of values by parameters and tasks that could not be read would mislead.
        if (top.has("warm_start") && problems.isEmpty()) {
            for (JsonNode item : top.list("warm_start")) {
                Fields fields = new Fields(item, "warm_start[" + all.size() + "]", problems);
                Fields parameters = fields.object("parameters", false);
                all.add(new Imported(
                        SpaceReader.configuration(parameters, space, problems),
                        key(fields, ladder),
                        fields.number("value")));
                fields.finish();
            }
        }
        return all;
    }

    private static int key(Fields fields, Ladder ladder) {
        if (fields.has(ladder.named() ? "epoch" : "task")) {
            fields.problem(
                    ladder.named() ? "epoch" : "task",
                    ladder.named()
                            ? "the experiment's tasks are named: give task"
                            : "the experiment's tasks are counted in epochs: give epoch");
        }
        if (!ladder.named()) {
            return fields.count("epoch", ladder.full().epochs());
        }
        List<String> names = ladder.tasks().stream().map(Task::name).toList();
        String name = fields.has("task") ? fields.text("task") : ladder.full().name();
        if (!names.contains(name)) {
            fields.problem("task", "unknown \"" + name + "\"" + Spelling.hint(name, names));
        }
        return Math.max(0, names.indexOf(name));
    }
}
