package dev.temper.stream.intake;

import dev.temper.schemas.signature.Signatures;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * What the headers of a record say of who wrote it; nothing of it is checked yet.
 *
 * @param signature null when there is none
 * @param key the public key that an offer brings; null when there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: a carrier of bytes, which are not changed
record Seal(byte @Nullable [] signature, byte @Nullable [] key) {
    /** That of a record without headers. */
    static final Seal NONE = new Seal(null, null);

    static Seal of(Headers headers) {
        return new Seal(value(headers, Signatures.SIGNATURE), value(headers, Signatures.KEY));
    }

    private static byte @Nullable [] value(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null ? null : header.value();
    }
}
