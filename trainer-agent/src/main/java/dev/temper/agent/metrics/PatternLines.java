package dev.temper.agent.metrics;

import dev.temper.schemas.MetricValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes lines in which a regular expression is found: the group {@code epoch}, optionally {@code seconds}, and a group
 * a metric. At most {@value #LINE_CHARS} characters of a line are searched, and a search that looks at characters more
 * than {@value #LOOKS} times (a pattern that backtracks without end) is given up: the line counts as log.
 */
public final class PatternLines implements MetricParser {
    /** Characters of a line that are searched. */
    static final int LINE_CHARS = 4_096;

    /** Looks at characters before a search is given up: some milliseconds. */
    static final int LOOKS = 1_000_000;

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9]*)>");

    private final Pattern pattern;
    private final List<String> groups;
    private final Map<String, String> names;
    private final int firstEpoch;
    private final Complaint complaint = new Complaint();

    /**
     * Lines in which a pattern is found.
     *
     * @param names metric names by group of the pattern
     * @param firstEpoch number that the script gives its first epoch, 0 or 1
     */
    public record Format(Pattern pattern, Map<String, String> names, int firstEpoch) implements MetricFormat {
        /** Copies the map. */
        public Format {
            names = Map.copyOf(names);
        }

        @Override
        public MetricParser parser() {
            return new PatternLines(pattern, names, firstEpoch);
        }
    }

    /**
     * Searches lines for a pattern.
     *
     * @param names metric names by group, for metrics whose names are no group names; others are named as their group
     * @throws IllegalArgumentException saying what the pattern lacks
     */
    public PatternLines(Pattern pattern, Map<String, String> names, int firstEpoch) {
        this.pattern = pattern;
        this.names = Map.copyOf(names);
        this.firstEpoch = firstEpoch;
        List<String> found =
                GROUP.matcher(pattern.pattern()).results().map(m -> m.group(1)).toList();
        if (!found.contains("epoch")) {
            throw new IllegalArgumentException("it has no group (?<epoch>...): add one");
        }
        groups = found.stream()
                .filter(name -> !name.equals("epoch") && !name.equals("seconds"))
                .toList();
        if (groups.isEmpty()) {
            throw new IllegalArgumentException("it has no group for a metric: add one, such as (?<accuracy>...)");
        }
        List<String> strange = names.keySet().stream()
                .filter(name -> !groups.contains(name))
                .sorted()
                .toList();
        if (!strange.isEmpty()) {
            throw new IllegalArgumentException("it has no groups " + strange
                    + ", which metrics.names gives names: add them, or leave the names out");
        }
    }

    @Override
    public List<EpochMetrics> parse(String line) {
        String text = line.length() > LINE_CHARS ? line.substring(0, LINE_CHARS) : line;
        try {
            Matcher matcher = pattern.matcher(new BoundedText(text, LOOKS));
            EpochMetrics found = matcher.find() ? measurement(matcher) : null;
            return found == null ? List.of() : List.of(found);
        } catch (BoundedText.Exhausted | StackOverflowError e) {
            complaint.add("the pattern backtracks too much on: " + text.substring(0, Math.min(80, text.length())));
            return List.of();
        }
    }

    private @Nullable EpochMetrics measurement(Matcher matcher) {
        Double written = number(matcher, "epoch");
        Integer epoch = written == null ? null : ScriptNumber.epoch(written, firstEpoch);
        if (epoch == null) {
            complaint.add(
                    "group epoch is '" + matcher.group("epoch") + "', expected a whole number from " + firstEpoch);
            return null;
        }
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String group : groups) {
            Double value = number(matcher, group);
            if (value != null) {
                numbers.put(names.getOrDefault(group, group), value);
            }
        }
        List<MetricValue> values = Values.of(numbers, complaint);
        if (values.isEmpty()) {
            complaint.add("no group holds a number in: " + matcher.group());
            return null;
        }
        Double seconds = pattern.pattern().contains("(?<seconds>") ? number(matcher, "seconds") : null;
        boolean usable = seconds != null && Double.isFinite(seconds) && seconds >= 0;
        return new EpochMetrics(epoch, values, usable ? seconds : null);
    }

    private static @Nullable Double number(Matcher matcher, String group) {
        String text = matcher.group(group);
        return text == null ? null : ScriptNumber.parse(text);
    }

    @Override
    public String example() {
        return "one in which the pattern " + pattern + " is found";
    }

    @Override
    public String complaint() {
        return complaint.text();
    }
}
