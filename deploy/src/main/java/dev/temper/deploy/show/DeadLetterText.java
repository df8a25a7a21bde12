package dev.temper.deploy.show;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.temper.console.text.ShownNumber;
import dev.temper.schemas.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Dead letters, counted by their reason or one by one. */
public final class DeadLetterText {
    private DeadLetterText() {}

    /** The letters of one reason: how many of each topic, when the first and the last came, and the last one. */
    public static final class Group {
        private final SortedMap<String, Long> topics = new TreeMap<>();
        private long first = Long.MAX_VALUE;
        private @Nullable DeadLetter last;

        /** One more letter. */
        public void add(DeadLetter letter) {
            topics.merge(letter.getTopic(), 1L, Long::sum);
            first = Math.min(first, letter.getTimestamp());
            last = last == null || letter.getTimestamp() >= last.getTimestamp() ? letter : last;
        }

        DeadLetter last() {
            return Objects.requireNonNull(last);
        }

        long letters() {
            return topics.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** A row for each reason, then what was wrong with its last letter. */
    public static List<String> groups(Map<String, Group> groups) {
        Table table = new Table("reason", ">letters", "first", "last", "topics");
        Table details = new Table("reason", "the last one");
        groups.forEach((reason, group) -> {
            List<String> topics = group.topics.entrySet().stream()
                    .map(topic -> topic.getKey() + " " + topic.getValue())
                    .toList();
            table.row(
                    reason,
                    group.letters(),
                    ShownNumber.time(group.first),
                    ShownNumber.time(group.last().getTimestamp()),
                    String.join(", ", topics));
            details.row(reason, source(group.last()) + ": " + detail(group.last()));
        });
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.addAll(details.lines());
        return lines;
    }

    /** The same as an array of objects. */
    public static ArrayNode groupsJson(Map<String, Group> groups) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        groups.forEach((reason, group) -> {
            ObjectNode node = array.addObject().put("reason", reason).put("letters", group.letters());
            ObjectNode topics = node.putObject("topics");
            group.topics.forEach(topics::put);
            node.put("first", group.first).put("last", group.last().getTimestamp());
            node.put("lastSource", source(group.last()))
                    .put("lastDetail", group.last().getDetail());
        });
        return array;
    }

    /** A row for each letter. */
    public static List<String> letters(List<DeadLetter> letters) {
        Table table = new Table("time", "stage", "reason", "from", "detail");
        for (DeadLetter letter : letters) {
            table.row(
                    ShownNumber.time(letter.getTimestamp()),
                    letter.getStage(),
                    letter.getReason(),
                    source(letter),
                    detail(letter));
        }
        return table.lines();
    }

    private static String source(DeadLetter letter) {
        return "%s-%d@%d".formatted(letter.getTopic(), letter.getPartition(), letter.getOffset());
    }

    private static String detail(DeadLetter letter) {
        return letter.getDetail().replace("\n", "; ");
    }
}
