package dev.temper.deploy.show;

import dev.temper.schemas.Outcome;
import dev.temper.schemas.TrialEnded;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Why runs failed, as the agents said. */
public final class FailedRuns {
    private static final int MOST_REASONS = 5;
    private static final int LONGEST_LINE = 200;

    /** Runs that failed for one reason, with the last line of the latest one's output. */
    private static final class Reason {
        private int runs;
        private String last = "";
    }

    private FailedRuns() {}

    /** A line for each reason, the most frequent first: how often, the reason, the last line of output. */
    public static List<String> reasons(Collection<TrialEnded> ends) {
        Map<String, Reason> reasons = new TreeMap<>();
        for (TrialEnded end : ends) {
            if (end.getOutcome() == Outcome.FAILED) {
                List<String> lines =
                        end.getDetail().lines().filter(line -> !line.isBlank()).toList();
                String first = lines.isEmpty() ? "no reason given" : lines.get(0);
                Reason reason = reasons.computeIfAbsent(first, key -> new Reason());
                reason.runs++;
                reason.last =
                        lines.size() < 2 ? "" : lines.get(lines.size() - 1).strip();
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
                        Numbers.count(reason.runs, "run"),
                        cut(name),
                        reason.last.isEmpty() ? "" : "; the last line of output: " + cut(reason.last));
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…";
    }
}
