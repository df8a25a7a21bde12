package dev.temper.deploy.simulate;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.LearnFrom;
import dev.temper.core.definition.Metrics;
import dev.temper.core.experiment.DefinitionCheck;
import dev.temper.core.simulate.CurveTable;
import dev.temper.core.simulate.Curves;
import dev.temper.core.simulate.StalledException;
import dev.temper.core.simulate.SyntheticCurves;
import dev.temper.core.simulate.TableCurves;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.space.Problem;
import dev.temper.deploy.Failure;
import dev.temper.deploy.GivenFile;
import dev.temper.stream.codec.DefinitionException;
import dev.temper.stream.codec.DefinitionReader;
import dev.temper.tuning.table.CurveFiles;
import dev.temper.tuning.table.CurveTableReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Simulates an experiment over seeds and prints the plan.
 *
 * @param file of the experiment; null to make one from the table
 * @param table prefix of the curves' files; null for synthetic curves
 * @param workers null for as many as the experiment runs in parallel
 * @param seeds how many seeds, from the experiment's on
 * @param seconds of an epoch, or for named tasks of the full one, without a table
 */
public record Simulator(
        @Nullable Path file,
        @Nullable String table,
        @Nullable Integer workers,
        int seeds,
        double seconds) {
    private static final int WORKERS = 4;

    /**
     * Runs and prints.
     *
     * @throws Failure if the experiment or the table cannot be used
     */
    public void run(boolean json, PrintWriter out) {
        CurveFiles files = table == null ? null : CurveFiles.at(table);
        CurveTable curves = files == null ? null : CurveTableReader.read(files);
        ExperimentDefinition definition = definition(files, curves);
        int slots = workers == null ? definition.parallel() : workers;
        List<TableRun> runs = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            ExperimentDefinition seeded = seeded(definition, definition.seed() + seed);
            runs.add(run(seeded, curves(curves, seeded), slots));
        }
        List<Double> finals = curves == null ? List.of() : curves.finalLosses();
        int usable = curves == null ? 0 : onTable(curves, definition).size();
        SimulationPlan plan =
                new SimulationPlan(definition, curves == null ? null : curves.name(), usable, finals, runs);
        if (json) {
            out.println(PlanJson.of(plan));
            out.flush();
        } else {
            new PlanText(plan, out).print();
        }
    }

    private static TableRun run(ExperimentDefinition definition, Curves curves, int slots) {
        try {
            return TableSimulation.run(definition, curves, slots);
        } catch (StalledException e) {
            throw new Failure("with seed " + definition.seed() + " " + e.getMessage(), e);
        }
    }

    private ExperimentDefinition definition(@Nullable CurveFiles files, @Nullable CurveTable curves) {
        ExperimentDefinition definition;
        if (file != null) {
            definition = read(file);
        } else if (files != null && curves != null) {
            definition = TableDefinition.of(curves, files.meta(), workers == null ? WORKERS : workers);
        } else {
            throw new Failure("give an experiment (-f), curves (--table), or both");
        }
        if (curves != null) {
            fits(definition.ladder(), curves);
            definition = capped(definition, curves(curves, definition).size());
        }
        List<Problem> problems = DefinitionCheck.check(definition);
        if (!problems.isEmpty()) {
            throw new Failure("the experiment cannot be run:\n  "
                    + problems.stream()
                            .map(problem -> problem.path() + ": " + problem.message())
                            .collect(Collectors.joining("\n  ")));
        }
        return definition;
    }

    private static ExperimentDefinition read(Path file) {
        try {
            // A plan has no use for what earlier experiments left: its curves come from elsewhere.
            return DefinitionReader.read(GivenFile.text(file)).with(LearnFrom.NONE);
        } catch (DefinitionException e) {
            throw new Failure(file + ": " + e.getMessage(), e);
        }
    }

    private static void fits(Ladder ladder, CurveTable curves) {
        int columns = curves.columns().size();
        if (ladder.passesRungs() != curves.cumulative()) {
            throw new Failure("table " + curves.name() + (curves.cumulative() ? " has epochs" : " has named tasks")
                    + " and the experiment has not: its tasks must be "
                    + (curves.cumulative() ? "epochs up to " + columns : String.join(", ", curves.columns())));
        }
        int needed = ladder.column(ladder.last());
        if (needed > columns || (needed < columns && !ladder.passesRungs())) {
            throw new Failure("tasks go up to " + ladder.full().name() + ", but table " + curves.name() + " has "
                    + columns + (ladder.passesRungs() ? " epochs: lower tasks.epochs.max" : " tasks: give as many"));
        }
    }

    /** A table can be trained no further than its rows go. */
    private static ExperimentDefinition capped(ExperimentDefinition definition, int rows) {
        Integer trials = definition.budget().trials();
        int most = trials == null ? rows : Math.min(trials, rows);
        Budget budget = new Budget(
                most, definition.budget().costMicros(), definition.budget().patienceMicros());
        return with(definition, definition.metrics(), budget, definition.seed());
    }

    /** What a run plays: curves have the first objective alone. */
    private static ExperimentDefinition seeded(ExperimentDefinition definition, long seed) {
        return with(definition, Metrics.of(definition.metric()), definition.budget(), seed);
    }

    private static ExperimentDefinition with(
            ExperimentDefinition definition, Metrics metrics, Budget budget, long seed) {
        return new ExperimentDefinition(
                        definition.id(),
                        metrics,
                        definition.space(),
                        definition.ladder(),
                        budget,
                        definition.parallel(),
                        definition.method(),
                        definition.resume(),
                        definition.retries(),
                        definition.leaseMillis(),
                        seed)
                .with(definition.warmStart());
    }

    private Curves curves(@Nullable CurveTable curves, ExperimentDefinition definition) {
        if (curves != null) {
            return onTable(curves, definition);
        }
        Ladder ladder = definition.ladder();
        double full = seconds * (ladder.passesRungs() ? ladder.full().epochs() : 1);
        return new SyntheticCurves(definition.seed(), ladder, full);
    }

    private static TableCurves onTable(CurveTable curves, ExperimentDefinition definition) {
        try {
            return new TableCurves(curves, definition.parameters());
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
    }
}
