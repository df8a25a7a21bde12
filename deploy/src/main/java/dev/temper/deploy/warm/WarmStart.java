package dev.temper.deploy.warm;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Imported;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.ConfigurationCheck;
import dev.temper.core.space.ConfigurationKey;
import dev.temper.core.space.Configurations;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Problem;
import dev.temper.core.space.UnitCube;
import dev.temper.core.space.Value;
import dev.temper.deploy.GivenValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which of the values observed elsewhere fit an experiment, and what to say of the others. */
public final class WarmStart {
    /** Of many values, this share is of the trainings that came furthest. */
    private static final double BEST_SHARE = 0.7;

    private final ExperimentDefinition definition;
    private final UnitCube cube;
    private final SortedMap<ConfigurationKey, SortedMap<Integer, Imported>> trainings = new TreeMap<>();
    private final SortedSet<String> unknown = new TreeSet<>();
    private final SortedMap<String, Integer> refused = new TreeMap<>();
    private final SortedMap<String, String> examples = new TreeMap<>();
    private int replaced;

    private WarmStart(ExperimentDefinition definition) {
        this.definition = definition;
        this.cube = new UnitCube(definition.space());
    }

    /**
     * What fits.
     *
     * @param imported at most as many as a definition may have
     * @param notes what was left out, and why, a line each
     */
    public record Fitting(List<Imported> imported, List<String> notes) {
        /** Copies the lists. */
        public Fitting {
            imported = List.copyOf(imported);
            notes = List.copyOf(notes);
        }
    }

    /** Takes those that fit, of equal ones the last. */
    public static Fitting fit(ExperimentDefinition definition, List<ObservedValue> observed) {
        WarmStart start = new WarmStart(definition);
        observed.forEach(start::add);
        List<Imported> kept = start.kept();
        return new Fitting(kept, start.notes(kept.size()));
    }

    private void add(ObservedValue one) {
        Integer key = key(one);
        Configuration configuration = configuration(one);
        List<Problem> problems = ConfigurationCheck.complete(definition.space(), configuration);
        if (!problems.isEmpty()) {
            refuse(problems.get(0).path() + " does not fit", problems.get(0).message());
        } else if (!Double.isFinite(one.value())) {
            refuse("no finite value", "a training that diverged");
        } else if (key == null) {
            refuse("not at a task of this experiment", one.task() == null ? "epoch " + one.epoch() : one.task());
        } else if (trainings
                        .computeIfAbsent(new ConfigurationKey(configuration), added -> new TreeMap<>())
                        .put(key, new Imported(configuration, key, one.value()))
                != null) {
            replaced++;
        }
    }

    private void refuse(String reason, String example) {
        refused.merge(reason, 1, Integer::sum);
        examples.putIfAbsent(reason, example);
    }

    /** Where the value was made, as the experiment counts; null if it has nothing like it. */
    private @Nullable Integer key(ObservedValue one) {
        return definition.ladder().keyOf(one.epoch(), one.task());
    }

    /** As far as it can be read: what is wrong or missing is for the check to say. */
    private Configuration configuration(ObservedValue one) {
        List<@Nullable Value> values = new ArrayList<>();
        TreeSet<String> left = new TreeSet<>(one.parameters().keySet());
        for (Parameter parameter : definition.parameters()) {
            left.remove(parameter.name());
            String text = one.parameters().get(parameter.name());
            values.add(text == null ? Configurations.declaredDefault(parameter) : GivenValue.of(text, parameter));
        }
        unknown.addAll(left);
        return cube.configurationOf(values);
    }

    private List<Imported> kept() {
        List<List<Imported>> ranked = trainings.values().stream()
                .map(training -> List.copyOf(training.values()))
                .sorted(Comparator.comparingInt(
                                (List<Imported> training) -> -last(training).key())
                        .thenComparingDouble(training ->
                                definition.metric().toLoss(last(training).value())))
                .toList();
        int total = ranked.stream().mapToInt(List::size).sum();
        List<Imported> kept = new ArrayList<>();
        int next = 0;
        double most = total <= Imported.MOST ? Imported.MOST : BEST_SHARE * Imported.MOST;
        while (next < ranked.size() && kept.size() + ranked.get(next).size() <= most) {
            kept.addAll(ranked.get(next));
            next++;
        }
        int room = Imported.MOST - kept.size();
        int stride = Math.max(1, (ranked.size() - next + room - 1) / Math.max(1, room));
        for (int i = next; i < ranked.size() && room > 0; i += stride) {
            kept.add(last(ranked.get(i)));
        }
        return kept;
    }

    private static Imported last(List<Imported> training) {
        return training.get(training.size() - 1);
    }

    private List<String> notes(int kept) {
        List<String> notes = new ArrayList<>();
        if (!unknown.isEmpty()) {
            notes.add("no parameters here, and left out: " + String.join(", ", unknown));
        }
        refused.forEach((reason, count) ->
                notes.add("left out %d: %s, for example %s".formatted(count, reason, examples.get(reason))));
        if (replaced > 0) {
            notes.add("left out %d: replaced by a later value of the same configuration and %s"
                    .formatted(replaced, definition.ladder().unit()));
        }
        int fit = trainings.values().stream()
                .mapToInt(training -> training.size())
                .sum();
        if (kept < fit) {
            notes.add("took %d of %d values that fit: those of the best trainings, and every so many of the others"
                    .formatted(kept, fit));
        }
        return notes;
    }
}
