package dev.temper.stream.intake;

import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.SlotWithdrawn;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.signature.VerifyingKey;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.deadletter.RefusalReason;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Who signed what agents say. A session's key is that of its first offer, and all that the session says later must be
 * signed with it. An agent that lives is taken over only by who has its key.
 */
final class SealCheck {
    private final boolean required;
    private final SignedSessions sessions;
    private final KeyValueStore<String, WatchedAgent> agents;

    /** @param required whether to refuse what is not signed; if not, the keys of offers are noted all the same */
    SealCheck(boolean required, SignedSessions sessions, KeyValueStore<String, WatchedAgent> agents) {
        this.required = required;
        this.sessions = sessions;
        this.agents = agents;
    }

    /**
     * Who signed an input; empty when nobody needs to.
     *
     * @throws RefusedException when it is not signed by who must have signed it
     */
    Optional<Signer> signer(SoundInput input) {
        boolean offered = input.event() instanceof SlotOffered;
        if (!required && offered) {
            note(input);
        }
        return required && (offered || isOfSession(input.event())) ? Optional.of(signed(input)) : Optional.empty();
    }

    private static boolean isOfSession(SpecificRecord event) {
        return event instanceof SlotWithdrawn
                || event instanceof AgentHeartbeat
                || event instanceof MetricReported
                || event instanceof TrialEnded;
    }

    /** While signatures are not asked for, so that a session need not begin again when they are. */
    private void note(SoundInput input) {
        EventHeader header = EventCodec.header(input.event());
        VerifyingKey key = offeredKey(input.seal());
        Assignee assignee = ((SlotOffered) input.event()).getAssignee();
        if (key != null
                && sessions.of(header.getExperiment(), header.getProducer()) == null
                && isProducer(header, assignee)
                && isSigned(input, key)) {
            open(header, assignee, key);
        }
    }

    private Signer signed(SoundInput input) {
        EventHeader header = EventCodec.header(input.event());
        SignedSession session = sessions.of(header.getExperiment(), header.getProducer());
        if (input.seal().signature() == null) {
            throw new RefusedException(
                    RefusalReason.UNSIGNED, "it has no signature, and reports.signed asks for one" + by(header));
        }
        if (session == null && input.event() instanceof SlotOffered offered) {
            session = opened(input, header, offered.getAssignee());
        } else if (session == null) {
            throw new RefusedException(
                    RefusalReason.UNSIGNED,
                    "no key of its session is known, which the session's first offer brings" + by(header));
        } else {
            require(
                    isSigned(input, VerifyingKey.of(session.key())),
                    "the signature is not of the session's key",
                    header);
        }
        requireOwn(input.event(), session, header);
        boolean fresh = sessions.advances(header.getExperiment(), header.getProducer(), session, header.getNumber());
        return new Signer(session.agent(), session.session(), fresh);
    }

    private SignedSession opened(SoundInput input, EventHeader header, Assignee assignee) {
        VerifyingKey key = offeredKey(input.seal());
        if (key == null) {
            throw new RefusedException(
                    RefusalReason.UNSIGNED,
                    "an offer needs the session's public key of 32 bytes beside the signature" + by(header));
        }
        require(isSigned(input, key), "the signature is not of the key that the offer brings", header);
        if (!isProducer(header, assignee)) {
            throw new RefusedException(
                    RefusalReason.INVALID_EVENT,
                    "header.producer is \"" + header.getProducer() + "\": that of a session which signs is \""
                            + SignedSessions.producer(assignee.getAgent(), assignee.getSession()) + "\"");
        }
        for (var living : Keys.under(agents, header.getExperiment(), assignee.getAgent())) {
            requireSameKey(header, living.value, key);
        }
        return open(header, assignee, key);
    }

    /** A new session of an agent ends the one before it: nobody may open one but who has the agent's key. */
    private void requireSameKey(EventHeader header, WatchedAgent living, VerifyingKey key) {
        SignedSession known = sessions.of(header.getExperiment(), living.agent(), living.session());
        boolean same = known != null && VerifyingKey.of(known.key()).equals(key);
        require(
                same || living.told() > 0,
                "agent \"" + living.agent() + "\" lives, and its session \"" + living.session() + "\" has "
                        + (known == null ? "no key" : "another key")
                        + ": keep the agent's key with its directory, or wait until that session is lost",
                header);
    }

    private static boolean isProducer(EventHeader header, Assignee assignee) {
        return header.getProducer().equals(SignedSessions.producer(assignee.getAgent(), assignee.getSession()));
    }

    private SignedSession open(EventHeader header, Assignee assignee, VerifyingKey key) {
        return sessions.open(
                header.getExperiment(),
                header.getProducer(),
                new SignedSession(assignee.getAgent(), assignee.getSession(), key.bytes(), 0));
    }

    /** The session that an event names is the one that signed it. */
    private static void requireOwn(SpecificRecord event, SignedSession session, EventHeader header) {
        boolean own = true;
        if (event instanceof SlotOffered e) {
            own = session.is(e.getAssignee().getAgent(), e.getAssignee().getSession());
        } else if (event instanceof SlotWithdrawn e) {
            own = session.is(e.getAssignee().getAgent(), e.getAssignee().getSession());
        } else if (event instanceof AgentHeartbeat e) {
            own = session.is(e.getAgent(), e.getSession());
        }
        require(
                own,
                "it speaks for another session than \"" + session.session() + "\" of agent \"" + session.agent()
                        + "\", which signed it",
                header);
    }

    private static @Nullable VerifyingKey offeredKey(Seal seal) {
        try {
            return seal.key() == null ? null : VerifyingKey.of(seal.key());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static boolean isSigned(SoundInput input, VerifyingKey key) {
        byte[] signature = input.seal().signature();
        byte[] value = input.source().value();
        return signature != null && value != null && key.signed(value, signature);
    }

    private static void require(boolean holds, String problem, EventHeader header) {
        if (!holds) {
            throw new RefusedException(RefusalReason.FORGED, problem + by(header));
        }
    }

    private static String by(EventHeader header) {
        return " (header.producer is \"" + header.getProducer() + "\")";
    }
}
