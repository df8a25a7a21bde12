package dev.temper.console.chronicle;

import dev.temper.core.event.JournalEntry;
import dev.temper.stream.codec.CodecException;
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

    /** Without what those who fold the journal refuse: a simulation has events that intake would not let in. */
    public static List<Line> readable(List<Line> lines) {
        return lines.stream().filter(Lines::isReadable).toList();
    }

    private static boolean isReadable(Line line) {
        try {
            EventCodec.decode(line.record());
            return true;
        } catch (CodecException e) {
            return false;
        }
    }
}
