package dev.temper.core.experiment;

import dev.temper.core.space.ConfigurationCheck;
import dev.temper.core.space.ConfigurationKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether what was imported can be learned from. */
final class WarmStartCheck {
    private static final String PATH = "warm_start";
    private static final int FEWEST = 2;
    private static final int MOST_EPOCHS = 1_000_000;

    private WarmStartCheck() {}

    /** All problems; none when nothing was imported. The space and the ladder are sound. */
    static List<Problem> check(ExperimentDefinition definition) {
        List<Problem> problems = new ArrayList<>();
        List<Imported> all = definition.warmStart();
        if (all.isEmpty()) {
            return problems;
        }
        Method.Model model = definition.method().model();
        if (model != Method.Model.TEMPER) {
            String name = model == Method.Model.NONE
                    ? "without a model"
                    : model.name().toLowerCase(Locale.ROOT).replace('_', '-');
            problems.add(new Problem(
                    PATH, "method " + name + " does not use warm_start: use temper, or leave warm_start out"));
        }
        if (all.size() > Imported.MOST) {
            problems.add(new Problem(
                    PATH,
                    "there are " + all.size() + " values: give at most " + Imported.MOST
                            + ", those of the best trainings first"));
            return problems;
        }
        SortedMap<ConfigurationKey, SortedSet<Integer>> seen = new TreeMap<>();
        for (int i = 0; i < all.size(); i++) {
            check(definition, all.get(i), PATH + "[" + i + "]", seen, problems);
        }
        if (seen.size() < FEWEST && problems.isEmpty()) {
            problems.add(new Problem(
                    PATH, "all values are of one configuration: give at least " + FEWEST + " different ones"));
        }
        return problems;
    }

    private static void check(
            ExperimentDefinition definition,
            Imported one,
            String path,
            SortedMap<ConfigurationKey, SortedSet<Integer>> seen,
            List<Problem> problems) {
        for (Problem problem : ConfigurationCheck.complete(definition.space(), one.configuration())) {
            problems.add(new Problem(path + ".parameters." + problem.path(), problem.message()));
        }
        boolean named = definition.ladder().named();
        int least = named ? 0 : 1;
        int most = named ? definition.ladder().tasks().size() - 1 : MOST_EPOCHS;
        if (one.key() < least || one.key() > most) {
            problems.add(new Problem(path + ".epoch", "epoch is " + one.key() + ": give " + least + " to " + most));
        }
        if (!Double.isFinite(one.value())) {
            problems.add(new Problem(path + ".value", "value is not finite: leave out trainings that diverged"));
        }
        if (!seen.computeIfAbsent(new ConfigurationKey(one.configuration()), key -> new TreeSet<>())
                .add(one.key())) {
            problems.add(new Problem(path, "this configuration has a value there already: remove one of the two"));
        }
    }
}
