package dev.temper.stream.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.temper.schemas.DeadLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    /** It would end the thread that sends it, at every start again. */
    @Test
    void aDeadLetterOfAnyRecordFitsIntoOneOfKafkasDefaultSize() {
        Source source = new Source("temper.journal", 0, 7, 1, new byte[5_000_000], new byte[50_000_000]);
        Refusal refusal = new Refusal(RefusalReason.TOO_LARGE, "é".repeat(1_000_000));
        DeadLetter letter = DeadLetters.of("engine", refusal, source);
        int size = letter.getValue().remaining()
                + letter.getKey().remaining()
                + 3 * letter.getDetail().length();
        assertThat(size + DeadLetters.key(source.key()).length).isLessThan((1 << 20) - 4_096);
        assertThat(letter.getDetail()).contains("cut to its first 921600 of 50000000 bytes");
        assertThat(DeadLetters.key(null)).isEmpty();
        assertThat(DeadLetters.key(new byte[] {1})).hasSize(1);
    }

    @Test
    void everyReasonIsDocumented() throws IOException {
        String page = Files.readString(Path.of("../docs/topics.md"));
        for (RefusalReason reason : RefusalReason.values()) {
            assertThat(page).contains("| `" + reason + "` |");
        }
    }

    /** What is wrong is shown on terminals, and quoted from whoever wrote it. */
    @Test
    void itsDetailHasNoControlCharacters() {
        Source source = new Source("temper.metrics", 0, 7, 1, null, null);
        DeadLetter letter = DeadLetters.of(
                "intake", new Refusal(RefusalReason.INVALID_EVENT, "agent is \"\u001b[2J\0\": remove"), source);
        assertThat(letter.getDetail()).startsWith("agent is \"\\u001b[2J\\u0000\": remove");
    }

    @Test
    void theLogTellsAFewOfAThousandAndHowManyItLeftOut() {
        AtomicLong clock = new AtomicLong();
        Throttle throttle = new Throttle(clock::get);
        int told = 0;
        for (int i = 0; i < 1_000; i++) {
            told += throttle.allows() ? 1 : 0;
        }
        assertThat(told).isEqualTo(Throttle.MOST);
        clock.set(Throttle.SPAN_NANOS);
        assertThat(throttle.allows()).isTrue();
        assertThat(throttle.silenced()).contains("980 more");
        assertThat(throttle.silenced()).isEmpty();
    }
}
