package dev.temper.core.experiment;

import dev.temper.core.collect.PersistentMap;
import dev.temper.core.trial.Assignee;
import org.jspecify.annotations.Nullable;

/**
 * Where agents offer their slots: which session of each agent counts, and which offers wait, first come first.
 *
 * @param sessions every session ever seen; true for the one of its agent that counts
 * @param offers the last offer of each slot of the sessions that count
 * @param current the session of each agent that counts
 * @param waiting the offers that wait, by the journal sequence of their arrival
 */
record Desk(
        PersistentMap<AgentSession, Boolean> sessions,
        PersistentMap<SlotId, Offer> offers,
        PersistentMap<String, AgentSession> current,
        PersistentMap<Long, SlotId> waiting) {
    static final Desk EMPTY =
            new Desk(PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty(), PersistentMap.empty());

    static Desk restore(PersistentMap<AgentSession, Boolean> sessions, PersistentMap<SlotId, Offer> offers) {
        PersistentMap<String, AgentSession> current = PersistentMap.empty();
        for (PersistentMap.Entry<AgentSession, Boolean> session : sessions) {
            if (session.value()) {
                current = current.put(session.key().agent(), session.key());
            }
        }
        Desk desk = new Desk(sessions, PersistentMap.empty(), current, PersistentMap.empty());
        for (PersistentMap.Entry<SlotId, Offer> offer : offers) {
            desk = desk.put(offer.key(), offer.value());
        }
        return desk;
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
        return new Desk(retired.put(session, true), rest.offers, current.put(session.agent(), session), rest.waiting);
    }

    private Desk withoutOffers(AgentSession session) {
        Desk desk = this;
        for (PersistentMap.Entry<SlotId, Offer> offer : offers.from(new SlotId(session, Integer.MIN_VALUE))) {
            if (!offer.key().session().equals(session)) {
                break;
            }
            PersistentMap<Long, SlotId> rest = desk.waiting.remove(offer.value().since());
            desk = new Desk(sessions, desk.offers.remove(offer.key()), current, rest);
        }
        return desk;
    }

    /** The desk without the waiting offers of a session; the same offers may be made again. */
    Desk withdraw(AgentSession session) {
        Desk desk = this;
        for (PersistentMap.Entry<SlotId, Offer> offer : offers.from(new SlotId(session, Integer.MIN_VALUE))) {
            if (!offer.key().session().equals(session)) {
                break;
            }
            if (offer.value().waits()) {
                desk = desk.put(offer.key(), new Offer(offer.value().number() - 1, 0));
            }
        }
        return desk;
    }

    /** The desk on which no offer waits; the same offers may be made again. */
    Desk vacated() {
        Desk desk = this;
        for (PersistentMap.Entry<Long, SlotId> entry : waiting) {
            Offer offer = offers.get(entry.value());
            desk = offer == null ? desk : desk.put(entry.value(), new Offer(offer.number() - 1, 0));
        }
        return desk;
    }

    /** The desk without an offer of a session that counts, and without its repeats that are still on their way. */
    Desk withdraw(Assignee assignee) {
        Offer last = offers.get(slot(assignee));
        return last != null && assignee.offer() < last.number() ? this : answer(assignee);
    }

    boolean isRepeat(Assignee assignee) {
        Offer last = offers.get(slot(assignee));
        return assignee.offer() <= (last == null ? 0 : last.number());
    }

    /** The desk with an offer that waits; an earlier one of the same slot is void. */
    Desk wait(Assignee assignee, long sequence) {
        return put(slot(assignee), new Offer(assignee.offer(), sequence));
    }

    /** The desk with the offer answered. */
    Desk answer(Assignee assignee) {
        return put(slot(assignee), new Offer(assignee.offer(), 0));
    }

    /** The offer that has waited longest, or null. */
    @Nullable
    Assignee next() {
        PersistentMap.Entry<Long, SlotId> first = waiting.first();
        if (first == null) {
            return null;
        }
        SlotId slot = first.value();
        Offer offer = offers.get(slot);
        return offer == null
                ? null
                : new Assignee(slot.session().agent(), slot.session().session(), slot.slot(), offer.number());
    }

    private static SlotId slot(Assignee assignee) {
        return new SlotId(AgentSession.of(assignee), assignee.slot());
    }

    private Desk put(SlotId slot, Offer offer) {
        Offer before = offers.get(slot);
        PersistentMap<Long, SlotId> rest = before == null ? waiting : waiting.remove(before.since());
        return new Desk(
                sessions, offers.put(slot, offer), current, offer.waits() ? rest.put(offer.since(), slot) : rest);
    }
}
