package dev.temper.schemas.signature;

import java.nio.charset.StandardCharsets;

/**
 * How a signature travels: in headers of the Kafka record, so that no schema has it. Signed is a fixed text and then the
 * record's value as it stands in the topic, with the schema's id: whatever serializer wrote it, and whatever fields a
 * later version adds, nobody has to write it again to check it.
 */
public final class Signatures {
    /** Header of every signed record: an Ed25519 signature. */
    public static final String SIGNATURE = "temper-signature";

    /** Header of an offer, too: the public key of the session that makes it, as RFC 8032 writes it. */
    public static final String KEY = "temper-key";

    /** Bytes of a public key. */
    public static final int KEY_BYTES = 32;

    /** What is signed begins so, lest the signature of something else be taken for that of a report. */
    private static final byte[] CONTEXT = "temper-report-1\0".getBytes(StandardCharsets.US_ASCII);

    static final String ALGORITHM = "Ed25519";

    private Signatures() {}

    /** What is signed of a record with this value. */
    static byte[] message(byte[] value) {
        byte[] message = new byte[CONTEXT.length + value.length];
        System.arraycopy(CONTEXT, 0, message, 0, CONTEXT.length);
        System.arraycopy(value, 0, message, CONTEXT.length, value.length);
        return message;
    }
}
