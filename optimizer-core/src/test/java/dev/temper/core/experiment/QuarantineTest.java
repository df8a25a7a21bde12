package dev.temper.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.effort.Effort;
import dev.temper.core.event.Event;
import dev.temper.core.event.EventId;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.space.Condition;
import dev.temper.core.space.LinearConstraint;
import dev.temper.core.space.LinearConstraint.Term;
import dev.temper.core.space.Match;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.space.Value;
import dev.temper.core.trial.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An experiment whose step takes too much work is set aside: it keeps what it hears of, and harms no other. */
class QuarantineTest {
    /** Only where ten switches are on do the others not apply: one configuration, and a long search for a second one. */
    private static Space hardlyAnything() {
        List<Parameter> parameters = new ArrayList<>();
        List<Term> terms = new ArrayList<>();
        List<Condition> conditions = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            parameters.add(new Parameter.OfInt("x" + i, 0, 1, Scale.LINEAR, null));
            if (i < 10) {
                terms.add(new Term("x" + i, 1));
            } else {
                conditions.add(new Condition("x" + i, List.of(new Match("x0", List.of(new Value.OfLong(0))))));
            }
        }
        return Space.of(parameters)
                .withConditions(conditions)
                .withRules(List.of(new LinearConstraint(terms, 10.0, null)), List.of());
    }

    private static final long LITTLE = 1_000_000;

    private static Scenario trained(Setup setup) {
        return Scenario.given(setup.in(hardlyAnything()), Events.offer("one"), Events.report(1, 1, 0.5));
    }

    private static Scenario setAside() {
        return trained(Setup.of(ScheduleKind.FULL))
                .within(LITTLE)
                .when(Events.offer("two"))
                .then("reject TOO_MUCH_WORK");
    }

    @Test
    void aSearchThatTakesTooMuchSetsTheExperimentAside() {
        Scenario scenario =
                trained(Setup.of(ScheduleKind.FULL)).when(Events.offer("two")).then("reject TOO_MUCH_WORK");
        assertThat(scenario.state().header().status()).isEqualTo(ExperimentStatus.QUARANTINED);
    }

    @Test
    void whoeverTrainsIsStillHeard() {
        Scenario scenario = setAside().when(Events.report(1, 2, 0.4)).then();
        assertThat(scenario.state().observations().size()).isEqualTo(2);
        scenario.when(Events.report(1, 9, 0.3))
                .then("stop 1 FULLY_TRAINED")
                .when(Events.ended(1, Outcome.COMPLETED))
                .then();
        assertThat(scenario.state().header().status()).isEqualTo(ExperimentStatus.QUARANTINED);
        assertThat(scenario.state().header().bestValue()).isEqualTo(0.3);
    }

    @Test
    void whoeverWouldGoOnRests() {
        Setup setup =
                Setup.of(ScheduleKind.ASYNC_HYPERBAND_STOPPING).epochs(1, 9, 3).in(hardlyAnything());
        Scenario.given(setup, Events.offer("one"))
                .within(LITTLE)
                .when(Events.offer("two"))
                .when(Events.report(1, 1, 0.5))
                .then("pause 1 QUARANTINED");
    }

    @Test
    void theOfferThatCouldNotBeServedWaitsOn() {
        assertThat(setAside().state().desk().waiting().size()).isEqualTo(1);
    }

    @Test
    void aUserMayResumeOrArchiveIt() {
        setAside().when(Events.resumed()).then("reject TOO_MUCH_WORK");
        setAside().when(Events.paused()).then("reject ALREADY_PAUSED");
        Scenario archived = setAside().when(Events.archived()).then("stop 1 ARCHIVED_BY_USER");
        assertThat(archived.state().header().status()).isEqualTo(ExperimentStatus.ARCHIVED);
    }

    /** Whatever the bound, no event is lost half-way, and the same events lead to the same state. */
    @Test
    void whereverTheWorkIsSpentTheStateStaysWhole() {
        for (long most = 1; most < 400; most += 7) {
            Scenario scenario =
                    Scenario.given(Setup.of(ScheduleKind.ASYNC_HYPERBAND).epochs(1, 9, 3));
            ExperimentState state = scenario.state();
            for (int slot = 1; slot <= 4; slot++) {
                Event event = Events.offer("agent" + slot).in(state);
                JournalEntry entry = new JournalEntry(new EventId("bounded", slot), slot, event);
                Step step = ExperimentMachine.step(state, entry, Effort.of(most));
                Invariants.check(state, entry, step);
                state = step.state();
            }
            assertThat(state.desk().waiting().size() + state.leases()).isEqualTo(4);
        }
    }
}
