package dev.temper.tuning.play;

import dev.temper.core.experiment.Budget;
import dev.temper.core.experiment.DefinitionCheck;
import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentDefinition.Resume;
import dev.temper.core.experiment.Ladder;
import dev.temper.core.experiment.Metric;
import dev.temper.core.experiment.Problem;
import dev.temper.core.simulate.table.TableCurves;
import dev.temper.core.simulate.table.TableRun;
import dev.temper.core.simulate.table.TableSimulation;
import dev.temper.core.space.Space;
import dev.temper.tuning.TuningException;
import dev.temper.tuning.play.RunRow.ValueStep;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/** Plays one of the optimizer's own methods: the real machine, in virtual time. */
final class Player {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LEASE_MILLIS = 30_000;

    /**
     * The machine counts epochs and the benchmark seconds: the machine is given more to spend than it will come to, so
     * that all methods are cut off at the same cost.
     */
    private static final double SLACK = 4;

    private Player() {}

    static RunRow play(Job job, BenchTable table, Resume resume) {
        ExperimentDefinition definition = definition(job, table, resume);
        List<Problem> problems = DefinitionCheck.check(definition);
        if (!problems.isEmpty()) {
            throw new TuningException(
                    problems.get(0).path() + ": " + problems.get(0).message());
        }
        TableCurves curves = table.fresh();
        long before = THREADS.getCurrentThreadCpuTime();
        TableRun run = TableSimulation.run(definition, curves, job.workers(), job.budget() * table.unitSeconds());
        double cpuMillis = (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
        List<ValueStep> steps = run.anytime().stream()
                .map(step -> new ValueStep(step.busySeconds() / table.unitSeconds(), step.seconds(), step.loss()))
                .filter(step -> step.cost() <= job.budget())
                .toList();
        int full = run.rungs().get(run.rungs().size() - 1).arrived();
        return new RunRow(
                job, run.busySeconds() / table.unitSeconds(), run.seconds(), run.trials(), full, cpuMillis, steps);
    }

    static ExperimentDefinition definition(Job job, BenchTable table, Resume resume) {
        return new ExperimentDefinition(
                "bench",
                new Metric("loss", Metric.Goal.MINIMIZE),
                new Space(table.parameters(), table.candidates()),
                table.ladder(),
                new Budget(table.candidates().size(), Math.round(SLACK * job.budget() * Ladder.FULL_COST)),
                job.workers(),
                Methods.of(job.method(), table.ladder()),
                table.curves().cumulative() ? resume : Resume.RESTART,
                0,
                LEASE_MILLIS,
                job.seed());
    }
}
