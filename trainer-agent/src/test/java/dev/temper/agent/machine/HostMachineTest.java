package dev.temper.agent.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.Assignee;
import dev.temper.schemas.RejectReason;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the slots of an agent are divided among the experiments that it serves. */
class HostMachineTest {
    private HostMachine machine;
    private HostState state;
    private List<HostMachine.Deed> last = List.of();
    private long decision;
    private long lease;

    HostMachineTest() {
        machine = host("", 1, Share.EVEN);
        state = machine.initial();
    }

    private static HostMachine host(String storage, int slots, Share... shares) {
        AgentSettings settings = Scene.settings(storage, slots);
        return new HostMachine(Stream.of(shares).map(share -> settings).toList(), List.of(shares));
    }

    private void given(int slots, Share... shares) {
        given("", slots, shares);
    }

    private void given(String storage, int slots, Share... shares) {
        machine = host(storage, slots, shares);
        state = machine.initial();
        take(machine.step(state, new Input.Ready()));
    }

    private void take(HostMachine.Step step) {
        state = step.state();
        last = step.deeds();
    }

    private void input(int experiment, Input input) {
        take(machine.step(state, experiment, input));
    }

    /** Answers every offer of an experiment that stands. */
    private void grantAll(int experiment) {
        for (int slot = 0; slot < state.owners().size(); slot++) {
            if (state.experiments().get(experiment).slots.get(slot) instanceof Slot.Offered offered) {
                lease++;
                input(
                        experiment,
                        new Input.Decided(Scene.granted(
                                ++decision, (int) lease, lease, new Assignee("a", "s", slot, offered.offer()), 3)));
            }
        }
    }

    private void exit(int experiment, int slot) {
        TrialRun run = ((Slot.Busy) state.experiments().get(experiment).slots.get(slot)).run();
        input(experiment, new Input.Measured(run.work().process(), Scene.measurement(1)));
        input(experiment, new Input.Exited(run.work().process(), 0, ""));
    }

    /** Nobody answers the offer of a slot for as long as the agent waits. */
    private void unanswered(int experiment, int slot) {
        for (int i = 0; i < 3; i++) {
            if (state.experiments().get(experiment).slots.get(slot) instanceof Slot.Offered offered) {
                input(experiment, new Input.Fired(new Timer.OfferAgain(slot, offered.offer())));
            }
        }
    }

