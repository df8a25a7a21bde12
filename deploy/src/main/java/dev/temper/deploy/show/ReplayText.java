package dev.temper.deploy.show;

import dev.temper.stream.replay.ReplayResult;
import java.util.ArrayList;
import java.util.List;

/** What a replay found, in lines of text. */
public final class ReplayText {
    private ReplayText() {}

    /** The verdict first, then the differences, if there are any. */
    public static List<String> lines(ReplayResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s, %s derived again from %s, %s"
                .formatted(
                        result.experiment(),
                        Numbers.count(result.decisions(), "decision"),
                        Numbers.count(result.proposals(), "proposal"),
                        Numbers.count(result.events(), "event"),
                        result.differences() == 0
                                ? "no differences"
                                : Numbers.count(result.differences(), "difference")));
        if (result.pending() > 0) {
            lines.add(Numbers.count(result.pending(), "decision") + " not recorded yet: the engine is still at work");
        }
        if (result.unreadable() > 0) {
            lines.add(Numbers.count(result.unreadable(), "record") + " could not be read, by the engine neither");
        }
        if (result.skipped() > 0) {
            lines.add(
                    Numbers.count(result.skipped(), "event")
                            + " skipped, for folding failed, in the engine too: `temper dead-letters --reason INTERNAL` says why");
        }
        result.first()
                .forEach(difference -> lines.add("%s (journal entry %d): %s"
                        .formatted(
                                difference.number() == 0 ? "proposal" : "decision " + difference.number(),
                                difference.sequence(),
                                difference.what())));
        if (result.differences() > result.first().size()) {
            lines.add("... and " + (result.differences() - result.first().size()) + " more");
        }
        return lines;
    }
}
