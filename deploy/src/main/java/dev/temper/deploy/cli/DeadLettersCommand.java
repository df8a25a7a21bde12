package dev.temper.deploy.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.temper.console.text.AvroJson;
import dev.temper.deploy.Failure;
import dev.temper.deploy.client.TopicReader;
import dev.temper.deploy.show.DeadLetterText;
import dev.temper.schemas.DeadLetter;
import dev.temper.schemas.topic.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code temper dead-letters}: what could not be taken, and why. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        header = "Counts records that could not be taken, by reason; with --all lists each.",
        description = "With --all, --json prints their original bytes too, in Base64.")
final class DeadLettersCommand implements Runnable {
    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private CommandOutput output = new CommandOutput();

    @Parameters(index = "0", arity = "0..1", paramLabel = "EXPERIMENT", description = "Default: those of all.")
    private @Nullable String argument;

    @Mixin
    private ExperimentOption option = new ExperimentOption();

    @Mixin
    private DeadLetterFilter filter = new DeadLetterFilter();

    @Option(names = "--all", description = "List every one, in the order of time.")
    private boolean all;

    @Option(names = "--last", paramLabel = "N", description = "List the last N.")
    private @Nullable Integer last;

    @Override
    public void run() {
        if (last != null && last < 1) {
            throw new Failure("--last is %d, must be 1 or more".formatted(last));
        }
        Predicate<DeadLetter> wanted = filter.of(option.given(argument), System.currentTimeMillis());
        if (all || last != null) {
            list(wanted);
        } else {
            count(wanted);
        }
    }

    private void count(Predicate<DeadLetter> wanted) {
        SortedMap<String, DeadLetterText.Group> groups = new TreeMap<>();
        long read = read(letter -> {
            if (wanted.test(letter)) {
                groups.computeIfAbsent(letter.getReason(), reason -> new DeadLetterText.Group())
                        .add(letter);
            }
        });
        if (output.json()) {
            output.print(DeadLetterText.groupsJson(groups));
        } else if (groups.isEmpty()) {
            none(read);
        } else {
            output.lines(DeadLetterText.groups(groups));
            output.line("");
            output.line("--all lists every one; --reason, --topic, --since and an experiment choose among them");
        }
    }

    private void list(Predicate<DeadLetter> wanted) {
        List<DeadLetter> letters = new ArrayList<>();
        long read = read(letter -> {
            if (wanted.test(letter)) {
                letters.add(letter);
            }
        });
        letters.sort(Comparator.comparingLong(DeadLetter::getTimestamp));
        List<DeadLetter> shown =
                all || last == null ? letters : letters.subList(Math.max(0, letters.size() - last), letters.size());
        if (output.json()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            shown.forEach(letter -> array.add(AvroJson.tree(letter)));
            output.print(array);
        } else if (letters.isEmpty()) {
            none(read);
        } else {
            output.lines(DeadLetterText.letters(shown));
            if (shown.size() < letters.size()) {
                output.line("... and " + (letters.size() - shown.size()) + " earlier ones: --all lists them too");
            }
        }
    }

    private void none(long read) {
        output.line(read == 0 ? "no dead letters" : "none of the %d dead letters is one of these".formatted(read));
    }

    /** Hands on each dead letter as it is read, for there may be many and large ones; returns how many there are. */
    private long read(Consumer<DeadLetter> each) {
        long[] read = new long[1];
        try (TopicReader reader = new TopicReader(connection.endpoints(), Topic.DEAD_LETTERS, null)) {
            reader.toEnd(record -> {
                if (record.value() instanceof DeadLetter letter) {
                    read[0]++;
                    each.accept(letter);
                }
            });
        }
        return read[0];
    }
}
