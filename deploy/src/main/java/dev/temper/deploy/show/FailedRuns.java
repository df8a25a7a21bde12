package dev.temper.deploy.show;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** Why runs failed, as the agents said. */
public final class FailedRuns {
    private static final int MOST_REASONS = 5;

    /** How errors begin in Python, Java and others; output and errors of a process are mixed, so it need not be last. */
    private static final Pattern ERROR = Pattern.compile("(?i)[\\w.]*(error|exception)\\b.*");

    /** Runs that failed for one reason, with the line of the latest one's output that tells most. */
    private static final class Reason {
        private int times;
        private String says = "";
    }

    private FailedRuns() {}

    /**
     * A line for each reason, the most frequent first: how many, the reason, what the output says.
     *
     * @param details what agents said of failures
     * @param counted names so many of them
     */
    static List<String> reasons(List<String> details, IntFunction<String> counted) {
        Map<String, Reason> reasons = new TreeMap<>();
        for (String detail : details) {
            List<String> lines = OutputText.lines(detail);
            Reason reason = reasons.computeIfAbsent(reason(lines), key -> new Reason());
            reason.times++;
            reason.says = telling(output(lines));
        }
        List<String> lines = new ArrayList<>();
        reasons.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().times))
                .limit(MOST_REASONS)
                .forEach(entry ->
                        lines.add(line(counted.apply(entry.getValue().times), entry.getKey(), entry.getValue().says)));
        if (reasons.size() > MOST_REASONS) {
            lines.add("and %d other reasons".formatted(reasons.size() - MOST_REASONS));
        }
        return lines;
    }

    /** One line of why a run failed, from what its agent said of it. */
    static String line(String detail) {
        List<String> lines = OutputText.lines(detail);
        String says = telling(output(lines));
        return reason(lines) + (says.isEmpty() ? "" : "; the output says: " + says);
    }

    /** The last lines of a run's output, after a first line with the reason. */
    static List<String> lines(String detail, int most) {
        List<String> all = OutputText.lines(detail);
        List<String> output = output(all);
        List<String> lines = new ArrayList<>(List.of(reason(all)));
        output.subList(Math.max(0, output.size() - most), output.size()).forEach(line -> lines.add("  | " + line));
        return lines;
    }

    private static String reason(List<String> lines) {
        return lines.isEmpty() ? "no reason given" : lines.get(0);
    }

    private static List<String> output(List<String> lines) {
        return lines.subList(Math.min(1, lines.size()), lines.size());
    }

    private static String line(String counted, String reason, String says) {
        return counted + ": " + reason + (says.isEmpty() ? "" : "; the output says: " + says);
    }

    /** The last line that names an error, else the last one; empty when there is none. */
    private static String telling(List<String> output) {
        String last = "";
        String error = "";
        for (String line : output) {
            last = line.strip();
            error = ERROR.matcher(last).matches() ? last : error;
        }
        return error.isEmpty() ? last : error;
    }
}
