package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.event.Event.SlotOffered;
import dev.temper.core.trial.Assignee;
import org.jspecify.annotations.Nullable;

/**
 * Where agents offer their slots: which session of each agent counts, and which offers wait, first come first.
 *
 * @param sessions every session ever seen; true for the one of its agent that counts
 * @param offers the last offer of each slot of the sessions that count
 * @param current the session of each agent that counts
 * @param waiting the offers that wait, by the journal sequence of their arrival
 * @param waitingAt the same, by storage first
 * @param slots how many slots with each storage but the shared one can be counted on: they wait, train, or are about to
 *     be offered again
 */
record Desk(
        PersistentMap<AgentSession, Boolean> sessions,
        PersistentMap<SlotId, Offer> offers,
        PersistentMap<String, AgentSession> current,
        PersistentMap<Long, SlotId> waiting,
        PersistentMap<Stored, SlotId> waitingAt,
        PersistentMap<String, Integer> slots) {
    static final Desk EMPTY = new Desk(
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty(),
            PersistentMap.empty());

    /** Since when an offer of a slot with a storage waits. */
    record Stored(String storage, long since) implements Comparable<Stored> {
        @Override
        public int compareTo(Stored other) {
            int order = storage.compareTo(other.storage);
            return order != 0 ? order : Long.compare(since, other.since);
        }
    }

    /** A slot that waits for work. */
    record Free(Assignee assignee, String storage) {}

    static Desk restore(PersistentMap<AgentSession, Boolean> sessions, PersistentMap<SlotId, Offer> offers) {
        PersistentMap<String, AgentSession> current = PersistentMap.empty();
        for (PersistentMap.Entry<AgentSession, Boolean> session : sessions) {
            if (session.value()) {
                current = current.put(session.key().agent(), session.key());
            }
        }
        Desk desk = EMPTY.with(sessions, current);
        for (PersistentMap.Entry<SlotId, Offer> offer : offers) {
            desk = desk.put(offer.key(), offer.value());
        }
        return desk;
    }

    private Desk with(PersistentMap<AgentSession, Boolean> all, PersistentMap<String, AgentSession> counting) {
        return new Desk(all, offers, counting, waiting, waitingAt, slots);
    }

    boolean isCurrent(AgentSession session) {
        return Boolean.TRUE.equals(sessions.get(session));
    }

    boolean isRetired(AgentSession session) {
        return Boolean.FALSE.equals(sessions.get(session));
    }

    /** The desk with a session that counts; the one that counted before is retired, and its offers are void. */
    Desk open(AgentSession session) {
        AgentSession before = current.get(session.agent());
        Desk rest = before == null ? this : withoutOffers(before);
        PersistentMap<AgentSession, Boolean> retired = before == null ? sessions : sessions.put(before, false);
        return rest.with(retired.put(session, true), current.put(session.agent(), session));
    }

    private Desk withoutOffers(AgentSession session) {
        Desk desk = this;
        for (PersistentMap.Entry<SlotId, Offer> offer : offers.from(new SlotId(session, Integer.MIN_VALUE))) {
            if (!offer.key().session().equals(session)) {
                break;
            }
            desk = desk.put(offer.key(), null);
        }
        return desk;
    }

    /** The desk on which nobody counts on a session's slots; the offers that wait may be made again. */
    Desk withdraw(AgentSession session) {
        Desk desk = this;
        for (PersistentMap.Entry<SlotId, Offer> offer : offers.from(new SlotId(session, Integer.MIN_VALUE))) {
            if (!offer.key().session().equals(session)) {
                break;
            }
            desk = desk.vacated(offer);
        }
        return desk;
    }

    /** The desk on which nobody counts on any slot; the offers that wait may be made again. */
    Desk vacated() {
        Desk desk = this;
        for (PersistentMap.Entry<SlotId, Offer> offer : offers) {
            desk = desk.vacated(offer);
        }
        return desk;
    }

    private Desk vacated(PersistentMap.Entry<SlotId, Offer> offer) {
        long number = offer.value().number();
        return put(offer.key(), new Offer(offer.value().waits() ? number - 1 : number, 0, ""));
    }

    /** The desk without a slot of a session that counts, and without repeats of its offer that are still on their way. */
    Desk withdraw(Assignee assignee) {
        Offer last = offers.get(slot(assignee));
        return last != null && assignee.offer() < last.number()
                ? this
                : put(slot(assignee), new Offer(assignee.offer(), 0, ""));
    }

    boolean isRepeat(Assignee assignee) {
        Offer last = offers.get(slot(assignee));
        return assignee.offer() <= (last == null ? 0 : last.number());
    }

    /** The desk with an offer that waits; an earlier one of the same slot is void. */
    Desk wait(SlotOffered offered, long sequence) {
        Assignee assignee = offered.assignee();
        return put(slot(assignee), new Offer(assignee.offer(), sequence, offered.storage()));
    }

    /** The desk with the offer answered. */
    Desk answer(Free free) {
        return put(slot(free.assignee()), new Offer(free.assignee().offer(), 0, free.storage()));
    }

    /** The slot that has waited longest, or null. */
    @Nullable
    Free next() {
        PersistentMap.Entry<Long, SlotId> first = waiting.first();
        return first == null ? null : free(first.value());
    }

    /** The slot with a storage that has waited longest, or null. */
    @Nullable
    Free next(String storage) {
        for (PersistentMap.Entry<Stored, SlotId> entry : waitingAt.from(new Stored(storage, 0))) {
            return entry.key().storage().equals(storage) ? free(entry.value()) : null;
        }
        return null;
    }

    private @Nullable Free free(SlotId slot) {
        Offer offer = offers.get(slot);
        return offer == null
                ? null
                : new Free(
                        new Assignee(slot.session().agent(), slot.session().session(), slot.slot(), offer.number()),
                        offer.storage());
    }

    /** How many slots with a storage can be counted on. */
    int slots(String storage) {
        Integer count = slots.get(storage);
        return count == null ? 0 : count;
    }

    private static SlotId slot(Assignee assignee) {
        return new SlotId(AgentSession.of(assignee), assignee.slot());
    }

    /** The desk with another last offer of a slot; null for none. */
    private Desk put(SlotId slot, @Nullable Offer offer) {
        Offer before = offers.get(slot);
        PersistentMap<Long, SlotId> wait = before == null ? waiting : waiting.remove(before.since());
        PersistentMap<Stored, SlotId> waitAt =
                before == null ? waitingAt : waitingAt.remove(new Stored(before.storage(), before.since()));
        if (offer != null && offer.waits()) {
            wait = wait.put(offer.since(), slot);
            waitAt = waitAt.put(new Stored(offer.storage(), offer.since()), slot);
        }
        return new Desk(
                sessions,
                offer == null ? offers.remove(slot) : offers.put(slot, offer),
                current,
                wait,
                waitAt,
                Counts.moved(slots, ownStorage(before), ownStorage(offer)));
    }

    private static @Nullable String ownStorage(@Nullable Offer offer) {
        return offer == null || offer.storage().isEmpty() ? null : offer.storage();
    }
}
