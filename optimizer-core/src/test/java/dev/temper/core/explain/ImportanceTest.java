package dev.temper.core.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentMachine;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Setup;
import dev.temper.core.method.Proposers;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.space.Condition;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Match;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.space.Value;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Outcome;
import dev.temper.core.trial.Reported;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** On trials whose loss is a function of one parameter alone. */
class ImportanceTest {
    private static final int TRIALS = 24;

    private ExperimentState state = ExperimentState.empty();
    private long number;

    private void add(Event event) {
        JournalEntry entry = new JournalEntry(new EventId("user", ++number), number, event);
        state = ExperimentMachine.step(state, entry).state();
    }

    private static Parameter parameter(String name) {
        return new Parameter.OfDouble(name, 0, 1, Scale.LINEAR, null);
    }

    private ExperimentState learned() {
        Space space = Space.of(List.of(parameter("decisive"), parameter("idle"), parameter("vain")));
        return learned(space, configuration -> {
            double x = number(configuration, "decisive");
            return (x - 0.3) * (x - 0.3);
        });
    }

    private static double number(Configuration configuration, String parameter) {
        return configuration.settings().stream()
                .filter(setting -> setting.parameter().equals(parameter))
                .mapToDouble(setting -> ((Value.OfDouble) setting.value()).value())
                .findFirst()
                .orElseThrow();
    }

    private ExperimentState learned(Space space, ToDoubleFunction<Configuration> loss) {
        add(new Event.ExperimentCreated(Setup.of(ScheduleKind.ASYNC_HYPERBAND)
                .model(Model.TEMPER)
                .in(space)
                .epochs(1, 9, 3)
                .trials(2 * TRIALS)
                .build()));
        for (int offer = 1; state.trials().size() < TRIALS; offer++) {
            add(new Event.SlotOffered(new Assignee("agent", "session", 0, offer)));
            for (Trial running = running(); running != null; running = running()) {
                train(running, loss);
            }
        }
        Proposal proposal = Objects.requireNonNull(
                        Proposers.of(Objects.requireNonNull(state.header().definition())))
                .propose(state);
        add(new Event.ProposalMade(Objects.requireNonNull(proposal)));
        return state;
    }

    private @Nullable Trial running() {
        for (PersistentMap.Entry<Integer, Trial> row : state.trials()) {
            if (row.value().lease() != null) {
                return row.value();
            }
        }
        return null;
    }

    private void train(Trial trial, ToDoubleFunction<Configuration> loss) {
        Lease lease = Objects.requireNonNull(trial.lease());
        if (trial.status() == TrialStatus.RUNNING) {
            List<Reported> values = List.of(new Reported("loss", loss.applyAsDouble(trial.configuration())));
            int epoch = lease.target().toEpoch();
            add(new Event.MetricReported(trial.number(), lease.number(), epoch, values, null));
        } else {
            add(new Event.TrialEnded(trial.number(), lease.number(), Outcome.PAUSED));
        }
    }

    @Test
    void aParameterThatIsAllDoesNotCountForMore() {
        Space space = Space.of(List.of(parameter("decisive")));
        assertThat(Importance.of(learned(space, configuration -> number(configuration, "decisive"))))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.effect()).isBetween(0.8, 1.0));
    }

    @Test
    void theParameterThatDecidesIsToldFromThoseThatDoNothing() {
        List<Importance> all = Importance.of(learned());
        assertThat(all).isNotEmpty();
        all.forEach(one -> {
            if (one.parameter().equals("decisive")) {
                assertThat(one.effect()).as(one.toString()).isGreaterThan(0.6);
            } else {
                assertThat(one.effect()).as(one.toString()).isLessThan(0.3);
            }
            assertThat(one.error()).isBetween(0.0, 0.5);
        });
        double sum = all.stream()
                .filter(one -> one.task().equals("9"))
                .mapToDouble(Importance::effect)
                .sum();
        assertThat(sum).as("total effects sum to 1 at least").isGreaterThan(0.8);
    }

    /** With the optimizer "plain" the loss is the momentum, else what momentum is on average: so the choice decides. */
    @Test
    void aParameterHasTheEffectOfThoseThatApplyOnlyWithIt() {
        Space space = Space.of(List.of(
                        new Parameter.Categorical("optimizer", List.of("plain", "other"), null),
                        parameter("momentum"),
                        parameter("idle")))
                .withConditions(List.of(new Condition(
                        "momentum", List.of(new Match("optimizer", List.of(new Value.OfText("plain")))))));
        ExperimentState known = learned(space, configuration -> {
            boolean plain = configuration.settings().stream()
                    .anyMatch(setting -> setting.parameter().equals("momentum"));
            return plain ? number(configuration, "momentum") : 0.5;
        });
        List<Importance> full = Importance.of(known).stream()
                .filter(one -> one.task().equals("9"))
                .toList();
        assertThat(full.get(0).effect()).as(full.toString()).isGreaterThan(0.25);
        assertThat(full.get(1).effect()).as(full.toString()).isGreaterThan(0.5);
        assertThat(full.get(2).effect()).as(full.toString()).isLessThan(0.2);
    }

    @Test
    void tasksTellMoreOfTheFullOneTheNearerTheyAre() {
        List<TaskInsight> tasks = TaskInsight.of(learned());
        assertThat(tasks).extracting(TaskInsight::task).containsExactly("1", "3", "9");
        assertThat(tasks).extracting(TaskInsight::correlation).isSorted();
        assertThat(Objects.requireNonNull(tasks.get(2).correlation())).isEqualTo(1);
        assertThat(tasks.get(0).observations().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(TRIALS);
        assertThat(tasks.stream()
                        .flatMap(task -> task.spentMicros().stream())
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(state.header().spentMicros());
    }

    @Test
    void whatTasksTellOfEachOtherIsAMatrixThatEndsWithTheFullOne() {
        ExperimentState known = learned();
        List<List<Double>> all = TaskCorrelations.of(known);
        List<TaskInsight> tasks = TaskInsight.of(known);
        assertThat(all).hasSize(tasks.size());
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).get(i)).isCloseTo(1, within(1e-12));
            assertThat(all.get(i).get(all.size() - 1)).isEqualTo(tasks.get(i).correlation());
            for (int j = 0; j < all.size(); j++) {
                assertThat(all.get(i).get(j)).isEqualTo(all.get(j).get(i)).isBetween(-1.0, 1.0 + 1e-12);
            }
        }
        assertThat(all.get(0).get(1))
                .as("the nearer task tells more")
                .isGreaterThan(all.get(0).get(2));
    }

    @Test
    void anExperimentWithoutAModelHasNoImportances() {
        assertThat(Importance.of(ExperimentState.empty())).isEmpty();
        assertThat(TaskCorrelations.of(ExperimentState.empty())).isEmpty();
    }
}
