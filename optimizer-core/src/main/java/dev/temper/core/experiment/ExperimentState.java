package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.event.EventId;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.rung.RungId;
import dev.temper.core.rung.RungTable;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All that an experiment knows at one point of its journal. Immutable; versions share what they have in common. */
public final class ExperimentState {
    private static final ExperimentState EMPTY = restore(ExperimentRows.EMPTY);

    private final ExperimentRows rows;
    private final @Nullable TrialBook trials;
    private final ObservationBook observations;
    private final Desk desk;
    private final Queue queue;
    private final Advice advice;

    ExperimentState(
            Header header,
            @Nullable TrialBook trials,
            ObservationBook observations,
            Desk desk,
            Producers producers,
            Queue queue,
            Advice advice) {
        this.rows = new ExperimentRows(
                header,
                trials == null ? PersistentMap.empty() : trials.rows(),
                observations.rows(),
                desk.sessions(),
                desk.offers(),
                producers.runs(),
                queue.rows(),
                advice.proposal(),
                advice.used());
        this.trials = trials;
        this.observations = observations;
        this.desk = desk;
        this.queue = queue;
        this.advice = advice;
    }

    /** Before the first event. */
    public static ExperimentState empty() {
        return EMPTY;
    }

    /** The state whose rows these are; equal to the one that they were read from. */
    public static ExperimentState restore(ExperimentRows rows) {
        ExperimentDefinition definition = rows.header().definition();
        Plan plan = definition == null ? null : Plan.of(definition);
        return new ExperimentState(
                rows.header(),
                plan == null ? null : TrialBook.restore(plan, rows.trials()),
                plan == null ? ObservationBook.EMPTY : ObservationBook.restore(plan, rows.observations()),
                Desk.restore(rows.sessions(), rows.offers()),
                new Producers(rows.producers()),
                Queue.restore(rows.queue(), rows.trials()),
                Advice.restore(rows.proposal(), rows.usedPicks()));
    }

    /** What has to be kept to restore this state. */
    public ExperimentRows rows() {
        return rows;
    }

    /** Whether a trial counts as trained in full, having ended below with the word that it had converged. */
    public boolean hasConverged(Trial trial) {
        ExperimentDefinition definition = header().definition();
        if (definition == null || !definition.ladder().passesRungs()) {
            return false;
        }
        int full = definition.ladder().key(definition.ladder().last());
        return trial.progress().epoch() < full && observations().has(Observation.key(trial.number(), full));
    }

    /** Scalars and the definition. */
    public Header header() {
        return rows.header();
    }

    /** Trials by number. */
    public PersistentMap<Integer, Trial> trials() {
        return rows.trials();
    }

    /** Observations by {@link Observation#key}. */
    public PersistentMap<Long, Observation> observations() {
        return rows.observations();
    }

    /** Events seen, as runs of numbers without gaps: the first of a run to the number of its last. */
    public PersistentMap<EventId, Long> producers() {
        return rows.producers();
    }

    /** The last offer of each slot, answered or waiting. */
    public PersistentMap<SlotId, Offer> offers() {
        return rows.offers();
    }

    /** Every session of every agent; true for the one of its agent that counts. */
    public PersistentMap<AgentSession, Boolean> sessions() {
        return rows.sessions();
    }

    /** Configurations that users queued and that have not started, by number. */
    public PersistentMap<Long, Configuration> queue() {
        return rows.queue();
    }

    /** The last proposal that was accepted; null before the first. */
    public @Nullable Proposal proposal() {
        return rows.proposal();
    }

    /** Cost spent by a stream, millionths of a full training. */
    public long spent(Stream stream) {
        return rows.header().spent().of(stream);
    }

    /** The bracket of the trials that a model chose, which the schedule never promotes; -1 if there is none. */
    public int modelBracket() {
        return trials == null ? -1 : trials.plan().modelBracket();
    }

    /** What happened at each rung that a trial set out to. */
    public PersistentMap<RungId, RungTable> rungs() {
        return trials == null ? PersistentMap.empty() : trials.rungs().tables();
    }

    /** How many trials have a status. */
    public int count(TrialStatus status) {
        return trials == null ? 0 : trials.count(status);
    }

    /** How many trials hold a lease: they run, pause or stop. */
    public int leases() {
        return trials == null ? 0 : trials.holders().size();
    }

    @Nullable
    TrialBook trialBook() {
        return trials;
    }

    ObservationBook observationBook() {
        return observations;
    }

    Desk desk() {
        return desk;
    }

    Queue queueBook() {
        return queue;
    }

    Advice advice() {
        return advice;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        return other instanceof ExperimentState state
                && rows.equals(state.rows)
                && Objects.equals(trials, state.trials)
                && observations.equals(state.observations)
                && desk.equals(state.desk)
                && queue.equals(state.queue)
                && advice.equals(state.advice);
    }

    @Override
    public int hashCode() {
        return rows.hashCode();
    }

    @Override
    public String toString() {
        return "ExperimentState[" + rows.header() + "]";
    }
}
