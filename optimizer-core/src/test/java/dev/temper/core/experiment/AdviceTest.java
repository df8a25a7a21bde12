package dev.temper.core.experiment;

import static dev.temper.core.experiment.Advices.altered;
import static dev.temper.core.experiment.Advices.picks;
import static dev.temper.core.experiment.Advices.resume;
import static dev.temper.core.experiment.Advices.start;
import static dev.temper.core.experiment.Events.ended;
import static dev.temper.core.experiment.Events.lost;
import static dev.temper.core.experiment.Events.offer;
import static dev.temper.core.experiment.Events.report;
import static dev.temper.core.trial.Stream.FINISHER;
import static dev.temper.core.trial.Stream.KNOWLEDGE;
import static dev.temper.core.trial.Stream.RUNGS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.decision.ModelEvidence;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.proposal.ModelState;
import dev.temper.core.proposal.Pick;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.rung.RungId;
import dev.temper.core.trial.Outcome;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rungs at 1, 3 and 9 epochs, and a model that says what to train. */
class AdviceTest {
    private static Setup setup() {
        return rungs(50).cost(20_000_000);
    }

    @Test
    void theStreamThatIsFurthestBehindItsShareHasItsTurn() {
        Scenario scenario = Scenario.given(setup(), offer("a"))
                .when(picks(start(KNOWLEDGE, 0.3, 0), start(FINISHER, 0.5, 2)))
                .then()
                .when(offer("b"))
                .then("suggest 2 to 9 ADVISED")
                .when(offer("c"))
                .then("suggest 3 to 1 ADVISED");
        ModelEvidence part = Objects.requireNonNull(scenario.evidence().model());
        assertThat(part.stream()).isEqualTo(KNOWLEDGE);
        assertThat(part.predicted()).isEqualTo(0.4);
        assertThat(scenario.evidence().bracket()).isEqualTo(scenario.state().modelBracket());
        // Then neither has a pick left.
        scenario.when(offer("d")).then("suggest 4 to 1 NEW");
    }

    @Test
    void theFinisherHasTheLargerShareUntilSomethingIsTrainedInFull() {
        UnaryOperator<Scenario> twoInFull =
                scenario -> scenario.when(picks(resume(KNOWLEDGE, 1, 2), start(FINISHER, 0.5, 2)))
                        .then()
                        .when(offer("a"))
                        .then("suggest 2 to 9 ADVISED")
                        .when(offer("b"))
                        .then("promote 1 to 9 ADVISED");
        twoInFull
                .apply(Scenario.given(setup(), offer("a"), report(1, 1, 0.5), ended(1, Outcome.PAUSED)))
                .when(picks(start(KNOWLEDGE, 0.3, 0), start(FINISHER, 0.6, 2)))
                .when(offer("c"))
                .then("suggest 3 to 9 ADVISED");
        twoInFull
                .apply(Scenario.given(setup(), offer("a"), report(1, 1, 0.5), ended(1, Outcome.PAUSED)))
                .when(report(2, 9, 0.1))
                .then("stop 2 FULLY_TRAINED")
                .when(picks(start(KNOWLEDGE, 0.3, 0), start(FINISHER, 0.6, 2)))
                .when(offer("c"))
                .then("suggest 3 to 1 ADVISED");
    }

    @Test
    void withoutATrustedProposalTheRungsDecideAlone() {
        Scenario.given(setup(), offer("a"))
                .when(altered(
                        List.of(start(FINISHER, 0.5, 2)),
                        List.of(),
                        p -> new Proposal(p.basedOn(), 1, p.seed(), p.model(), false, null, p.picks(), p.forecasts())))
                .then()
                .when(offer("b"))
                .then("suggest 2 to 1 NEW");
    }