    private <T extends Report> List<T> published(Class<T> type) {
        return last.stream()
                .map(HostMachine.Deed::effect)
                .filter(Effect.Publish.class::isInstance)
                .map(effect -> ((Effect.Publish) effect).report())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @Test
    void dividesFreeSlotsByShare() {
        given(6, new Share(0, 2), new Share(0, 1));
        assertThat(state.owners()).containsExactly(0, 1, 0, 0, 1, 0);
    }

    @Test
    void theHigherPriorityGetsAllSlotsFirst() {
        given(3, new Share(0, 5), new Share(1, 1));
        assertThat(state.owners()).containsExactly(1, 1, 1);
    }

    @Test
    void aSlotThatBecomesFreeGoesToWhoeverHasTooFew() {
        given(2, Share.EVEN, new Share(1, 1));
        grantAll(1);
        take(machine.step(state, new Input.BrokerUp()));
        input(1, new Input.Decided(new Order.Complete(++decision)));
        assertThat(state.owners()).as("a running trial keeps its slot").containsExactly(1, 1);
        exit(1, 0);
        assertThat(state.owners()).containsExactly(0, 1);
        assertThat(published(Report.Offer.class)).hasSize(1);
    }

    @Test
    void anOfferThatNobodyAnswersGivesWayAndIsTakenBack() {
        given(2, Share.EVEN, Share.EVEN);
        grantAll(1);
        assertThat(state.owners()).containsExactly(0, 1);
        unanswered(0, 0);
        assertThat(state.owners()).containsExactly(1, 1);
        assertThat(published(Report.Withdrawal.class)).hasSize(1);
        assertThat(last.get(last.size() - 1).experiment()).as("offered anew").isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"'',0", "disk,1"})
    void whereCheckpointsAreItsOwnNobodyWaitsForASlotThatGoesToAnotherExperiment(String storage, int said) {
        given(storage, 3, Share.EVEN, Share.EVEN);
        grantAll(0);
        grantAll(1);
        assertThat(state.owners()).containsExactly(0, 1, 0);
        exit(0, 0);
        assertThat(state.owners()).containsExactly(1, 1, 0);
        assertThat(published(Report.Withdrawal.class)).hasSize(said);
        exit(0, 2);
        assertThat(state.owners()).as("it offers the slot again").containsExactly(1, 1, 0);
        assertThat(published(Report.Withdrawal.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',0", "disk,1"})
    void whereCheckpointsAreItsOwnNobodyWaitsForAnAgentThatEnds(String storage, int said) {
        given(storage, 1, Share.EVEN);
        grantAll(0);
        take(machine.step(state, new Input.Shutdown()));
        exit(0, 0);
        assertThat(published(Report.Ended.class)).hasSize(1);
        assertThat(published(Report.Withdrawal.class)).hasSize(said);
        assertThat(last).extracting(HostMachine.Deed::effect).contains(new Effect.Exit(Ending.SHUTDOWN));
    }

    @Test
    void anExperimentThatHadNoWorkIsAskedAgainLater() {
        given(1, Share.EVEN, Share.EVEN);
        unanswered(0, 0);
        unanswered(1, 0);
        assertThat(state.owners()).as("just asked").containsExactly(1);
        for (int i = 0; i < 15; i++) {
            input(0, new Input.Fired(new Timer.Heartbeat()));
        }
        unanswered(1, 0);
        assertThat(state.owners()).containsExactly(0);
    }

    @Test
    void aLateAnswerToAnOfferThatWasTakenBackIsGivenBack() {
        given(1, Share.EVEN, Share.EVEN);
        Slot.Offered before = (Slot.Offered) state.experiments().get(0).slots.get(0);
        unanswered(0, 0);
        input(0, new Input.Decided(Scene.granted(++decision, 1, 1, new Assignee("a", "s", 0, before.offer()), 3)));
        assertThat(published(Report.Ended.class))
                .extracting(Report.Ended::detail)
                .containsExactly("given back: the slot is not free");
        assertThat(state.experiments().get(0).running()).isZero();
    }

    @Test
    void theOnlyExperimentKeepsItsUnansweredOffer() {
        given(1, Share.EVEN);
        unanswered(0, 0);
        unanswered(0, 0);
        assertThat(published(Report.Withdrawal.class)).isEmpty();
        assertThat(state.owners()).containsExactly(0);
    }

    @Test
    void endsWithTheLastOfItsExperiments() {
        given(2, Share.EVEN, Share.EVEN);
        input(0, new Input.Decided(new Order.Complete(++decision)));
        assertThat(last).noneMatch(deed -> deed.effect() instanceof Effect.Exit);
        assertThat(state.owners()).containsExactly(1, 1);
        input(1, new Input.Decided(new Order.Complete(++decision)));
        assertThat(last).extracting(HostMachine.Deed::effect).contains(new Effect.Exit(Ending.COMPLETE));
    }

    @Test
    void anAgentThatLostItsIdEndsForAllExperiments() {
        given(2, Share.EVEN, Share.EVEN);
        input(0, new Input.Decided(new Order.Refused(++decision, Scene.PRODUCER, 1, null, RejectReason.STALE_SESSION)));
        assertThat(last).extracting(HostMachine.Deed::effect).contains(new Effect.Exit(Ending.REPLACED));
    }

    @Test
    void takesItsOffersBackWhenItEnds() {
        given(2, Share.EVEN, Share.EVEN);
        take(machine.step(state, new Input.Shutdown()));
        assertThat(published(Report.Withdrawal.class)).hasSize(2);
        assertThat(last).extracting(HostMachine.Deed::effect).contains(new Effect.Exit(Ending.SHUTDOWN));
    }
}
