package dev.temper.agent.metrics;

import dev.temper.agent.metrics.Complaint.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    private static final String COUNT = "epoch";

    private final Pattern pattern;
    private final List<String> groups;
    private final Measurer measurer;

    /**
     * Lines in which a pattern is found.
     *
     * @param terms with metric names by group of the pattern
     */
    public record Format(Pattern pattern, Terms terms) implements MetricFormat {
        @Override
        public MetricParser parser() {
            return new PatternLines(pattern, terms);
        }
    }

    /**
     * Searches lines for a pattern.
     *
     * @param terms with metric names by group, for metrics whose names are no group names; others are named as their group
     * @throws IllegalArgumentException saying what the pattern lacks
     */
    public PatternLines(Pattern pattern, Terms terms) {
        this.pattern = pattern;
        measurer = new Measurer(terms);
        List<String> found =
                GROUP.matcher(pattern.pattern()).results().map(m -> m.group(1)).toList();
        if (!found.contains("epoch")) {
            throw new IllegalArgumentException("it has no group (?<epoch>...): add one");
        }
        groups = found.stream().filter(name -> !name.equals(COUNT)).toList();
        if (groups.stream().allMatch("seconds"::equals)) {
            throw new IllegalArgumentException("it has no group for a metric: add one, such as (?<accuracy>...)");
        }
        List<String> strange = terms.names().keySet().stream()
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
        String text = Terminal.plain(line.length() > LINE_CHARS ? line.substring(0, LINE_CHARS) : line);
        try {
            Matcher matcher = pattern.matcher(new BoundedText(text, LOOKS));
            if (!matcher.find()) {
                suspect(text);
                return List.of();
            }
            EpochMetrics found = measurement(matcher);
            return found == null ? List.of() : List.of(found);
        } catch (BoundedText.Exhausted | StackOverflowError e) {
            measurer.complaint()
                    .add("the pattern backtracks too much on: " + text.substring(0, Math.min(80, text.length())));
            return List.of();
        }
    }

    /** A line that speaks of epochs and has not the pattern, while no other had it either. */
    private void suspect(String text) {
        boolean speaks =
                text.toLowerCase(Locale.ROOT).contains(COUNT) && text.chars().anyMatch(Character::isDigit);
        if (speaks && measurer.complaint().isLost()) {
            measurer.complaint()
                    .suspect(
                            Kind.NO_PATTERN,
                            "metrics.pattern is not found in " + Complaint.show(text)
                                    + ": if this is a metric line, correct the pattern in agent.yaml");
        }
    }

    private @Nullable EpochMetrics measurement(Matcher matcher) {
        Double written = number(matcher, COUNT);
        if (written == null) {
            measurer.complaint().add("group epoch is '" + matcher.group(COUNT) + "', expected a whole number");
            return null;
        }
        Map<String, Double> numbers = new LinkedHashMap<>();
        for (String group : groups) {
            Double value = number(matcher, group);
            if (value != null) {
                numbers.put(group, value);
            }
        }
        if (numbers.isEmpty()) {
            measurer.complaint().add("no group holds a number in: " + matcher.group());
            return null;
        }
        return measurer.measure(written, numbers, matcher.group());
    }

    private static @Nullable Double number(Matcher matcher, String group) {
        String text = matcher.group(group);
        return text == null ? null : ScriptNumber.parse(text);
    }

    @Override
    public List<EpochMetrics> end() {
        measurer.end();
        return List.of();
    }

    @Override
    public @Nullable String hint() {
        return measurer.hint();
    }

    @Override
    public String example() {
        return "one in which the pattern " + pattern + " is found";
    }

    @Override
    public String complaint() {
        return measurer.complaint().text();
    }
}