    @Test
    void aProposalIsTooOldAfterWhatAFullTrainingReports() {
        Scenario scenario = Scenario.given(setup().parallel(1), offer("a"), picks(start(FINISHER, 0.5, 2)));
        scenario.when(report(1, 1, 0.5)).then("pause 1 AWAITING_RUNG");
        for (int i = 0; i < 64; i++) {
            scenario.when(report(1, 1, 0.5));
        }
        scenario.when(ended(1, Outcome.PAUSED)).when(offer("a")).then("suggest 2 to 1 NEW");
    }

    @Test
    void aTrialOfTheRungsThatTheModelSendsOnCountsAtTheRungsThatItPasses() {
        Scenario scenario = Scenario.given(setup(), offer("a"), report(1, 1, 0.5), ended(1, Outcome.PAUSED))
                .when(picks(resume(KNOWLEDGE, 1, 1)))
                .when(offer("a"))
                .then("promote 1 to 3 ADVISED")
                .when(report(1, 3, 0.4))
                .then("pause 1 TARGET_REACHED");
        assertThat(valuesAt(scenario, 0, 1)).isEqualTo(1);
        assertThat(scenario.state().spent(KNOWLEDGE)).isEqualTo(222_222);
        assertThat(scenario.state().spent(RUNGS)).isEqualTo(111_111);
    }

    @Test
    void whatIsLostGoesOnToWhereItWasSentAndOnTheSameAccount() {
        Scenario scenario = Scenario.given(setup(), offer("a"), picks(start(FINISHER, 0.5, 2)), offer("b"))
                .when(lost(2))
                .then()
                .when(offer("b"))
                .then("promote 2 to 9 RESUMED")
                .when(report(2, 9, 0.3))
                .then("stop 2 FULLY_TRAINED");
        assertThat(scenario.state().spent(FINISHER)).isEqualTo(1_000_000);
    }

    @Test
    void whatHasBecomeImpossibleIsPassedOver() {
        Scenario scenario = Scenario.given(setup(), offer("a"))
                .when(picks(start(KNOWLEDGE, 0.5, 2), resume(FINISHER, 1, 2), start(FINISHER, 0.5, 2)))
                .when(offer("b"))
                .then("suggest 2 to 9 ADVISED")
                .when(offer("c"))
                .then("suggest 3 to 1 NEW");
        assertThat(scenario.state().rows().usedPicks().size()).isEqualTo(3);
    }

    @Test
    void onceNoTrialCanStartAnExperimentWithoutALimitOfCostIsDecidedByItsRungs() {
        Setup closed = rungs(2);
        Scenario.given(closed, offer("a"), offer("b"), report(1, 1, 0.5), ended(1, Outcome.PAUSED))
                .when(picks(resume(FINISHER, 1, 2)))
                .when(offer("a"))
                .then();
    }

    @Test
    void onceNoTrialCanStartTheModelStillFinishesUntilOneInEtaIs() {
        Setup closed = rungs(4);
        fourAtTheFirstRung(closed)
                .when(picks(resume(KNOWLEDGE, 2, 2), resume(FINISHER, 2, 1), resume(FINISHER, 3, 2)))
                .then()
                .when(offer("b"))
                .then("promote 3 to 9 ADVISED")
                .when(offer("c"))
                .then()
                .when(picks(resume(FINISHER, 2, 2), resume(FINISHER, 4, 2)))
                .then()
                .when(ended(1, Outcome.PAUSED))
                .then("promote 1 to 3 PROMOTED")
                .when(report(3, 3, 0.25))
                .when(report(3, 9, 0.2))
                .then("stop 3 FULLY_TRAINED")
                .when(ended(3, Outcome.STOPPED))
                .then()
                .when(offer("b"))
                .then()
                .when(report(1, 3, 0.1))
                .then("pause 1 AWAITING_RUNG")
                .when(ended(1, Outcome.PAUSED))
                .then("promote 2 to 9 ADVISED")
                .when(report(2, 3, 0.35))
                .when(report(2, 9, 0.3))
                .then("stop 2 FULLY_TRAINED")
                .when(ended(2, Outcome.STOPPED))
                .then()
                .when(offer("b"))
                .then("promote 1 to 9 PROMOTED")
                .when(report(1, 9, 0.1))
                .then("stop 1 FULLY_TRAINED")
                .when(ended(1, Outcome.STOPPED))
                .then("complete 1 TRIALS_SPENT");
    }

