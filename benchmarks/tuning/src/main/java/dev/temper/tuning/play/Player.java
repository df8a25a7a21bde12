package dev.temper.tuning.play;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metrics;
import dev.temper.core.experiment.DefinitionCheck;
import dev.temper.core.experiment.Proposer;
import dev.temper.core.method.Proposers;
import dev.temper.core.propose.TemperProposer;
import dev.temper.core.simulate.TableCurves;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.space.Problem;
import dev.temper.core.space.Space;
import dev.temper.tuning.TuningException;
import dev.temper.tuning.learn.Lesson;
import dev.temper.tuning.learn.Lessons;
import dev.temper.tuning.peer.PeerTable;
import dev.temper.tuning.peer.Peers;
import dev.temper.tuning.peer.Peers.Outcome;
import dev.temper.tuning.play.RunRow.ValueStep;
import dev.temper.tuning.table.BenchTable;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays a job: one of the optimizer's own methods on the real machine, or a peer's; in virtual time. */
public final class Player {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LEASE_MILLIS = 30_000;

    /**
     * The machine counts epochs and the benchmark seconds: the machine is given more to spend than it will come to, so
     * that all methods are cut off at the same cost.
     */
    private static final double SLACK = 4;

    private Player() {}

    /** Plays one of the optimizer's own methods; trials go on from their checkpoints. */
    public static RunRow play(Job job, BenchTable table) {
        return play(job, table, Resume.CHECKPOINT, null, null);
    }

    static RunRow play(Job job, BenchTable table, Resume resume, @Nullable Peers peers, @Nullable Lessons lessons) {
        double seconds = job.budget() * table.unitSeconds();
        if (job.method().startsWith(Peers.PREFIX) && peers != null) {
            ExperimentDefinition definition = definition(job, table, resume, Methods.of("random", table.ladder()));
            return row(
                    job,
                    table,
                    peers.play(
                            job.method(),
                            new PeerTable(definition, table.curves(), table.fresh()),
                            seconds,
                            job.budget()));
        }
        ExperimentDefinition definition = definition(job, table, resume, Methods.of(job.method(), table.ladder()));
        requireSound(definition);
        TableCurves curves = table.fresh();
        long before = THREADS.getCurrentThreadCpuTime();
        Proposer proposer = lessons != null && Lesson.isOne(job.method())
                ? new TemperProposer(definition, lessons.of(Lesson.of(job.method()), table, job.seed()))
                : Proposers.of(definition);
        TableRun run = TableSimulation.run(definition, curves, job.workers(), seconds, proposer, 0);
        double cpuMillis = (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
        return row(job, table, run, cpuMillis);
    }

    /**
     * Refuses a definition that the service would refuse.
     *
     * @throws TuningException if it has a problem: the first one
     */
    public static void requireSound(ExperimentDefinition definition) {
        List<Problem> problems = DefinitionCheck.check(definition);
        if (!problems.isEmpty()) {
            throw new TuningException(
                    problems.get(0).path() + ": " + problems.get(0).message());
        }
    }

    private static RunRow row(Job job, BenchTable table, TableRun run, double cpuMillis) {
        List<ValueStep> steps = run.anytime().stream()
                .map(step -> new ValueStep(step.busySeconds() / table.unitSeconds(), step.seconds(), step.loss()))
                .filter(step -> step.cost() <= job.budget())
                .toList();
        int full = run.rungs().get(run.rungs().size() - 1).arrived();
        double cost = run.busySeconds() / table.unitSeconds();
        return new RunRow(job, cost, run.seconds(), run.trials(), full, cpuMillis, steps);
    }

    private static RunRow row(Job job, BenchTable table, Outcome outcome) {
        List<ValueStep> steps = outcome.steps().stream()
                .map(step -> new ValueStep(step.busySeconds() / table.unitSeconds(), step.seconds(), step.value()))
                .filter(step -> step.cost() <= job.budget())
                .toList();
        double cost = outcome.busySeconds() / table.unitSeconds();
        return new RunRow(
                job,
                cost,
                outcome.seconds(),
                outcome.trials(),
                outcome.trained().size(),
                outcome.cpuMillis(),
                steps);
    }

    static ExperimentDefinition definition(Job job, BenchTable table, Resume resume, Method method) {
        return definition(job, table, Metrics.of(new Metric("loss", Metric.Goal.MINIMIZE)), resume, method);
    }

    /** What a job asks for on a table, whatever is optimised. */
    public static ExperimentDefinition definition(
            Job job, BenchTable table, Metrics metrics, Resume resume, Method method) {
        return new ExperimentDefinition(
                "bench",
                metrics,
                Space.of(table.parameters()).withCandidates(table.candidates()),
                table.ladder(),
                new Budget(table.candidates().size(), Math.round(SLACK * job.budget() * Ladder.FULL_COST)),
                job.workers(),
                method,
                table.curves().cumulative() ? resume : Resume.RESTART,
                0,
                LEASE_MILLIS,
                job.seed());
    }
}
