package dev.temper.core.definition;

import dev.temper.core.space.NumberText;
import dev.temper.core.space.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What can be wrong with the metrics of a definition. */
public final class MetricsCheck {
    private static final int LONGEST_NAME = 100;
    private static final int MOST = 100;
    private static final int MOST_OBJECTIVES = 10;

    /** What the agent reads beside the metrics. */
    private static final List<String> TAKEN = List.of("epoch", "seconds");

    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> names = new TreeSet<>();

    private MetricsCheck() {}

    public static List<Problem> check(Metrics metrics) {
        MetricsCheck check = new MetricsCheck();
        boolean single = !metrics.isMultiple()
                && metrics.limits().isEmpty()
                && metrics.stored().isEmpty();
        metrics.objectives().forEach(metric -> check.name(single ? "metric.name" : "metrics", metric.name()));
        if (metrics.objectives().size() > MOST_OBJECTIVES) {
            check.add(
                    "metrics",
                    "metrics has " + metrics.objectives().size() + " objectives: give at most " + MOST_OBJECTIVES
                            + ", and the others role constraint with a threshold, or role stored");
        }
        for (Limit limit : metrics.limits()) {
            check.name("metrics", limit.metric());
            if (Double.isNaN(limit.threshold()) || Double.isInfinite(limit.threshold())) {
                check.add(
                        "metrics",
                        "threshold of " + limit.metric() + " is " + NumberText.of(limit.threshold())
                                + ": give a finite number");
            }
        }
        metrics.stored().forEach(name -> check.name("metrics", name));
        int count = metrics.objectives().size()
                + metrics.limits().size()
                + metrics.stored().size();
        if (count > MOST) {
            check.add("metrics", "metrics has " + count + " items: give at most " + MOST);
        }
        return check.problems;
    }

    private void name(String path, String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            add(
                    path,
                    "name is \"" + name + "\": give the name that training reports it by, at most " + LONGEST_NAME
                            + " characters");
        } else if (TAKEN.contains(name)) {
            add(
                    path,
                    "name is \"" + name
                            + "\", by which training reports how far it is and how long that took: report the"
                            + " metric by another name, such as " + name + "_total");
        } else if (!names.add(name)) {
            add(path, "name \"" + name + "\" is there twice: remove one");
        }
    }

    private void add(String path, String message) {
        problems.add(new Problem(path, message));
    }
}
