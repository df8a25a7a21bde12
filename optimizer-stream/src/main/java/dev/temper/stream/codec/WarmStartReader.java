package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.definition.EpochLadder;
import dev.temper.core.definition.Imported;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Task;
import dev.temper.schemas.document.FieldReader;
import dev.temper.schemas.document.Findings;
import dev.temper.schemas.document.Spelling;
import java.util.ArrayList;
import java.util.List;

/** Values that were observed elsewhere: the list {@code warm_start}. */
final class WarmStartReader {
    private final SpaceReader space;
    private final Ladder ladder;
    private final Findings findings;

    WarmStartReader(SpaceReader space, Ladder ladder, Findings findings) {
        this.space = space;
        this.ladder = ladder;
        this.findings = findings;
    }

    List<Imported> read(FieldReader top) {
        List<Imported> all = new ArrayList<>();
        if (top.has("warm_start")) {
            for (JsonNode item : top.list("warm_start")) {
                FieldReader fields = new FieldReader(item, ObjectKind.WARM, "warm_start[" + all.size() + "]", findings);
                FieldReader parameters = fields.object("parameters", ObjectKind.FREE, false);
                all.add(new Imported(space.configuration(parameters), key(fields), fields.number("value")));
                fields.finish();
            }
        }
        return all;
    }

    private int key(FieldReader fields) {
        if (findings.isUnread("tasks")) {
            // Which of the two is right nobody can tell.
            fields.has("task");
            fields.has("epoch");
            return 1;
        }
        if (ladder instanceof EpochLadder) {
            if (fields.has("task")) {
                fields.unread("task", "is of no use where tasks are counted in epochs: give epoch");
            }
            return fields.count("epoch", ladder.full().epochs());
        }
        if (fields.has("epoch")) {
            fields.unread("epoch", "is of no use where tasks are named: give task");
        }
        List<String> names = ladder.tasks().stream().map(Task::name).toList();
        String name = fields.has("task") ? fields.text("task") : ladder.full().name();
        if (!name.isEmpty() && !names.contains(name)) {
            fields.unread("task", "is \"" + name + "\"" + Spelling.hint(name, names));
        }
        return Math.max(0, names.indexOf(name));
    }
}
