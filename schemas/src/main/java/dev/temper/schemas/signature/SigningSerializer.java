package dev.temper.schemas.signature;

import dev.temper.schemas.SlotOffered;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Signs what another serializer writes; an offer has the public key beside the signature. */
public final class SigningSerializer implements Serializer<SpecificRecord> {
    private final Serializer<SpecificRecord> serializer;
    private final SigningKey key;

    /** A serializer on another one, which it closes. */
    public SigningSerializer(Serializer<SpecificRecord> serializer, SigningKey key) {
        this.serializer = serializer;
        this.key = key;
    }

    @Override
    public void configure(Map<String, ?> settings, boolean isKey) {
        serializer.configure(settings, isKey);
    }

    @Override
    public byte[] serialize(String topic, SpecificRecord data) {
        throw new UnsupportedOperationException("a signature needs the record's headers");
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable SpecificRecord data) {
        byte[] value = serializer.serialize(topic, headers, data);
        if (value != null) {
            headers.remove(Signatures.SIGNATURE).add(Signatures.SIGNATURE, key.sign(value));
            if (data instanceof SlotOffered) {
                headers.remove(Signatures.KEY).add(Signatures.KEY, key.key().bytes());
            }
        }
        return value;
    }

    @Override
    public void close() {
        serializer.close();
    }
}
