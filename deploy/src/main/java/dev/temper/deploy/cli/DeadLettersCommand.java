package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.temper.deploy.client.TopicReader;
import dev.temper.deploy.show.AvroJson;
import dev.temper.deploy.show.Numbers;
import dev.temper.deploy.show.Table;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.topic.Topic;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code temper dead-letters}: what could not be taken, and why. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        header = "Lists records that could not be taken: why, and from where.",
        description = "--json prints their original bytes too, in Base64.")
final class DeadLettersCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Option(names = "--reason", paramLabel = "CODE", description = "Only those with this reason, such as MALFORMED.")
    private @Nullable String reason;

    @Option(names = "--last", paramLabel = "N", description = "At most the last N; default ${DEFAULT-VALUE}.")
    private int last = 50;

    @Override
    public void run() {
        List<DeadLetter> all = TopicReader.readAll(connection.endpoints(), Topic.DEAD_LETTERS, null).stream()
                .map(record -> (DeadLetter) record.value())
                .filter(letter -> reason == null || reason.equalsIgnoreCase(letter.getReason()))
                .sorted(Comparator.comparingLong(DeadLetter::getTimestamp))
                .toList();
        List<DeadLetter> shown = all.subList(Math.max(0, all.size() - last), all.size());
        if (output.json()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            shown.forEach(letter -> array.add(AvroJson.tree(letter)));
            output.print(array);
            return;
        }
        if (all.isEmpty()) {
            output.line("no dead letters");
            return;
        }
        Table table = new Table("time", "stage", "reason", "from", "detail");
        for (DeadLetter letter : shown) {
            table.row(
                    Numbers.time(letter.getTimestamp()),
                    letter.getStage(),
                    letter.getReason(),
                    "%s-%d@%d".formatted(letter.getTopic(), letter.getPartition(), letter.getOffset()),
                    letter.getDetail().replace("\n", "; "));
        }
        output.lines(table.lines());
        if (shown.size() < all.size()) {
            output.line("... and " + (all.size() - shown.size()) + " earlier ones: --last " + all.size());
        }
    }
}
