package dev.temper.agent.app;

import dev.temper.agent.machine.Timeouts;
import dev.temper.schemas.document.Settings;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads when a process counts as hung: section {@code timeouts}, whose limits are off unless they are set. */
final class TimeoutsSection {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,3})?) ?([smhd]?)");
    private static final Map<String, Long> MILLIS =
            Map.of("", 1_000L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);

    private TimeoutsSection() {}

    static Timeouts read(Settings node) {
        Timeouts timeouts = new Timeouts(limit(node, "start"), limit(node, "silence"), limit(node, "total"));
        node.finish();
        return timeouts;
    }

    private static long limit(Settings node, String name) {
        return node.parse(
                name, 0L, "a time of at least a second, such as 90s, 30m, 12h or 2d", TimeoutsSection::millis);
    }

    private static long millis(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no time");
        }
        double millis = Double.parseDouble(matcher.group(1)) * MILLIS.getOrDefault(matcher.group(2), 0L);
        if (millis < 1_000) {
            throw new IllegalArgumentException("too short");
        }
        return (long) millis;
    }
}
