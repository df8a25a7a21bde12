package dev.temper.tuning.pareto;

import dev.temper.core.simulate.CurveTable;
import dev.temper.tuning.table.BenchTable;
import dev.temper.tuning.table.CurveFiles;
import dev.temper.tuning.table.CurveTableReader;
import dev.temper.tuning.table.TableDirectory;
import dev.temper.tuning.table.TableReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What two objectives can be made of with the tables that there are. */
final class ParetoProblems {
    private static final String ALEXNET = "opda/alexnet_imagenet";
    private static final List<String> CNN_LOSSES = List.of("deepobs/cifar10_3c3d", "deepobs/fmnist_2c2d");

    private final Predicate<String> wanted;
    private final Map<String, String> paths;
    private final Map<String, BenchTable> read = new TreeMap<>();
    private final List<ParetoProblem> problems = new ArrayList<>();

    private ParetoProblems(Map<String, String> paths, Predicate<String> wanted) {
        this.paths = paths;
        this.wanted = wanted;
    }

    /**
     * The problems of the tables under a folder.
     *
     * @param wanted takes the name of a group, a slash and the name of a problem
     */
    static List<ParetoProblem> under(Path folder, Predicate<String> wanted) {
        ParetoProblems all = new ParetoProblems(TableDirectory.of(folder).tables(), wanted);
        all.paths.keySet().forEach(all::alone);
        all.pairs(all.paths.keySet().stream()
                .filter(name -> name.startsWith("taskset/"))
                .toList());
        return all.problems;
    }

    private void alone(String name) {
        if (name.startsWith("lcbench_surrogate/")) {
            add("seconds", name, name, Objectives::seconds);
            add("size", name, name, Objectives::weights);
        } else if (name.startsWith("mlp_curves/")) {
            add("seconds", name, name, Objectives::seconds);
            add("size", name, name, table -> Objectives.recorded(table, "n_params"));
            add("entropy", name, name, table -> other(table, name, ".val_ce"));
        } else if (CNN_LOSSES.contains(name)) {
            add("entropy", name, name, table -> other(table, name, ".testloss"));
        } else if (name.equals(ALEXNET)) {
            add("cnn", name + ":seconds", name, Objectives::seconds);
            add("cnn", name + ":epochs", name, table -> Objectives.recorded(table, "epochs"));
        }
    }

    /** Each network beside the next, the last beside the first: they were all trained with the same configurations. */
    private void pairs(List<String> names) {
        for (int i = 0; i < names.size() && names.size() > 1; i++) {
            String next = names.get((i + 1) % names.size());
            String both = names.get(i) + "+" + next.substring(next.indexOf('/') + 1);
            add("pair", both, names.get(i), table -> Objectives.loss(table, "other", curves(next)));
        }
    }

    private interface Second {
        Objective of(BenchTable table);
    }

    private void add(String group, String name, String table, Second second) {
        if (wanted.test(group + "/" + name)) {
            BenchTable bench = read.computeIfAbsent(table, this::table);
            problems.add(new ParetoProblem(group, name, bench, second.of(bench)));
        }
    }

    private BenchTable table(String name) {
        return BenchTable.read(name, CurveFiles.at(paths.getOrDefault(name, name)), TableReading.PLAIN);
    }

    private CurveTable curves(String name) {
        return CurveTableReader.read(CurveFiles.at(paths.getOrDefault(name, name)));
    }

    /** Cross entropy, which sees how sure a network is of its answers. */
    private Objective other(BenchTable table, String name, String ending) {
        String path = paths.getOrDefault(name, name);
        String other = path.substring(0, path.length() - ".val.csv.gz".length()) + ending + ".csv.gz";
        return Objectives.loss(table, "entropy", CurveTableReader.read(CurveFiles.at(other)));
    }
}
