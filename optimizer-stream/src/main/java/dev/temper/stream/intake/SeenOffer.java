package dev.temper.stream.intake;

import dev.temper.core.event.EventId;
import org.apache.kafka.common.serialization.Serde;

/**
 * The newest offer of a slot.
 *
 * @param first the event that brought it: that very event is let through again, since after a crash it may not have
 *     reached the journal
 * @param state what became of it
 */
record SeenOffer(String session, long offer, EventId first, State state) {
    /** What became of an offer. */
    enum State {
        /** In the journal, not yet answered by a grant. */
        WAITING,
        /** Answered by a grant. */
        ANSWERED,
        /** Void in the journal, since the agent was lost: a repeat counts as new. */
        VOID,
        /** Not in the journal, for want of the experiment. */
        REFUSED
    }

    static final Serde<SeenOffer> SERDE = new StateSerde<>(
            (value, out) -> {
                out.writeUTF(value.session);
                out.writeLong(value.offer);
                out.writeUTF(value.first.producer());
                out.writeLong(value.first.number());
                out.writeUTF(value.state.name());
            },
            in -> new SeenOffer(
                    in.readUTF(),
                    in.readLong(),
                    new EventId(in.readUTF(), in.readLong()),
                    State.valueOf(in.readUTF())));

    SeenOffer with(State next) {
        return new SeenOffer(session, offer, first, next);
    }

    /** Whether an event brings this very offer once more. */
    boolean isRepeatedBy(String otherSession, long otherOffer, EventId event) {
        return offer == otherOffer && session.equals(otherSession) && !first.equals(event);
    }
}
