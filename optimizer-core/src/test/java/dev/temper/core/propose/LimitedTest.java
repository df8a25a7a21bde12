package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Limit;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Method.SuggesterKind;
import dev.temper.core.definition.Metric.Goal;
import dev.temper.core.definition.Metrics;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.random.CounterRandom;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Trial;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Hills whose best lies where a limit is broken. */
class LimitedTest {
    private static final Method TEMPER =
            new Method(SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, 1, 1, Model.TEMPER);

    /** The size grows with the third parameter; only below so much is it allowed. */
    private static Limit limit(long seed) {
        double best = 0.2 + 0.6 * CounterRandom.unit(seed, 77, 2);
        return new Limit("size", Goal.MINIMIZE, 100 * (best - 0.15));
    }

    private static ExperimentDefinition definition(long seed, Metrics metrics) {
        ExperimentDefinition plain = Hills.definition(seed, TEMPER, Resume.CHECKPOINT, 4);
        return new ExperimentDefinition(
                plain.id(),
                metrics,
                plain.space(),
                plain.ladder(),
                plain.budget(),
                plain.parallel(),
                plain.method(),
                plain.resume(),
                plain.retries(),
                plain.leaseMillis(),
                plain.seed());
    }

    private static ExperimentDefinition limited(long seed) {
        Metrics plain = Hills.definition(seed, TEMPER, Resume.CHECKPOINT, 4).metrics();
        return definition(seed, new Metrics(plain.objective(), List.of(limit(seed)), List.of()));
    }

    private static TableRun play(ExperimentDefinition definition, long seed) {
        return TableSimulation.run(definition, new Sized(new Hills(seed)), 4);
    }

    /** The best loss of a full training within the limit, as the reports in the journal have it. */
    private static double best(TableRun run, Limit limit) {
        double best = 10;
        for (JournalEntry entry : run.journal()) {
            if (entry.event() instanceof Event.MetricReported report && report.epoch() == Hills.EPOCHS) {
                double size = report.values().get(0).value();
                if (limit.allows(size)) {
                    best = Math.min(best, report.values().get(2).value());
                }
            }
        }
        return best;
    }

    @Test
    void withTheLimitInTheModelItFindsBetterWithinThanWithoutIt() {
        int wins = 0;
        double gap = 0;
        for (long seed = 0; seed < 6; seed++) {
            Metrics stored = new Metrics(limited(seed).metric(), List.of(), List.of("size"));
            double with = best(play(limited(seed), seed), limit(seed));
            double without = best(play(definition(seed, stored), seed), limit(seed));
            wins += with < without ? 1 : 0;
            gap += without - with;
        }
        assertThat(wins).isGreaterThanOrEqualTo(5);
        assertThat(gap / 6).isGreaterThan(0.02);
    }

    @Test
    void theBestTrialKeepsTheLimitAndMostFullTrainingsDo() {
        ExperimentState state = Journals.last(play(limited(1), 1));
        int best = Objects.requireNonNull(state.header().bestTrial());
        int within = 0;
        int all = 0;
        for (var row : state.observations()) {
            if (Observation.epoch(row.key()) == Hills.EPOCHS) {
                boolean allowed = limit(1).allows(row.value().seen().reading(1).value());
                within += allowed ? 1 : 0;
                all++;
                assertThat(Observation.trial(row.key()) == best && !allowed).isFalse();
            }
        }
        assertThat(within).isGreaterThan(2 * all / 3);
    }

    @Test
    void whereNothingIsAllowedItLooksForWhatMayBe() {
        Metrics plain = limited(2).metrics();
        Limit none = new Limit("size", Goal.MINIMIZE, 3);
        ExperimentState state =
                Journals.last(play(definition(2, new Metrics(plain.objective(), List.of(none), List.of())), 2));
        double[] sizes = new double[2];
        int[] counts = new int[2];
        for (var row : state.trials()) {
            Trial trial = row.value();
            int half = 2 * trial.number() > state.trials().size() ? 1 : 0;
            Observation first = state.observations().get(Observation.key(trial.number(), 1));
            if (first != null && trial.bracket() == state.modelBracket()) {
                sizes[half] += first.seen().reading(1).value();
                counts[half]++;
            }
        }
        assertThat(counts[1]).isPositive();
        assertThat(sizes[1] / counts[1]).isLessThan(30);
    }

    @Test
    void proposalsWithALimitAreReplayedBitForBit() {
        TableRun run = play(limited(3), 3);
        ExperimentState state = ExperimentState.empty();
        int proposals = 0;
        for (JournalEntry entry : run.journal()) {
            if (entry.event() instanceof Event.ProposalMade made && proposals++ % 7 == 0) {
                assertThat(new TemperProposer(limited(3)).propose(state)).isEqualTo(made.proposal());
            }
            state = ExperimentMachine.step(state, entry).state();
        }
        assertThat(proposals).isGreaterThan(50);
    }
}
