package dev.temper.stream.model;

import dev.temper.core.event.Event;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.Occasion;
import dev.temper.core.experiment.Proposer;
import dev.temper.core.proposal.Proposal;
import dev.temper.stream.codec.EventCodec;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The proposals of one experiment, one at a time: while one is computed, or on its way into the journal, what happens is
 * only taken note of, and the next one is computed from the newest state. A stream thread calls {@link #ask} and {@link
 * #answer}; between the two a worker may {@link #run} it.
 */
final class Adviser implements Runnable {
    /** A proposal that has not come back through the journal for so long is taken to be lost. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** After so many failures in a row the next one is likely, and a whole fit is computed in vain. */
    private static final int MOST_FAILURES = 3;

    /** Then it is tried so often. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Adviser.class);

    private final String experiment;
    private final @Nullable Proposer proposer;
    private final Consumer<Computation> done;
    private final AtomicReference<@Nullable ExperimentState> newest = new AtomicReference<>();
    private @Nullable ExperimentState computed;
    private boolean busy;
    private long sent;
    private long sentAt;
    private int failures;
    private long failedAt;

    /** What to do about an experiment in which something happened. */
    enum Next {
        /** Let a worker run this. */
        COMPUTE,
        /** Ask again: its last proposal is not done. */
        WAIT,
        /** Ask when something happens. */
        REST
    }

    /**
     * An adviser.
     *
     * @param proposer computes; null for a method that has none. While it computes, nothing else uses it
     * @param done told by the worker of each computation
     */
    Adviser(String experiment, @Nullable Proposer proposer, Consumer<Computation> done) {
        this.experiment = experiment;
        this.proposer = proposer;
        this.done = done;
    }

    String experiment() {
        return experiment;
    }

    /**
     * What to do now.
     *
     * @param state the newest one; a worker that has not begun yet takes it
     * @param now milliseconds
     */
    Next ask(ExperimentState state, long now) {
        newest.set(state);
        boolean underWay = sent > Numbering.last(state) && now - sentAt < PATIENCE.toMillis();
        boolean pausing = failures >= MOST_FAILURES && now - failedAt < PAUSE.toMillis();
        if (busy || underWay || pausing) {
            return Next.WAIT;
        }
        busy = proposer != null && Occasion.isDue(proposer, computed, state);
        return busy ? Next.COMPUTE : Next.REST;
    }

    /**
     * The event to publish of what a worker computed; null for none.
     *
     * @param now milliseconds
     */
    @Nullable
    SpecificRecord answer(Computation work, long now) {
        busy = false;
        computed = work.from();
        failures = work.failed() ? failures + 1 : 0;
        failedAt = now;
        Proposal proposal = work.proposal();
        if (proposal == null) {
            return null;
        }
        sent = Numbering.last(work.from()) + 1;
        sentAt = now;
        return EventCodec.encode(experiment, Numbering.id(sent), new Event.ProposalMade(proposal));
    }

    /** Computes; whatever goes wrong with it, the experiment goes on without this proposal. */
    @Override
    public void run() {
        ExperimentState state = newest.get();
        if (state == null) {
            throw new IllegalStateException("asked to compute before there was a state");
        }
        long start = System.nanoTime();
        Proposal proposal = null;
        boolean failed = true;
        try {
            proposal = proposer == null ? null : proposer.propose(state);
            failed = false;
        } catch (RuntimeException | StackOverflowError e) {
            long sequence = state.header().sequence();
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("experiment", experiment)
                    .addKeyValue("sequence", sequence)
                    .log(
                            "No proposal for experiment {} at journal sequence {}; its rungs go on without",
                            experiment,
                            sequence);
        } finally {
            done.accept(new Computation(this, state, proposal, failed, System.nanoTime() - start));
        }
    }
}
