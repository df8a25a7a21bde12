package dev.temper.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.temper.deploy.Failure;
import dev.temper.deploy.show.DeadLetterText;
import dev.temper.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Dead letters are many and of few kinds: they are counted, and chosen from. */
final class DeadLetterFilterTest {
    private static final long HOUR = 3_600_000;
    private static final long NOW = 100 * HOUR;
    private static final List<DeadLetter> LETTERS = List.of(
            letter("MALFORMED", "temper.metrics", 1, "digits", NOW - 3 * HOUR),
            letter("MALFORMED", "temper.agents", 2, "digits", NOW - 2 * HOUR),
            letter("MALFORMED", "temper.metrics", 3, null, NOW - HOUR),
            letter("UNKNOWN_EXPERIMENT", "temper.metrics", 4, "digits2", NOW));

    private static DeadLetter letter(String reason, String topic, long offset, @Nullable String key, long time) {
        return DeadLetter.newBuilder()
                .setReason(reason)
                .setDetail("wrong " + offset)
                .setStage("intake")
                .setTopic(topic)
                .setPartition(0)
                .setOffset(offset)
                .setTimestamp(time)
                .setKey(key == null ? null : ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)))
                .setValue(null)
                .build();
    }

    private static List<Long> chosen(@Nullable String experiment, String... options) {
        DeadLetterFilter filter = new DeadLetterFilter();
        new CommandLine(filter).parseArgs(options);
        return LETTERS.stream()
                .filter(filter.of(experiment, NOW))
                .map(DeadLetter::getOffset)
                .toList();
    }

    @Test
    void eachFilterLeavesWhatItNames() {
        assertThat(chosen(null)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(chosen(null, "--reason", "malformed")).containsExactly(1L, 2L, 3L);
        assertThat(chosen(null, "--topic", "metrics")).containsExactly(1L, 3L, 4L);
        assertThat(chosen(null, "--topic", "temper.agents")).containsExactly(2L);
        assertThat(chosen("digits")).containsExactly(1L, 2L);
        assertThat(chosen(null, "--since", "2h")).containsExactly(2L, 3L, 4L);
        assertThat(chosen(null, "--since", "1970-01-05T03:00:00Z")).containsExactly(3L, 4L);
        assertThat(chosen("digits", "--since", "150m", "--reason", "MALFORMED")).containsExactly(2L);
    }

    @Test
    void aTimeThatIsNoneIsNamed() {
        assertThatThrownBy(() -> chosen(null, "--since", "yesterday"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--since is 'yesterday', must be a time ago such as 90s, 15m, 2h or 7d");
    }

    @Test
    void lettersOfAReasonAreARowWithTheirCountsAndTheLastOne() {
        Map<String, DeadLetterText.Group> groups = new TreeMap<>();
        LETTERS.forEach(letter -> groups.computeIfAbsent(letter.getReason(), reason -> new DeadLetterText.Group())
                .add(letter));
        List<String> lines = DeadLetterText.groups(groups);
        assertThat(lines).anyMatch(line -> line.matches("MALFORMED +3 .* temper.agents 1, temper.metrics 2"));
        assertThat(lines).anyMatch(line -> line.matches("MALFORMED +temper.metrics-0@3: wrong 3"));
        assertThat(lines).anyMatch(line -> line.matches("UNKNOWN_EXPERIMENT +1 .* temper.metrics 1"));
        assertThat(DeadLetterText.groupsJson(groups).path(0).path("topics").toString())
                .isEqualTo("{\"temper.agents\":1,\"temper.metrics\":2}");
        assertThat(DeadLetterText.groupsJson(groups).path(0).path("letters").asLong())
                .isEqualTo(3);
    }
}
