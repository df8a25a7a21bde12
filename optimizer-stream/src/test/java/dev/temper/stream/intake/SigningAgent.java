package dev.temper.stream.intake;

import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.EventHeader;
import dev.temper.schemas.HeldLease;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.SlotOffered;
import dev.temper.schemas.SlotWithdrawn;
import dev.temper.schemas.TrialEnded;
import dev.temper.schemas.signature.SigningKey;
import dev.temper.schemas.signature.SigningSerializer;
import dev.temper.schemas.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What a session of an agent says of "digits", and who signs it. */
record SigningAgent(IntakeKit intake, String agent, String session, SigningKey key, String producer) {
    SigningAgent(IntakeKit intake, String agent, String session, SigningKey key) {
        this(intake, agent, session, key, "agent/" + agent + "/" + session);
    }

    /** A record as it goes to a topic. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sent(Topic topic, byte[] value, Headers headers) {
        Sent with(byte[] other) {
            return new Sent(topic, other, headers);
        }

        Sent with(Headers others) {
            return new Sent(topic, value, others);
        }
    }

    static SigningAgent of(IntakeKit intake, String session) {
        return new SigningAgent(intake, "host", session, SigningKey.generate());
    }

    /** The same with another's key: a forger. */
    SigningAgent forgedBy(SigningKey other) {
        return new SigningAgent(intake, agent, session, other);
    }

    /** What says in its fields that it is another's, from this producer and with this key. */
    SigningAgent speakingFor(SigningAgent named) {
        return new SigningAgent(intake, named.agent, named.session, key, producer);
    }

    private EventHeader header(long number) {
        return new EventHeader("digits", producer, number, null);
    }

    private Assignee assignee(long offer) {
        return new Assignee(agent, session, 0, offer);
    }

    Sent offer(long number, long offer) {
        return sent(Topic.AGENTS, new SlotOffered(header(number), assignee(offer), ""));
    }

    Sent withdrawal(long number, long offer) {
        return sent(Topic.AGENTS, new SlotWithdrawn(header(number), assignee(offer)));
    }

    Sent heartbeat(long number, HeldLease... leases) {
        return sent(Topic.AGENTS, new AgentHeartbeat(header(number), agent, session, List.of(leases)));
    }

    Sent metric(long number, int trial, long lease, int epoch) {
        List<MetricValue> values = List.of(new MetricValue("accuracy", 0.5, null));
        return sent(Topic.METRICS, new MetricReported(header(number), trial, lease, epoch, values, null));
    }

    Sent ended(long number, int trial, long lease) {
        return sent(Topic.AGENTS, new TrialEnded(header(number), trial, lease, Outcome.COMPLETED, null, "", false));
    }

    private Sent sent(Topic topic, SpecificRecord event) {
        Headers headers = new RecordHeaders();
        byte[] value =
                new SigningSerializer(IntakeKit.serde().serializer(), key).serialize(topic.topicName(), headers, event);
        return new Sent(topic, Objects.requireNonNull(value), headers);
    }

    void say(Sent sent) {
        intake.publish(sent.topic(), "digits".getBytes(StandardCharsets.UTF_8), sent.value(), sent.headers());
    }
}
