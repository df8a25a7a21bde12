package dev.temper.agent.metrics;

import dev.temper.schemas.MetricValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of a line that the optimizer takes: at most so many, under names that are fit for keys. A number named
 * like another with {@value #STDDEV} behind is that one's standard deviation, and a metric of its own too.
 */
final class Values {
    /** Metrics that a report may have. */
    static final int MOST = 100;

    /** What follows a metric's name in the name of its standard deviation. */
    static final String STDDEV = "_stddev";

    private static final int LONGEST_NAME = 300;

    private Values() {}

    /** The values that can be reported; the complaint hears of the others. */
    static List<MetricValue> of(Map<String, Double> numbers, Complaint complaint) {
        List<MetricValue> values = new ArrayList<>();
        numbers.forEach((name, value) -> {
            boolean fit = !name.isBlank()
                    && name.length() <= LONGEST_NAME
                    && name.chars().noneMatch(Character::isISOControl);
            if (!fit) {
                complaint.add("a metric's name is empty, longer than " + LONGEST_NAME
                        + " characters, or has a control character: '"
                        + name.substring(0, Math.min(40, name.length())) + "'");
            } else if (values.size() == MOST) {
                complaint.add("more than " + MOST + " metrics: '" + name + "' is left out");
            } else {
                values.add(new MetricValue(name, value, stddev(numbers, name, complaint)));
            }
        });
        return values;
    }

    private static @Nullable Double stddev(Map<String, Double> numbers, String name, Complaint complaint) {
        Double stddev = numbers.get(name + STDDEV);
        if (stddev == null || (stddev >= 0 && Double.isFinite(stddev))) {
            return stddev;
        }
        complaint.add(name + STDDEV + " is " + stddev + ": a standard deviation is finite, 0 or more");
        return null;
    }
}
