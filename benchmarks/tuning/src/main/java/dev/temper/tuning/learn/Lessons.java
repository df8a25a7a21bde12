package dev.temper.tuning.learn;

import dev.temper.core.random.CounterRandom;
import dev.temper.core.source.ForestRanks;
import dev.temper.core.source.SourceParameter;
import dev.temper.core.source.SourceRanks;
import dev.temper.core.source.SourceTrials;
import dev.temper.core.source.SourceTrials.FittedTrial;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.space.Parameter;
import dev.temper.tuning.TuningException;
import dev.temper.tuning.learn.TaughtTable.Taught;
import dev.temper.tuning.table.BenchTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What each table can learn from the others, leave-one-out: a table is never a source of itself. Tables of a family often
 * share their configurations; experiments hardly ever do. So what a source says of a configuration comes from those of its
 * rows alone that are in other fifths of the table, and a configuration's own row in a source is never seen.
 *
 * <p>Thread-safe: what was computed for a table is kept.
 */
public final class Lessons {
    private static final int FOLDS = 5;
    private static final long FOLD_SEED = 5;

    private final SortedMap<String, BenchTable> tables;
    private final SortedMap<String, TaughtTable> taught = new TreeMap<>();
    private final SortedMap<String, KnownRanks> known = new TreeMap<>();

    /** @param tables by name, with the folders that they lie in: those of a folder are a family */
    public Lessons(Map<String, BenchTable> tables) {
        this.tables = new TreeMap<>(tables);
    }

    /** What a table is taught; with a seed that ranks are dealt by, if they are. */
    public synchronized List<SourceRanks> of(Lesson lesson, BenchTable table, long seed) {
        List<SourceRanks> sources = new ArrayList<>();
        for (BenchTable other : sources(lesson, table)) {
            KnownRanks ranks = known.computeIfAbsent(
                    lesson.isPartly() + " " + other.name() + " for "
                            + alike(table).name(),
                    key -> ranks(other, lesson.isPartly(), table));
            sources.add(lesson.isShuffled() ? ranks.shuffled(seed) : ranks);
        }
        return sources;
    }

    /**
     * Checks that there is a table to learn from.
     *
     * @throws TuningException if there is none
     */
    public void requireSource(Lesson lesson, BenchTable table) {
        if (sources(lesson, table).isEmpty()) {
            String needed = lesson == Lesson.OTHERS ? "of another folder" : "of the same folder";
            throw new TuningException(lesson.method() + " has nothing to teach " + table.name() + ": it needs a table "
                    + needed + ", and --tables and --only let none in; name one more, or leave the method out");
        }
    }

    private List<BenchTable> sources(Lesson lesson, BenchTable table) {
        return tables.values().stream()
                .filter(other -> !other.name().equals(table.name()))
                .filter(other -> isFamily(other, table) == (lesson != Lesson.OTHERS))
                .toList();
    }

    private static boolean isFamily(BenchTable one, BenchTable other) {
        return folder(one.name()).equals(folder(other.name()));
    }

    /** The first table with the same configurations and rungs: what is said of one is said of all of them. */
    private BenchTable alike(BenchTable table) {
        for (BenchTable other : tables.values()) {
            if (isFamily(other, table)
                    && other.ladder().equals(table.ladder())
                    && other.candidates().equals(table.candidates())) {
                return other;
            }
        }
        return table;
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/') + 1);
    }

    private KnownRanks ranks(BenchTable other, boolean partly, BenchTable table) {
        TaughtTable source = taught.computeIfAbsent(partly + " " + other.name(), key -> new TaughtTable(other, partly));
        SortedMap<ConfigurationKey, Integer> fold = new TreeMap<>();
        for (int row = 0; row < table.candidates().size(); row++) {
            fold.put(new ConfigurationKey(table.candidates().get(row)), CounterRandom.below(FOLDS, FOLD_SEED, 0, row));
        }
        SortedMap<ConfigurationKey, double[]> ranks = new TreeMap<>();
        for (int f = 0; f < FOLDS; f++) {
            int out = f;
            SourceRanks forest =
                    forest(source, other, table, row -> fold.getOrDefault(new ConfigurationKey(row), FOLDS) == out);
            for (Configuration candidate : table.candidates()) {
                ConfigurationKey key = new ConfigurationKey(candidate);
                if (fold.getOrDefault(key, FOLDS) == f) {
                    ranks.put(key, forest.of(candidate));
                }
            }
        }
        return new KnownRanks(other.name(), ranks);
    }

    private static ForestRanks forest(
            TaughtTable source, BenchTable other, BenchTable table, Predicate<Configuration> left) {
        boolean renamed = !isFamily(other, table);
        List<SourceParameter> asTaught = parameters(other, other.parameters());
        List<FittedTrial> trials = new ArrayList<>();
        for (Taught one : source.without(left)) {
            trials.add(new FittedTrial(list(SourceTrials.features(asTaught, one.configuration())), one.scores()));
        }
        List<SourceParameter> asAsked = renamed ? parameters(other, table.parameters()) : asTaught;
        return new ForestRanks(
                new SourceTrials(other.name(), "", asAsked, list(TaughtTable.shares(other)), trials),
                TaughtTable.shares(table),
                table.candidates());
    }

    /** The source's parameters, each under the name of the one in its place; what is beyond the last keeps its own. */
    private static List<SourceParameter> parameters(BenchTable source, List<Parameter> names) {
        List<SourceParameter> parameters = new ArrayList<>();
        for (int i = 0; i < source.parameters().size(); i++) {
            Parameter parameter = source.parameters().get(i);
            parameters.add(SourceParameter.of(
                    parameter, i < names.size() ? names.get(i).name() : parameter.name()));
        }
        return parameters;
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
