package dev.temper.benchmarks.model;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.LearnFrom;
import dev.temper.core.definition.LearnFrom.Earlier;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.NamedMethod;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.propose.EarlierTrials;
import dev.temper.core.propose.TemperProposer;
import dev.temper.core.simulate.SyntheticCurves;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What earlier experiments cost before the first suggestion that they make, in a process that has only just started: each
 * is of 8 parameters, and asynchronous Hyperband has left some 2,000 values of it.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(5)
@State(Scope.Benchmark)
public class EarlierBenchmark {
    private static final Ladder LADDER = Ladder.ofEpochs(1, 27, 3);
    private static final int TRIALS = 1_300;
    private static final int WORKERS = 4;

    /** Number of earlier experiments. */
    @Param({"1", "20"})
    public int experiments;

    private ExperimentState earlier = ExperimentState.empty();
    private ExperimentDefinition known = definition("new", NamedMethod.TEMPER);

    /** Plays one of them. */
    @Setup
    public void play() {
        ExperimentDefinition definition = definition("earlier", NamedMethod.ASHA);
        for (JournalEntry entry : TableSimulation.run(definition, new SyntheticCurves(1, LADDER, 27), WORKERS)
                .journal()) {
            earlier = ExperimentMachine.step(earlier, entry).state();
        }
        known = known.with(lookUp());
    }

    /** What creates an experiment does this, once it has read the journals. */
    @Benchmark
    public LearnFrom lookUp() {
        List<Earlier> all = new ArrayList<>();
        for (int i = 0; i < experiments; i++) {
            Earlier one = new Earlier("earlier-" + i, false, new TreeMap<>(), null);
            all.add(one.with(EarlierTrials.of(earlier, known, one, "", experiments)));
        }
        return new LearnFrom(false, all);
    }

    /** The model does this. */
    @Benchmark
    public Proposal firstProposal() {
        JournalEntry created = new JournalEntry(new EventId("user", 1), 1, new Event.ExperimentCreated(known));
        ExperimentState state =
                ExperimentMachine.step(ExperimentState.empty(), created).state();
        return Objects.requireNonNull(new TemperProposer(known).propose(state));
    }

    private static ExperimentDefinition definition(String id, NamedMethod method) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            parameters.add(new Parameter.OfDouble("p" + i, 0, 1, Scale.LINEAR, null));
        }
        return new ExperimentDefinition(
                id,
                new Metric("loss", Metric.Goal.MINIMIZE),
                Space.of(parameters),
                LADDER,
                new Budget(TRIALS, null),
                WORKERS,
                method.on(LADDER),
                Resume.CHECKPOINT,
                0,
                30_000,
                1);
    }
}
