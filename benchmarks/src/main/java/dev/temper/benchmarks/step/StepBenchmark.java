package dev.temper.benchmarks.step;

import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Step;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Steps from one and the same state, which is immutable: each call pays for one event at that number of trials, and the
 * number does not grow while it is measured.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Benchmark)
public class StepBenchmark {
    /** Trials of the experiment, at their various rungs. */
    @Param({"100", "1000", "10000"})
    public int trials;

    private Events between = Events.NONE;
    private Events atRung = Events.NONE;
    private Events offers = Events.NONE;
    private Events advisedOffers = Events.NONE;
    private Events proposals = Events.NONE;

    /** A state and events that could come next in it, taken in turn. */
    private static final class Events {
        static final Events NONE = new Events(ExperimentState.empty(), List.of());

        private final ExperimentState state;
        private final JournalEntry[] next;
        private int turn;

        Events(ExperimentState state, List<JournalEntry> next) {
            this.state = state;
            this.next = next.toArray(JournalEntry[]::new);
        }

        Step step() {
            turn = turn + 1 == next.length ? 0 : turn + 1;
            return ExperimentMachine.step(state, next[turn]);
        }
    }

    /** Plays an experiment until it has its trials. */
    @Setup(Level.Trial)
    public void play() {
        PlayedExperiment played = PlayedExperiment.of(trials);
        played.trainToBeforeRung(2);
        between = new Events(played.state(), played.nextReports(false));
        played.trainToBeforeRung(1);
        atRung = new Events(played.state(), played.nextReports(true));
        offers = new Events(played.state(), played.nextOffers());
        PlayedExperiment advised = PlayedExperiment.advised(trials);
        advisedOffers = new Events(advised.state(), advised.nextOffers());
        advised.trainToBeforeRung(0);
        proposals = new Events(advised.state(), List.of(advised.nextProposal()));
    }

    /** A report that nothing is decided on. */
    @Benchmark
    public Step reportBetweenRungs() {
        return between.step();
    }

    /** A report at a rung: ranked among all trials there, and decided on. */
    @Benchmark
    public Step reportAtRung() {
        return atRung.step();
    }

    /** An offer that is answered at once, by a promotion or a new suggestion. */
    @Benchmark
    public Step offer() {
        return offers.step();
    }

    /** An offer that is answered at once from the list of a model. */
    @Benchmark
    public Step advisedOffer() {
        return advisedOffers.step();
    }

    /** A proposal of a model, checked and put in the place of the one before. */
    @Benchmark
    public Step proposal() {
        return proposals.step();
    }
}
