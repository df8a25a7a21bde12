package dev.temper.core.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.Method.SuggesterKind;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.NamedLadder;
import dev.temper.core.definition.Task;
import dev.temper.core.event.Event;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.explain.TaskInsight;
import dev.temper.core.history.History;
import dev.temper.core.history.Past;
import dev.temper.core.model.Encoding;
import dev.temper.core.model.Place;
import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableSimulation;
import dev.temper.core.space.Space;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The default method where a task is a training of its own: a ninth, a third and all of the data. */
class NamedTasksTest {
    private static final Method TEMPER =
            new Method(SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, 1, 1, Model.TEMPER);
    private static final Method RUNGS = new Method(SuggesterKind.QUASI_RANDOM, ScheduleKind.ASYNC_HYPERBAND, 1, 1);
    private static final int[] EPOCHS = {3, 9, 27};

    /** Hills at three of their epochs; one task in ten fails before it reports, every time, and one in ten diverges. */
    private static final class Parts extends AroundHills {
        Parts(long seed) {
            super(new Hills(seed));
        }

        @Override
        public double loss(int curve, int column) {
            return curve % 10 == 8 ? Double.NaN : super.loss(curve, EPOCHS[column - 1]);
        }

        @Override
        public double seconds(int curve, int column) {
            return EPOCHS[column - 1] * super.seconds(curve, column);
        }

        @Override
        public boolean fails(int curve, int column) {
            return curve % 10 == 9;
        }
    }

    private static ExperimentDefinition definition(long seed, Method method) {
        List<Task> tasks = List.of(
                new Task("ninth", 0, Ladder.FULL_COST / 9),
                new Task("third", 0, Ladder.FULL_COST / 3),
                new Task("all", 0, Ladder.FULL_COST));
        return new ExperimentDefinition(
                "parts",
                new Metric("loss", Metric.Goal.MINIMIZE),
                Space.of(Hills.parameters()),
                new NamedLadder(tasks, 3),
                new Budget(400, 12 * Ladder.FULL_COST),
                4,
                method,
                Resume.CHECKPOINT,
                1,
                30_000,
                seed);
    }

    private static TableRun play(long seed, Method method) {
        return TableSimulation.run(definition(seed, method), new Parts(seed), 4);
    }

    private static double best(TableRun run) {
        TableRun.Best best = run.best();
        return best == null ? Double.POSITIVE_INFINITY : best.loss();
    }

    /** A task that diverged leaves no observation: the model did not hear of it, and chose its like again. */
    @Test
    void theModelLearnsOfTrialsThatFailedAndOfThoseThatDiverged() {
        ExperimentState state = Journals.last(play(1, TEMPER));
        List<Integer> failed = new ArrayList<>();
        for (PersistentMap.Entry<Integer, Trial> row : state.trials()) {
            if (row.value().status() == TrialStatus.FAILED) {
                failed.add(row.key());
            }
        }
        assertThat(failed).hasSizeGreaterThan(6);
        assertThat(History.of(state, definition(1, TEMPER)).runs())
                .filteredOn(run -> run.last().failed())
                .extracting(Past::number)
                .containsExactlyElementsOf(failed);
    }

    /** Sixteen reports from within each task used to age a proposal past use. */
    @Test
    void reportsFromWithinTasksDoNotOutdateAProposal() {
        ExperimentDefinition definition = definition(1, TEMPER);
        long quiet = definition.proposalLife(40, 40);
        assertThat(quiet).isEqualTo(4 * 64);
        assertThat(definition.proposalLife(4_000, 40)).isEqualTo(4 * 16 * 103);
    }

    @Test
    void whatATaskTookIsKept() {
        TableRun run = play(1, TEMPER);
        int rows = 0;
        for (PersistentMap.Entry<Long, Observation> row : Journals.last(run).observations()) {
            int epochs = EPOCHS[Observation.epoch(row.key())];
            assertThat(row.value().seconds()).isBetween((double) epochs, 2.0 * epochs);
            rows++;
        }
        assertThat(rows).isGreaterThan(20);
    }

    /** Seconds rise with the third parameter, from 1 to 2 for the same loss elsewhere. */
    @Test
    void itLearnsWhichConfigurationsTrainLonger() {
        ExperimentDefinition definition = definition(1, TEMPER);
        ExperimentState state = Journals.last(play(1, TEMPER));
        double[] rates = Rates.predict(
                History.of(state, definition),
                Encoding.of(definition.space()),
                List.of(
                        new Place(new double[] {0.5, 0.5, 0.1, 1, 0}, Place.NEW, 1),
                        new Place(new double[] {0.5, 0.5, 0.9, 1, 0}, Place.NEW, 1)));
        assertThat(rates[1] / rates[0]).isBetween(1.2, 2.2);
    }

    @Test
    void atTheSameCostItFindsBetterThanItsRungsAlone() {
        double temper = 0;
        double rungs = 0;
        for (long seed = 0; seed < 6; seed++) {
            temper += best(play(seed, TEMPER));
            rungs += best(play(seed, RUNGS));
        }
        assertThat(temper).isLessThan(rungs);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aProposerThatRemembersNothingProposesTheSameBits(long seed) {
        ExperimentState state = ExperimentState.empty();
        int proposals = 0;
        for (JournalEntry entry : play(seed, TEMPER).journal()) {
            if (entry.event() instanceof Event.ProposalMade made && proposals++ % 7 == 0) {
                assertThat(new TemperProposer(definition(seed, TEMPER)).propose(state))
                        .isEqualTo(made.proposal());
            }
            state = ExperimentMachine.step(state, entry).state();
        }
        assertThat(proposals).isGreaterThan(20);
        assertThat(state.spent(Stream.FINISHER)).isPositive();
        assertThat(state.spent(Stream.KNOWLEDGE)).isPositive();
    }

    @Test
    void tasksSayAllThatWasSpentOnThemAndWhatTheyTook() {
        ExperimentState state = Journals.last(play(1, TEMPER));
        List<TaskInsight> tasks = TaskInsight.of(state);
        assertThat(spent(tasks)).isEqualTo(state.header().spentMicros());
        assertThat(tasks).allSatisfy(task -> assertThat(task.seconds()).isNotNull());
    }

    /** Where trials start again from scratch, most is spent on epochs that were seen before. */
    @ParameterizedTest
    @EnumSource(Resume.class)
    void tasksSayAllThatWasSpentOnThemWithAndWithoutCheckpoints(Resume resume) {
        ExperimentDefinition definition = Hills.definition(2, TEMPER, resume, 4);
        ExperimentState state = Journals.last(TableSimulation.run(definition, new Hills(2), 4));
        assertThat(spent(TaskInsight.of(state))).isEqualTo(state.header().spentMicros());
    }

    private static long spent(List<TaskInsight> tasks) {
        return tasks.stream()
                .flatMap(task -> task.spentMicros().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