    private static Setup rungs(int trials) {
        return Setup.of(ScheduleKind.ASYNC_HYPERBAND)
                .model(Model.TEMPER)
                .epochs(1, 9, 3)
                .trials(trials);
    }

    /** All have a value; all but the best rest. */
    private static Scenario fourAtTheFirstRung(Setup setup) {
        Scenario scenario = Scenario.given(setup, offer("a"), offer("b"), offer("c"), offer("d"));
        for (int trial = 1; trial <= 4; trial++) {
            scenario.when(report(trial, 1, 0.1 * trial));
        }
        for (int trial = 2; trial <= 4; trial++) {
            scenario.when(ended(trial, Outcome.PAUSED));
        }
        return scenario;
    }

    private static int valuesAt(Scenario scenario, int bracket, int rung) {
        return Objects.requireNonNull(scenario.state().rungs().get(new RungId(bracket, rung)))
                .size();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                refused("STALE_PROPOSAL", p -> with(p, p.basedOn() + 1, 1, p.model(), p.picks())),
                refused("STALE_PROPOSAL", p -> with(p, 0, 1, p.model(), p.picks())),
                refused("UNKNOWN_VERSION", p -> with(p, p.basedOn(), 0, p.model(), p.picks())),
                refused("UNKNOWN_VERSION", p -> with(p, p.basedOn(), 1_000, p.model(), p.picks())),
                refused("NOT_FINITE", p -> with(p, p.basedOn(), 1, hyperparameter(Double.NaN), p.picks())),
                refused("TOO_LARGE", p -> with(p, p.basedOn(), 1, p.model(), many())),
                refused("INVALID_PROPOSAL", p -> with(p, p.basedOn(), 1, p.model(), List.of(start(RUNGS, 0.1, 0)))),
                refused("INVALID_PROPOSAL", p -> with(p, p.basedOn(), 1, p.model(), List.of(start(FINISHER, 7, 0)))),
                refused("INVALID_PROPOSAL", p -> with(p, p.basedOn(), 1, p.model(), List.of(start(FINISHER, 0.1, 3)))),
                refused("INVALID_PROPOSAL", p -> with(p, p.basedOn(), 1, p.model(), List.of(resume(FINISHER, 9, 2)))));
    }

    private static Arguments refused(String reason, UnaryOperator<Proposal> change) {
        return Arguments.of(reason, change);
    }

    private static Proposal with(Proposal p, long basedOn, int version, ModelState model, List<Pick> picks) {
        return new Proposal(basedOn, version, p.seed(), model, true, null, picks, p.forecasts());
    }

    private static ModelState hyperparameter(double value) {
        return new ModelState(List.of(value), 0, 0, List.of(), List.of(), 1);
    }

    private static List<Pick> many() {
        return Stream.generate(() -> start(FINISHER, 0.1, 2)).limit(5_000).toList();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aProposalThatCannotBeUsedIsRefusedAndTheOldOneStays(String reason, UnaryOperator<Proposal> change) {
        Scenario scenario = Scenario.given(setup(), offer("a"), picks(start(FINISHER, 0.5, 2)));
        Proposal before = scenario.state().proposal();
        scenario.when(altered(List.of(), List.of(), change)).then("reject " + reason);
        assertThat(scenario.state().proposal()).isEqualTo(before);
        scenario.when(offer("b")).then("suggest 2 to 9 ADVISED");
    }

    @Test
    void aMethodWithoutAModelRefusesProposals() {
        Scenario.given(setup().model(Model.NONE), offer("a")).when(picks()).then("reject NO_MODEL");
    }
}
