package dev.temper.deploy.show;

import dev.temper.console.text.ShownNumber;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.replay.Erasure;
import dev.temper.stream.replay.LateStart;
import dev.temper.stream.replay.ReplayResult;
import java.util.ArrayList;
import java.util.List;

/** What a replay found, in lines of text. */
public final class ReplayText {
    private ReplayText() {}

    /** The verdict first, then the differences, if there are any. */
    public static List<String> lines(ReplayResult result) {
        LateStart late = result.lateStart();
        return late == null ? compared(result) : missing(result, late);
    }

    private static List<String> missing(ReplayResult result, LateStart late) {
        String topic = Topic.JOURNAL.topicName();
        return List.of(
                "%s: the beginning of its journal is missing, so nothing can be derived again"
                        .formatted(result.experiment()),
                "%s-%d begins at offset %d; the first event of %s there, at offset %d, is %s"
                        .formatted(
                                topic,
                                late.partition(),
                                late.begins(),
                                result.experiment(),
                                late.offset(),
                                late.event()),
                "%s and %s are left. No decision is wrong: what they followed from was deleted"
                        .formatted(
                                ShownNumber.count(result.events(), "event"),
                                ShownNumber.count(late.decisions(), "decision")),
                "An export that was made before replays: temper replay --from FILE",
                "Whether more can be deleted is told by: temper topics --check");
    }

    private static List<String> compared(ReplayResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("%s: %s, %s derived again from %s, %s"
                .formatted(
                        result.experiment(),
                        ShownNumber.count(result.decisions(), "decision"),
                        ShownNumber.count(result.proposals(), "proposal"),
                        ShownNumber.count(result.events(), "event"),
                        result.differences() == 0
                                ? "no differences"
                                : ShownNumber.count(result.differences(), "difference")));
        Erasure erasure = result.erasure();
        if (erasure != null) {
            lines.add("its data were deleted on %s (journal entry %d)%s"
                    .formatted(
                            ShownNumber.time(erasure.time()),
                            erasure.sequence(),
                            erasure.reason() == null ? ", for no reason on record" : ": " + erasure.reason()));
        }
        lines.addAll(leftOut(result));
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

    /** What was not compared, and why. */
    private static List<String> leftOut(ReplayResult result) {
        List<String> lines = new ArrayList<>();
        if (result.pending() > 0) {
            lines.add(
                    ShownNumber.count(result.pending(), "decision") + " not recorded yet: the engine is still at work");
        }
        if (result.forgotten() > 0) {
            lines.add("%s not compared: %s begins after them, for its beginning was deleted"
                    .formatted(ShownNumber.count(result.forgotten(), "decision"), Topic.DECISIONS.topicName()));
        }
        if (result.unreadable() > 0) {
            lines.add(ShownNumber.count(result.unreadable(), "record") + " could not be read, by the engine neither");
        }
        if (result.skipped() > 0) {
            lines.add(
                    ShownNumber.count(result.skipped(), "event")
                            + " skipped, for folding failed, in the engine too: `temper dead-letters --reason INTERNAL` says why");
        }
        return lines;
    }
}
