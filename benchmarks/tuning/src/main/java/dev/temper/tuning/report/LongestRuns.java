package dev.temper.tuning.report;

import dev.temper.tuning.play.BenchOptions;
import dev.temper.tuning.play.Job;
import dev.temper.tuning.play.RunRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Chooses, for what it costs to reach a value, the longest runs that there are of what was asked for: a run that was cut
 * off tells only that it costs more. A method's runs on a table are all of one budget, so that none is longer because
 * it was unlucky.
 */
final class LongestRuns {
    private LongestRuns() {}

    private record Place(int workers, String method, String table) {
        static Place of(RunRow row) {
            return new Place(row.job().workers(), row.job().method(), row.job().table());
        }
    }

    /** For each place that is asked for, the runs of the greatest budget that has all of the seeds asked for there. */
    static List<RunRow> of(List<RunRow> rows, BenchOptions options) {
        Map<Place, NavigableMap<Double, List<RunRow>>> places = new LinkedHashMap<>();
        for (RunRow row : rows) {
            if (options.asksForLonger(row.job())) {
                places.computeIfAbsent(Place.of(row), missing -> new TreeMap<>())
                        .computeIfAbsent(row.job().budget(), missing -> new ArrayList<>())
                        .add(row);
            }
        }
        List<RunRow> longest = new ArrayList<>();
        places.values().forEach(budgets -> longest.addAll(longest(budgets, options.budget())));
        return longest;
    }

    private static List<RunRow> longest(NavigableMap<Double, List<RunRow>> budgets, double asked) {
        List<RunRow> shown = budgets.getOrDefault(asked, List.of());
        Set<Long> seeds = seeds(shown);
        return budgets.descendingMap().values().stream()
                .filter(runs -> !shown.isEmpty() && seeds(runs).containsAll(seeds))
                .findFirst()
                .orElse(shown)
                .stream()
                .filter(run -> seeds.contains(run.job().seed()))
                .toList();
    }

    private static Set<Long> seeds(List<RunRow> runs) {
        return runs.stream().map(RunRow::job).map(Job::seed).collect(Collectors.toSet());
    }
}
