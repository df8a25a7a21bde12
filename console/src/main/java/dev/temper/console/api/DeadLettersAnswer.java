package dev.temper.console.api;

import dev.temper.console.fold.Letter;
import dev.temper.schemas.DeadLetter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last records that were put aside, the newest first. */
public record DeadLettersAnswer(int total, List<LetterAnswer> deadLetters) {
    /** Copies the list. */
    public DeadLettersAnswer {
        deadLetters = List.copyOf(deadLetters);
    }

    /**
     * A record that was put aside.
     *
     * @param topic from which it came
     * @param key its key as text; null for none
     * @param bytes of its value, which may have been cut
     */
    public record LetterAnswer(
            long time,
            String topic,
            int partition,
            long offset,
            String reason,
            String detail,
            @Nullable String key,
            int bytes) {
        static LetterAnswer of(Letter letter) {
            DeadLetter said = letter.said();
            ByteBuffer key = said.getKey();
            ByteBuffer value = said.getValue();
            return new LetterAnswer(
                    letter.time(),
                    said.getTopic(),
                    said.getPartition(),
                    said.getOffset(),
                    said.getReason(),
                    said.getDetail(),
                    key == null
                            ? null
                            : StandardCharsets.UTF_8.decode(key.duplicate()).toString(),
                    value == null ? 0 : value.remaining());
        }
    }
}
