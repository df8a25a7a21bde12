package dev.temper.tuning.report;

import dev.temper.tuning.play.RunRow;
import dev.temper.tuning.table.BenchTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Raw results, by number of workers, method and table. */
public final class BenchResults {
    private final Map<String, Yardstick> yardsticks = new TreeMap<>();
    private final Map<String, BenchTable> tables;
    private final Map<Key, List<RunRow>> runs = new TreeMap<>();
    private final Set<Integer> workers = new TreeSet<>();
    private final Set<String> methods = new LinkedHashSet<>();
    private final List<Long> seeds;

    private record Key(int workers, String method, String table) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparingInt(Key::workers).thenComparing(Key::method).thenComparing(Key::table);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** The results of these tables; rows of others are left out. */
    public BenchResults(Map<String, BenchTable> tables, List<RunRow> rows) {
        this.tables = new TreeMap<>(tables);
        tables.forEach((name, table) -> yardsticks.put(name, Yardstick.of(table)));
        for (RunRow row : rows) {
            if (tables.containsKey(row.job().table())) {
                Key key = new Key(
                        row.job().workers(), row.job().method(), row.job().table());
                runs.computeIfAbsent(key, missing -> new ArrayList<>()).add(row);
                workers.add(row.job().workers());
                methods.add(row.job().method());
            }
        }
        seeds = rows.stream().map(row -> row.job().seed()).distinct().sorted().toList();
        runs.values()
                .forEach(list ->
                        list.sort(Comparator.comparingLong(row -> row.job().seed())));
    }

    /** Numbers of workers, rising. */
    Set<Integer> workers() {
        return workers;
    }

    /** Methods, in the order in which they were first met. */
    List<String> methods() {
        return List.copyOf(methods);
    }

    /** Names of the tables that a method was played on. */
    List<String> tables() {
        return tables.keySet().stream()
                .filter(table ->
                        runs.keySet().stream().anyMatch(key -> key.table().equals(table)))
                .toList();
    }

    BenchTable table(String name) {
        BenchTable table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no table " + name);
        }
        return table;
    }

    Yardstick yardstick(String table) {
        Yardstick yardstick = yardsticks.get(table);
        if (yardstick == null) {
            throw new IllegalArgumentException("no table " + table);
        }
        return yardstick;
    }

    /** Runs by seed; empty if there are none. */
    List<RunRow> runs(int worker, String method, String table) {
        return runs.getOrDefault(new Key(worker, method, table), List.of());
    }

    /** How many seeds a method was played with on the table where it has the fewest. */
    int seeds(int worker, String method, List<String> of) {
        return of.stream()
                .mapToInt(table -> runs(worker, method, table).size())
                .min()
                .orElse(0);
    }

    /**
     * A figure a seed, for each of these tables: as many for every method, NaN where it was not played with a seed.
     * Empty if it was not played at all on one of them.
     */
    List<double[]> figures(int worker, String method, List<String> of, Figure figure) {
        List<double[]> figures = new ArrayList<>();
        for (String table : of) {
            List<RunRow> rows = runs(worker, method, table);
            if (rows.isEmpty()) {
                return List.of();
            }
            figures.add(bySeed(rows, figure.on(yardstick(table))));
        }
        return figures;
    }

    private double[] bySeed(List<RunRow> rows, ToDoubleFunction<RunRow> figure) {
        double[] values = new double[seeds.size()];
        Arrays.fill(values, Double.NaN);
        rows.forEach(row -> values[seeds.indexOf(row.job().seed())] = figure.applyAsDouble(row));
        return values;
    }

    /** Methods that were played on all of these tables with so many workers. */
    List<String> methodsOn(int worker, List<String> of) {
        return methods().stream()
                .filter(method -> of.stream()
                        .noneMatch(table -> runs(worker, method, table).isEmpty()))
                .toList();
    }
}
