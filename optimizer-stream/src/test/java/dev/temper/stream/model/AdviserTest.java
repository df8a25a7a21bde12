package dev.temper.stream.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.core.event.Event;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Proposer;
import dev.temper.core.proposal.Proposal;
import dev.temper.schemas.ProposalMade;
import dev.temper.stream.model.Adviser.Next;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdviserTest {
    private final List<Long> computedFrom = new ArrayList<>();
    private final Deque<Computation> done = new ArrayDeque<>();
    private final Run run = new Run();
    private boolean fails;
    private boolean silent;
    private final Adviser adviser = new Adviser("digits", new Rungs(), done::add);
    private long now;

    /** Learns from the first epoch alone. */
    private final class Rungs implements Proposer {
        @Override
        public @Nullable Proposal propose(ExperimentState state) {
            return AdviserTest.this.propose(state);
        }

        @Override
        public boolean learnsFrom(int key) {
            return key == 1;
        }
    }

    private @Nullable Proposal propose(ExperimentState state) {
        computedFrom.add(state.header().sequence());
        if (fails) {
            throw new ArithmeticException("not positive definite");
        }
        return silent ? null : Run.proposalOn(state.header().sequence());
    }

    private Next ask() {
        return adviser.ask(run.state(), now);
    }

    private @Nullable ProposalMade compute() {
        adviser.run();
        return (ProposalMade) adviser.answer(done.remove(), now);
    }

    @Test
    void proposalSaysWhatItIsBasedOnAndIsNumberedInTheJournal() {
        assertThat(ask()).isEqualTo(Next.COMPUTE);
        ProposalMade made = Objects.requireNonNull(compute());
        assertThat(made.getHeader().getExperiment()).isEqualTo("digits");
        assertThat(made.getHeader().getProducer()).isEqualTo("model");
        assertThat(made.getHeader().getNumber()).isEqualTo(1);
        assertThat(made.getBasedOn()).isEqualTo(1);
        run.proposal(1).start().report(1);
        assertThat(ask()).isEqualTo(Next.COMPUTE);
        assertThat(Objects.requireNonNull(compute()).getHeader().getNumber()).isEqualTo(2);
    }

    @Test
    void onlyOneIsComputedAtATimeAndAWaitingOneTakesTheNewestState() {
        assertThat(ask()).isEqualTo(Next.COMPUTE);
        run.start().report(1);
        assertThat(ask()).isEqualTo(Next.WAIT);
        assertThat(Objects.requireNonNull(compute()).getBasedOn()).isEqualTo(3);
        assertThat(computedFrom).containsExactly(3L);
    }

    @Test
    void theNextOneWaitsUntilTheLastOneCameBack() {
        ask();
        compute();
        run.start().report(1);
        assertThat(ask()).isEqualTo(Next.WAIT);
        run.proposal(1);
        assertThat(ask()).isEqualTo(Next.COMPUTE);
    }

    @Test
    void aProposalThatNeverComesBackIsGivenUpAndItsNumberUsedAgain() {
        ask();
        compute();
        run.start().report(1);
        now += Adviser.PATIENCE.toMillis() - 1;
        assertThat(ask()).isEqualTo(Next.WAIT);
        now++;
        assertThat(ask()).isEqualTo(Next.COMPUTE);
        assertThat(Objects.requireNonNull(compute()).getHeader().getNumber()).isEqualTo(1);
    }

    @Test
    void aFailureOfTheModelEndsNothing() {
        fails = true;
        ask();
        assertThat(compute()).isNull();
        assertThat(ask()).isEqualTo(Next.REST);
        fails = false;
        run.start().report(1);
        assertThat(ask()).isEqualTo(Next.COMPUTE);
        assertThat(compute()).isNotNull();
    }

    /** Each failure may take a whole fit, and a line in the log. */
    @Test
    void aModelThatFailsAgainAndAgainIsAskedNowAndThen() {
        fails = true;
        List<Runnable> news = List.of(run::start, () -> run.report(1), run::end);
        for (Runnable something : news) {
            assertThat(ask()).isEqualTo(Next.COMPUTE);
            compute();
            something.run();
        }
        assertThat(ask()).isEqualTo(Next.WAIT);
        now += Adviser.PAUSE.toMillis();
        assertThat(ask()).isEqualTo(Next.COMPUTE);
        fails = false;
        compute();
        run.proposal(1).start();
        assertThat(ask()).isEqualTo(Next.COMPUTE);
    }

    @Test
    void aModelThatHasNothingToSayIsAskedAgainWhenSomethingNewIsThere() {
        silent = true;
        ask();
        assertThat(compute()).isNull();
        assertThat(ask()).isEqualTo(Next.REST);
        run.start();
        assertThat(ask()).as("another run").isEqualTo(Next.COMPUTE);
        compute();
        run.report(1);
        assertThat(ask()).as("a value at a rung").isEqualTo(Next.COMPUTE);
        compute();
        run.report(2);
        assertThat(ask()).as("a value between rungs").isEqualTo(Next.REST);
        run.end();
        assertThat(ask()).as("the end of a run").isEqualTo(Next.COMPUTE);
    }

    @Test
    void aProposalIsRenewedBeforeItIsTooOld() {
        ask();
        compute();
        run.proposal(1);
        for (int i = 0; i < 32; i++) {
            assertThat(ask()).isNotEqualTo(Next.COMPUTE);
            run.add(new Event.TrialLost(99, 1));
        }
        assertThat(ask()).isEqualTo(Next.COMPUTE);
    }

    @Test
    void nothingIsComputedForAnExperimentThatIsPausedOrOver() {
        run.add(new Event.ExperimentPaused());
        assertThat(ask()).isEqualTo(Next.REST);
        run.add(new Event.ExperimentResumed());
        assertThat(ask()).isEqualTo(Next.COMPUTE);
        compute();
        run.proposal(1).start().report(1).add(new Event.ExperimentArchived());
        assertThat(ask()).isEqualTo(Next.REST);
    }
}
