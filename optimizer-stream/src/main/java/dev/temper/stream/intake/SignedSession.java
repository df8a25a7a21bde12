package dev.temper.stream.intake;

import org.apache.kafka.common.serialization.Serde;

/**
 * A session whose key is known.
 *
 * @param key the public key of its first offer
 * @param highest the highest number of an event that it signed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: a carrier of bytes, which are not changed
record SignedSession(String agent, String session, byte[] key, long highest) {
    static final Serde<SignedSession> SERDE = new StateSerde<>(
            (value, out) -> {
                out.writeUTF(value.agent);
                out.writeUTF(value.session);
                out.writeInt(value.key.length);
                out.write(value.key);
                out.writeLong(value.highest);
            },
            in -> new SignedSession(in.readUTF(), in.readUTF(), in.readNBytes(in.readInt()), in.readLong()));

    SignedSession with(long number) {
        return new SignedSession(agent, session, key, number);
    }

    boolean is(String otherAgent, String otherSession) {
        return agent.equals(otherAgent) && session.equals(otherSession);
    }
}
