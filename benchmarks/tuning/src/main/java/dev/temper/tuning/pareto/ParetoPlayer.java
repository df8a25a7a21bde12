package dev.temper.tuning.pareto;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.method.Proposers;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.tuning.peer.PeerTable;
import dev.temper.tuning.peer.Peers;
import dev.temper.tuning.peer.Peers.Outcome;
import dev.temper.tuning.peer.Peers.Trained;
import dev.temper.tuning.play.Job;
import dev.temper.tuning.play.Methods;
import dev.temper.tuning.play.Player;
import dev.temper.tuning.table.BenchTable;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays one run of a problem in virtual time. */
final class ParetoPlayer {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final ParetoProblem problem;
    private final ParetoRegret regret;
    private final @Nullable Peers peers;

    ParetoPlayer(ParetoProblem problem, @Nullable Peers peers) {
        this.problem = problem;
        this.regret = new ParetoRegret(problem);
        this.peers = peers;
    }

    ParetoProblem problem() {
        return problem;
    }

    ParetoRow play(String method, int workers, long seed) {
        double budget = ParetoRow.COSTS.get(ParetoRow.COSTS.size() - 1);
        Job job = new Job(problem.name(), method, workers, seed, budget, problem.group());
        double seconds = budget * problem.table().unitSeconds();
        ParetoCurves curves = problem.curves();
        if (method.startsWith(Peers.PREFIX) && peers != null) {
            PeerTable table =
                    new PeerTable(definition(job, "random"), problem.table().curves(), curves);
            Outcome outcome = peers.play(method, table, seconds, budget);
            return row(job, outcome.trials(), outcome.cpuMillis(), outcome.trained());
        }
        ExperimentDefinition definition = definition(job, method);
        Player.requireSound(definition);
        long before = THREADS.getCurrentThreadCpuTime();
        TableRun run = TableSimulation.run(definition, curves, workers, seconds, Proposers.of(definition), 0);
        double cpuMillis = (THREADS.getCurrentThreadCpuTime() - before) / 1e6;
        return row(job, run.trials(), cpuMillis, trained(run, curves));
    }

    private ExperimentDefinition definition(Job job, String method) {
        BenchTable table = problem.table();
        return Player.definition(job, table, problem.metrics(), Resume.CHECKPOINT, Methods.of(method, table.ladder()));
    }

    /** From the reports, which are in the order in which the workers' time was spent. */
    private List<Trained> trained(TableRun run, ParetoCurves curves) {
        int full = problem.table().curves().columns().size();
        List<Trained> trained = new ArrayList<>();
        double busy = 0;
        for (JournalEntry entry : run.journal()) {
            if (entry.event() instanceof Event.MetricReported report) {
                busy += report.seconds() == null ? 0 : report.seconds();
                if (report.epoch() == full) {
                    trained.add(new Trained(busy, curves.row(report.trial())));
                }
            }
        }
        return trained;
    }

    private ParetoRow row(Job job, int trials, double cpuMillis, List<Trained> trained) {
        List<Double> regrets = new ArrayList<>();
        for (int cost : ParetoRow.COSTS) {
            double until = cost * problem.table().unitSeconds();
            regrets.add(regret.of(trained.stream()
                    .filter(row -> row.busySeconds() <= until)
                    .map(Trained::row)
                    .toList()));
        }
        return new ParetoRow(
                problem, job.method(), job.workers(), job.seed(), trials, trained.size(), cpuMillis, regrets);
    }
}
