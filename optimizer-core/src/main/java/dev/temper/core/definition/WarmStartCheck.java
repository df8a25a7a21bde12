package dev.temper.core.definition;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationCheck;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.space.Problem;
import dev.temper.core.space.Problems;
import dev.temper.core.space.SoundSpace;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Whether what was imported can be learned from. */
public final class WarmStartCheck {
    private static final String PATH = "warm_start";
    private static final int FEWEST = 2;
    private static final int MOST_EPOCHS = 1_000_000;

    private final ExperimentDefinition definition;
    private final Problems problems;
    private final SoundSpace sound;
    private final SortedMap<ConfigurationKey, SortedSet<Integer>> seen = new TreeMap<>();

    private WarmStartCheck(ExperimentDefinition definition, Problems problems) {
        this.definition = definition;
        this.problems = problems;
        sound = SoundSpace.of(definition.space(), problems);
    }

    /** Adds all problems; none when nothing was imported. What depends on what is not sound is left alone. */
    public static void check(ExperimentDefinition definition, Problems problems) {
        if (!definition.warmStart().isEmpty()) {
            new WarmStartCheck(definition, problems).check();
        }
    }

    /** Whether the method can do with what was learnt elsewhere, which a field gives. */
    static void checkUse(Method.Model model, String field, Problems problems) {
        if (!model.has(Method.Trait.WARM_START) && problems.sound("method")) {
            String name = model == Method.Model.NONE
                    ? "without a model"
                    : model.name().toLowerCase(Locale.ROOT).replace('_', '-');
            problems.add(
                    field, "method " + name + " does not use " + field + ": use temper, or leave " + field + " out");
        }
    }

    private void check() {
        List<Imported> all = definition.warmStart();
        checkUse(definition.method().model(), PATH, problems);
        if (all.size() > Imported.MOST) {
            problems.add(
                    PATH,
                    "there are " + all.size() + " values: give at most " + Imported.MOST
                            + ", those of the best trainings first");
            return;
        }
        for (int i = 0; i < all.size(); i++) {
            check(all.get(i), PATH + "[" + i + "]");
        }
        if (seen.size() < FEWEST && problems.none()) {
            problems.add(PATH, "all values are of one configuration: give at least " + FEWEST + " different ones");
        }
    }

    private void check(Imported one, String path) {
        Configuration configuration = sound.part(one.configuration());
        for (Problem problem : ConfigurationCheck.complete(sound.space(), configuration)) {
            problems.add(path + ".parameters." + problem.path(), problem.message());
        }
        Ladder ladder = definition.ladder();
        int least = ladder.passesRungs() ? 1 : 0;
        int most = ladder.passesRungs() ? MOST_EPOCHS : ladder.last();
        if ((one.key() < least || one.key() > most) && problems.sound("tasks")) {
            problems.add(
                    path + "." + ladder.unit(), ladder.unit() + " is " + one.key() + ": give " + least + " to " + most);
        }
        if (!Double.isFinite(one.value())) {
            problems.add(path + ".value", "value is not finite: leave out trainings that diverged");
        }
        boolean comparable = sound.isWhole() && problems.sound(path) && problems.sound("tasks");
        if (comparable
                && !seen.computeIfAbsent(new ConfigurationKey(configuration), key -> new TreeSet<>())
                        .add(one.key())) {
            problems.add(path, "this configuration has a value there already: remove one of the two");
        }
    }
}
