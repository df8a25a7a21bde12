package dev.temper.stream.deadletter;

import dev.temper.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes dead letters. */
public final class DeadLetters {
    /** A dead letter must itself fit into a record of Kafka's default size of 1 MiB. */
    public static final int LARGEST_VALUE = 900 << 10;

    private static final int LARGEST_KEY = 16 << 10;
    private static final int LONGEST_PROBLEM = 32 << 10;

    private DeadLetters() {}

    /**
     * A dead letter of a record with its original bytes; only what would not fit is cut, and then the detail says so.
     *
     * @param stage intake or engine
     */
    public static DeadLetter of(String stage, Refusal refusal, Source source) {
        byte[] value = source.value();
        String detail = shortened(refusal.problem()) + "; " + refusal.reason().remedy();
        if (value != null && value.length > LARGEST_VALUE) {
            detail += " (the value below is cut to its first " + LARGEST_VALUE + " of " + value.length + " bytes)";
        }
        return new DeadLetter(
                refusal.reason().name(),
                detail,
                stage,
                source.topic(),
                source.partition(),
                source.offset(),
                source.timestamp(),
                buffer(source.key(), LARGEST_KEY),
                buffer(value, LARGEST_VALUE));
    }

    private static String shortened(String problem) {
        return problem.length() <= LONGEST_PROBLEM ? problem : problem.substring(0, LONGEST_PROBLEM) + "...";
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes, int most) {
        if (bytes == null) {
            return null;
        }
        return ByteBuffer.wrap(bytes.length <= most ? bytes : Arrays.copyOf(bytes, most));
    }
}
