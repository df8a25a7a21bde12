package dev.temper.deploy.show;

import dev.temper.schemas.Outcome;
import dev.temper.schemas.TrialEnded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Why runs failed, as the agents said. */
public final class FailedRuns {
    private static final int MOST_REASONS = 5;
    private static final int LONGEST_LINE = 200;

    /** How errors begin in Python, Java and others; output and errors of a process are mixed, so it need not be last. */
    private static final Pattern ERROR = Pattern.compile("(?i)[\\w.]*(error|exception)\\b.*");

    /** Runs that failed for one reason, with the line of the latest one's output that tells most. */
    private static final class Reason {
        private int runs;
        private String says = "";
    }

    private FailedRuns() {}

    /** A line for each reason, the most frequent first: how often, the reason, what the output says. */
    public static List<String> reasons(Collection<TrialEnded> ends) {
        Map<String, Reason> reasons = new TreeMap<>();
        for (TrialEnded end : ends) {
            if (end.getOutcome() == Outcome.FAILED) {
                List<String> lines =
                        end.getDetail().lines().filter(line -> !line.isBlank()).toList();
                String first = lines.isEmpty() ? "no reason given" : lines.get(0);
                Reason reason = reasons.computeIfAbsent(first, key -> new Reason());
                reason.runs++;
                reason.says = telling(lines.subList(Math.min(1, lines.size()), lines.size()));
            }
        }
        List<String> lines = new ArrayList<>();
        reasons.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().runs))
                .limit(MOST_REASONS)
                .forEach(entry -> lines.add(line(entry.getKey(), entry.getValue())));
        if (reasons.size() > MOST_REASONS) {
            lines.add("and %d other reasons".formatted(reasons.size() - MOST_REASONS));
        }
        return lines;
    }

    private static String line(String name, Reason reason) {
        return "%s: %s%s"
                .formatted(
                        ShownNumber.count(reason.runs, "run"),
                        cut(name),
                        reason.says.isEmpty() ? "" : "; the output says: " + cut(reason.says));
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

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }
}
