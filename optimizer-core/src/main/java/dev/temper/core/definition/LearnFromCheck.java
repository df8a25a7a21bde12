package dev.temper.core.definition;

import dev.temper.core.definition.LearnFrom.Earlier;
import dev.temper.core.source.SourceCheck;
import dev.temper.core.source.SourceTrials;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Problems;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** Whether earlier experiments can be learnt from. */
public final class LearnFromCheck {
    private static final String PATH = "learn_from";

    private final ExperimentDefinition definition;
    private final Problems problems;
    private final List<String> names;

    private LearnFromCheck(ExperimentDefinition definition, Problems problems) {
        this.definition = definition;
        this.problems = problems;
        this.names = definition.parameters().stream().map(Parameter::name).toList();
    }

    /** Adds all problems; none when nothing is to be learnt from. What depends on what is not sound is left alone. */
    public static void check(ExperimentDefinition definition, Problems problems) {
        if (definition.learnFrom().isAsked()) {
            new LearnFromCheck(definition, problems).check();
        }
    }

    private void check() {
        WarmStartCheck.checkUse(definition.method().model(), PATH, problems);
        if (!definition.warmStart().isEmpty()) {
            problems.add(PATH, "there is a warm_start too: give one of the two");
        }
        List<Earlier> all = definition.learnFrom().earlier();
        if (all.size() > LearnFrom.MOST) {
            problems.add(
                    PATH,
                    "there are " + all.size() + " experiments: give at most " + LearnFrom.MOST
                            + ", the most similar ones");
            return;
        }
        SortedSet<String> seen = new TreeSet<>();
        for (int i = 0; i < all.size(); i++) {
            String path = PATH + "[" + i + "]";
            if (!seen.add(all.get(i).name())) {
                problems.add(path, "\"" + all.get(i).name() + "\" is named twice: remove one of the two");
            }
            check(all.get(i), path);
        }
    }

    private void check(Earlier one, String path) {
        if (one.name().isBlank()) {
            problems.add(path, "nothing is named: give the id of an experiment, or {file: PATH}");
        }
        if (!one.file() && one.name().equals(definition.id())) {
            problems.add(path, "it is this experiment itself: name an earlier one");
        }
        SortedSet<String> taken = new TreeSet<>();
        for (Map.Entry<String, String> entry : one.renamed().entrySet()) {
            String at = path + ".rename." + entry.getKey();
            if (!names.contains(entry.getValue()) && problems.sound("parameters")) {
                problems.add(at, "\"" + entry.getValue() + "\" is no parameter here: give one of " + names);
            }
            if (!taken.add(entry.getValue())) {
                problems.add(at, "another one is called \"" + entry.getValue() + "\" here too: remove one of the two");
            }
        }
        SourceTrials learned = one.learned();
        if (learned != null && problems.sound("parameters")) {
            SourceCheck.check(learned, names, path + ".learned", problems);
        }
    }
}
