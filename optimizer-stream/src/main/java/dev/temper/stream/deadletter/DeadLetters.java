package dev.temper.stream.deadletter;

import dev.temper.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes dead letters. */
public final class DeadLetters {
    /** A dead letter must itself fit into a record of Kafka's default size of 1 MiB. */
    public static final int LARGEST_VALUE = 900 << 10;

    private static final int LARGEST_KEY = 16 << 10;
    private static final int LONGEST_PROBLEM = 32 << 10;

    /** The original key is in the letter; one that is no experiment's id is not worth a place of its own. */
    private static final int LONGEST_ID = 100;

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

    /** The key under which a dead letter of a record with this key is sent. */
    public static byte[] key(byte @Nullable [] original) {
        return original != null && original.length <= LONGEST_ID ? original : new byte[0];
    }

    /** Short enough, and fit for a terminal: what is wrong may be quoted from whoever wrote the record. */
    private static String shortened(String problem) {
        StringBuilder text = new StringBuilder(Math.min(problem.length(), LONGEST_PROBLEM));
        for (int i = 0; i < problem.length() && text.length() < LONGEST_PROBLEM; i++) {
            char c = problem.charAt(i);
            if (Character.isISOControl(c) && c != '\n') {
                text.append("\\u").append(String.format(Locale.ROOT, "%04x", (int) c));
            } else {
                text.append(c);
            }
        }
        return problem.length() <= LONGEST_PROBLEM ? text.toString() : text + "...";
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes, int most) {
        if (bytes == null) {
            return null;
        }
        return ByteBuffer.wrap(bytes.length <= most ? bytes : Arrays.copyOf(bytes, most));
    }
}
