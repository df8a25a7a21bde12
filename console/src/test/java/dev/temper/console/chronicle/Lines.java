package dev.temper.console.chronicle;

import dev.temper.core.event.JournalEntry;
import dev.temper.stream.codec.EventCodec;
import dev.temper.testkit.Played;
import java.util.ArrayList;
import java.util.List;

/** A simulated experiment's journal as lines. */
public final class Lines {
    /** Id of simulated experiments. */
    public static final String EXPERIMENT = "simulated";

    private Lines() {}

    /** All lines, at offsets with gaps as in a partition that others write to. */
    public static List<Line> of(Played played) {
        List<Line> lines = new ArrayList<>();
        for (JournalEntry entry : played.journal()) {
            long offset = 10 + 3L * lines.size();
            lines.add(new Line(offset, entry, EventCodec.encode(EXPERIMENT, entry, "temper.metrics", 0, offset)));
        }
        return lines;
    }
}
