package dev.temper.stream.engine;

import dev.temper.core.decision.Decision;
import dev.temper.core.event.JournalEntry;
import dev.temper.core.experiment.ExperimentState;
import dev.temper.core.experiment.GuardedStep;
import dev.temper.schemas.topic.Topic;
import dev.temper.stream.codec.DecisionCodec;
import dev.temper.stream.codec.Fault;
import dev.temper.stream.codec.RecordBytes;
import java.util.ArrayList;
import java.util.List;

/**
 * All that an event leads to, made before any of it is written: the next state, the rows that change, the decisions.
 *
 * @param state the state after the event; the very same one when it changed nothing
 */
record Consequence(ExperimentState state, RowChanges rows, List<Sent> decisions) {
    /**
     * A decision and its bytes.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared: a carrier of bytes
    record Sent(Decision decision, byte[] value) {}

    /** That an event is skipped. */
    static final class SkippedException extends Exception {
        SkippedException(Throwable cause) {
            super(Fault.describe(cause), cause);
        }
    }

    /**
     * What an event does to an experiment, for those who decide.
     *
     * @throws SkippedException when the machine, or what writes its rows and decisions, fails on the event
     * @throws RuntimeException when something else fails, such as a registry that is away
     */
    static Consequence of(GuardedStep.Machine machine, LiveExperiment live, JournalEntry entry, RecordBytes bytes)
            throws SkippedException {
        return of(machine, live, entry, (decisions, sent) -> {
            for (Decision decision : decisions) {
                byte[] value = bytes.encode(Topic.DECISIONS.topicName(), DecisionCodec.encode(live.id(), decision));
                sent.add(new Sent(decision, value));
            }
        });
    }

    /** The same for those who decide nothing. */
    static Consequence of(GuardedStep.Machine machine, LiveExperiment live, JournalEntry entry)
            throws SkippedException {
        return of(machine, live, entry, (decisions, sent) -> {});
    }

    /** The decisions without their bytes. */
    List<Decision> taken() {
        return decisions.stream().map(Sent::decision).toList();
    }

    /** Turns decisions into bytes. */
    private interface Writer {
        void write(List<Decision> decisions, List<Sent> sent);
    }

    private static Consequence of(GuardedStep.Machine machine, LiveExperiment live, JournalEntry entry, Writer writer)
            throws SkippedException {
        GuardedStep guarded = GuardedStep.of(machine, live.state(), entry);
        Throwable failure = guarded.failure();
        if (failure != null) {
            throw new SkippedException(failure);
        }
        ExperimentState next = guarded.step().state();
        try {
            List<Sent> sent = new ArrayList<>();
            writer.write(guarded.step().decisions(), sent);
            return new Consequence(
                    next, ExperimentStore.changes(live.id(), live.state().rows(), next.rows()), sent);
        } catch (RuntimeException | StackOverflowError e) {
            if (!Fault.isOfRecord(e)) {
                throw e;
            }
            throw new SkippedException(e);
        }
    }
}
