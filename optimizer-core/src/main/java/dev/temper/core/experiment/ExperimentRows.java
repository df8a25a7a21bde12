package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.event.EventId;
import dev.temper.core.proposal.Proposal;
import dev.temper.core.space.Configuration;
import dev.temper.core.trial.Observation;
import dev.temper.core.trial.Trial;
import org.jspecify.annotations.Nullable;

/**
 * The part of an experiment's state that is kept; everything else can be derived from it. One event changes the header
 * and a few rows.
 *
 * @param trials by number
 * @param observations by {@link Observation#key}
 * @param sessions every session of every agent; true for the one that counts, at most one an agent
 * @param offers the last offer of each slot of the sessions that count
 * @param producers events seen, as runs of numbers without gaps: the first of a run to the number of its last
 * @param queue configurations that users queued and that have not started, by number
 * @param proposal the last one accepted, or null; replaced as a whole
 * @param usedPicks its picks that were served or can't be any more, by place in it
 */
public record ExperimentRows(
        Header header,
        PersistentMap<Integer, Trial> trials,
        PersistentMap<Long, Observation> observations,
        PersistentMap<AgentSession, Boolean> sessions,
        PersistentMap<SlotId, Offer> offers,
        PersistentMap<EventId, Long> producers,
        PersistentMap<Long, Configuration> queue,
        @Nullable Proposal proposal,
        PersistentMap<Integer, Boolean> usedPicks) {
    /** Before the first event. */
    public static final ExperimentRows EMPTY = new ExperimentRows(
            Header.EMPTY,
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            null,
            PersistentMap.empty());

    /** Of an experiment that was erased: what numbers its events and decisions, and tells a repeat from something new. */
    public static ExperimentRows grave(Header header, PersistentMap<EventId, Long> producers) {
        return new ExperimentRows(
                header,
                EMPTY.trials,
                EMPTY.observations,
                EMPTY.sessions,
                EMPTY.offers,
                producers,
                EMPTY.queue,
                EMPTY.proposal,
                EMPTY.usedPicks);
    }
}
