package dev.temper.tuning.learn;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.NamedMethod;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import dev.temper.core.propose.SourceFit;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.source.NormalScores;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Space;
import dev.temper.tuning.table.BenchTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A table as an earlier experiment that was run on it: what it leaves of the rows that it may have seen. */
final class TaughtTable {
    private static final int TRIALS = 200;
    private static final int WORKERS = 4;
    private static final long SEED = 900;

    private final BenchTable table;
    private final @Nullable History history;

    /** An experiment's trial and its normal score at each rung. */
    record Taught(Configuration configuration, List<Double> scores) {
        /** Copies the list. */
        Taught {
            scores = List.copyOf(scores);
        }
    }

    /** @param partly whether by asynchronous Hyperband, or by a full training of each row */
    TaughtTable(BenchTable table, boolean partly) {
        this.table = table;
        this.history = partly ? history() : null;
    }

    private History history() {
        ExperimentDefinition definition = definition();
        TableRun run = TableSimulation.run(definition, table.fresh(), WORKERS);
        ExperimentState state = ExperimentState.empty();
        for (JournalEntry entry : run.journal()) {
            state = ExperimentMachine.step(state, entry).state();
        }
        return History.of(state, definition);
    }

    private ExperimentDefinition definition() {
        return new ExperimentDefinition(
                "taught",
                new Metric("loss", Metric.Goal.MINIMIZE),
                Space.of(table.parameters()).withCandidates(table.candidates()),
                table.ladder(),
                new Budget(Math.min(TRIALS, table.candidates().size()), null),
                WORKERS,
                NamedMethod.ASHA.on(table.ladder()),
                table.curves().cumulative() ? Resume.CHECKPOINT : Resume.RESTART,
                0,
                30_000,
                SEED);
    }

    /** Shares of a full training at a table's rungs. */
    static double[] shares(BenchTable table) {
        Ladder ladder = table.ladder();
        double full = ladder.level(ladder.full());
        return ladder.tasks().stream()
                .mapToDouble(task -> ladder.level(task) / full)
                .toArray();
    }

    /** What the trials on the rows that are kept came to. */
    List<Taught> without(Predicate<Configuration> left) {
        return history == null ? full(left) : partly(history, left);
    }

    private List<Taught> partly(History all, Predicate<Configuration> left) {
        List<Past> kept = all.trials().stream()
                .filter(past -> !left.test(past.configuration()))
                .toList();
        History part = History.of(definition(), kept);
        List<double[]> scores = SourceFit.scores(definition(), part, ExperimentState.empty());
        List<Taught> taught = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            taught.add(new Taught(
                    part.runs().get(i).configuration(),
                    Arrays.stream(scores.get(i)).boxed().toList()));
        }
        return taught;
    }

    private List<Taught> full(Predicate<Configuration> left) {
        List<Integer> rows = IntStream.range(0, table.candidates().size())
                .filter(row -> !left.test(table.candidates().get(row)))
                .boxed()
                .toList();
        int rungs = table.ladder().tasks().size();
        double[][] scores = new double[rows.size()][rungs];
        for (int rung = 0; rung < rungs; rung++) {
            int column = table.curves().cumulative() ? table.ladder().key(rung) : rung + 1;
            double[] losses =
                    rows.stream().mapToDouble(row -> loss(row, column)).toArray();
            NormalScores normal = NormalScores.of(losses);
            for (int i = 0; i < losses.length; i++) {
                scores[i][rung] = normal.of(losses[i]);
            }
        }
        return IntStream.range(0, rows.size())
                .mapToObj(i -> new Taught(
                        table.candidates().get(rows.get(i)),
                        Arrays.stream(scores[i]).boxed().toList()))
                .toList();
    }

    /** Infinite where the row has none: it diverged before. */
    private double loss(int row, int column) {
        List<@Nullable Double> losses = table.curves().rows().get(row).losses();
        Double loss = column > losses.size() ? null : losses.get(column - 1);
        return loss == null || !Double.isFinite(loss) ? Double.POSITIVE_INFINITY : loss;
    }
}
