package dev.temper.core.explain;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Task;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one task of the ladder.
 *
 * @param task its name, or {@link #IMPORTED}
 * @param costMicros cost from scratch, millionths of a full training
 * @param correlation between a trial's value here and its value in full, as learnt; null when nothing was learnt yet
 * @param seconds mean of the seconds that an epoch on the way here took, or for a named task its run; null when not
 *     measured
 * @param observations values reported here, in each quarter of the journal so far
 * @param spentMicros cost of what was trained on the way to this task, in each quarter; what was trained again, or failed,
 *     counts to the quarter of the trial's last value there
 */
public record TaskInsight(
        String task,
        long costMicros,
        @Nullable Double correlation,
        @Nullable Double seconds,
        List<Integer> observations,
        List<Long> spentMicros) {
    /** In place of a task's name: values with which the experiment started, the correlation being that in full. */
    public static final String IMPORTED = "warm start";

    /** Parts into which the journal is divided. */
    public static final int QUARTERS = 4;

    /** Copies the lists. */
    public TaskInsight {
        observations = List.copyOf(observations);
        spentMicros = List.copyOf(spentMicros);
    }

    /** Of what was imported, if anything was, and of all tasks from the cheapest to the full one; empty when there is no experiment. */
    public static List<TaskInsight> of(ExperimentState state) {
        ExperimentDefinition definition = state.header().definition();
        if (definition == null) {
            return List.of();
        }
        List<Task> tasks = definition.ladder().tasks();
        Tally[] tallies = new Tally[tasks.size()];
        Arrays.setAll(tallies, rung -> new Tally());
        tally(state, definition.ladder(), tallies);
        List<List<Double>> correlations = TaskCorrelations.of(state);
        List<TaskInsight> all = new ArrayList<>();
        if (!definition.warmStart().isEmpty()) {
            all.add(imported(definition, withFull(correlations, 0)));
        }
        for (int rung = 0; rung < tasks.size(); rung++) {
            all.add(tallies[rung].insight(tasks.get(rung), withFull(correlations, all.size())));
        }
        return List.copyOf(all);
    }

    private static @Nullable Double withFull(List<List<Double>> correlations, int task) {
        return correlations.isEmpty() ? null : correlations.get(task).get(correlations.size() - 1);
    }

    /** What was imported is one more task: nothing was spent on it, and its values were there from the start. */
    private static TaskInsight imported(ExperimentDefinition definition, @Nullable Double correlation) {
        List<Integer> observations = new ArrayList<>(Collections.nCopies(QUARTERS, 0));
        observations.set(0, definition.warmStart().size());
        return new TaskInsight(IMPORTED, 0, correlation, null, observations, Collections.nCopies(QUARTERS, 0L));
    }

    private static void tally(ExperimentState state, Ladder ladder, Tally[] tallies) {
        SortedMap<Integer, Told[]> told = new TreeMap<>();
        int trial = 0;
        int before = 0;
        for (PersistentMap.Entry<Long, Observation> row : state.observations()) {
            int key = Observation.epoch(row.key());
            before = Observation.trial(row.key()) == trial ? before : 0;
            trial = Observation.trial(row.key());
            int quarter = quarter(state, row.value().sequence());
            int rung = ladder.rungTowards(key);
            long cost = ladder.costOfReport(key, before);
            tallies[rung].add(quarter, ladder.isRung(key), row.value().seconds());
            tallies[rung].spend(quarter, cost);
            told.computeIfAbsent(trial, number -> nothing(tallies.length))[rung].add(cost, quarter);
            before = key;
        }
        for (PersistentMap.Entry<Integer, Trial> row : state.trials()) {
            untold(state, row.value(), told.computeIfAbsent(row.key(), number -> nothing(tallies.length)), tallies);
        }
    }

    /** What was spent on a trial beside its observations: on epochs trained again, and on runs that failed. */
    private static void untold(ExperimentState state, Trial trial, Told[] told, Tally[] tallies) {
        int quarter = trial.hasFailed() ? quarter(state, trial.failedAt()) : QUARTERS - 1;
        for (RungRun run : trial.progress().runs()) {
            Told of = told[run.rung()];
            tallies[run.rung()].spend(of.cost == 0 ? quarter : of.quarter, run.costMicros() - of.cost);
        }
    }

    private static int quarter(ExperimentState state, long sequence) {
        long past = sequence * QUARTERS - 1;
        return (int) Math.min(QUARTERS - 1, past / Math.max(1, state.header().sequence()));
    }

    private static Told[] nothing(int rungs) {
        Told[] nothing = new Told[rungs];
        Arrays.setAll(nothing, rung -> new Told());
        return nothing;
    }

    /** Cost of a trial's observations on the way to one task, and when the last of them came. */
    private static final class Told {
        private long cost;
        private int quarter;

        void add(long more, int when) {
            cost += more;
            quarter = when;
        }
    }

    /** Counts of one task. */
    private static final class Tally {
        private final Integer[] observations = new Integer[QUARTERS];
        private final Long[] spent = new Long[QUARTERS];
        private double seconds;
        private int measured;

        Tally() {
            Arrays.fill(observations, 0);
            Arrays.fill(spent, 0L);
        }

        void spend(int quarter, long cost) {
            spent[quarter] += cost;
        }

        void add(int quarter, boolean there, @Nullable Double took) {
            observations[quarter] += there ? 1 : 0;
            if (took != null) {
                seconds += took;
                measured++;
            }
        }

        TaskInsight insight(Task task, @Nullable Double correlation) {
            Double mean = measured == 0 ? null : (Double) (seconds / measured);
            return new TaskInsight(
                    task.name(),
                    task.costMicros(),
                    correlation,
                    mean,
                    new ArrayList<>(Arrays.asList(observations)),
                    new ArrayList<>(Arrays.asList(spent)));
        }
    }
}
