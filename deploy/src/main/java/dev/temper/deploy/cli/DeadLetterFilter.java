package dev.temper.deploy.cli;

import dev.temper.deploy.Failure;
import dev.temper.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters a user wants to see. */
final class DeadLetterFilter {
    private static final Pattern AGO = Pattern.compile("(\\d{1,6})([smhd])");

    @Option(names = "--reason", paramLabel = "CODE", description = "Only those with this reason, such as MALFORMED.")
    private @Nullable String reason;

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only those from this topic, such as metrics.")
    private @Nullable String topic;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only those whose records are from then on: 90s, 15m, 2h, 7d ago, or 2026-01-31T12:00:00Z.")
    private @Nullable String since;

    /**
     * What a letter must be.
     *
     * @param experiment whose records' keys begin with it; null for all
     * @param now milliseconds since 1970
     * @throws Failure when the time is none
     */
    Predicate<DeadLetter> of(@Nullable String experiment, long now) {
        long from = since == null ? Long.MIN_VALUE : time(since, now);
        return letter -> (reason == null || reason.equalsIgnoreCase(letter.getReason()))
                && (topic == null
                        || letter.getTopic().equals(topic)
                        || letter.getTopic().equals("temper." + topic))
                && letter.getTimestamp() >= from
                && (experiment == null || isOf(experiment, letter.getKey()));
    }

    private static long time(String text, long now) {
        Matcher ago = AGO.matcher(text);
        if (ago.matches()) {
            long count = Long.parseLong(ago.group(1));
            Duration span = switch (ago.group(2)) {
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
            return now - span.toMillis();
        }
        try {
            return Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new Failure(
                    "--since is '%s', must be a time ago such as 90s, 15m, 2h or 7d, or a time such as 2026-01-31T12:00:00Z"
                            .formatted(text),
                    e);
        }
    }

    private static boolean isOf(String experiment, @Nullable ByteBuffer key) {
        if (key == null) {
            return false;
        }
        String text = StandardCharsets.UTF_8.decode(key.duplicate()).toString();
        return text.equals(experiment) || text.startsWith(experiment + "/");
    }
}
