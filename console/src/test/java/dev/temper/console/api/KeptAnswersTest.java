package dev.temper.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What takes long to compute is computed seldom, and never told of another question. */
class KeptAnswersTest {
    private final AtomicLong clock = new AtomicLong();
    private final AtomicInteger computed = new AtomicInteger();
    private final KeptAnswers kept = new KeptAnswers(clock::get);

    private int ask(String question, long sequence, long millis) {
        return kept.of(question, sequence, () -> {
            clock.addAndGet(millis * 1_000_000);
            return computed.incrementAndGet();
        });
    }

    @Test
    void whatHasNotChangedIsComputedOnce() {
        assertThat(ask("tasks a", 7, 1)).isEqualTo(1);
        assertThat(ask("tasks a", 7, 1)).isEqualTo(1);
        assertThat(ask("tasks b", 7, 1)).isEqualTo(2);
        assertThat(ask("tasks a", 7, 1)).isEqualTo(1);
    }

    @Test
    void whatTakesNoTimeIsNeverOld() {
        assertThat(ask("tasks a", 7, 50)).isEqualTo(1);
        assertThat(ask("tasks a", 8, 50)).isEqualTo(2);
    }

    @Test
    void whatTakesLongMayBeTenTimesAsOld() {
        assertThat(ask("importance a", 7, 400)).isEqualTo(1);
        clock.addAndGet(3_900_000_000L);
        assertThat(ask("importance a", 8, 400)).isEqualTo(1);
        clock.addAndGet(200_000_000L);
        assertThat(ask("importance a", 9, 400)).isEqualTo(2);
    }

    @Test
    void manyQuestionsDoNotPileUp() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(ask("tasks " + i, 1, 1)).isEqualTo(i + 1);
        }
        assertThat(ask("tasks 0", 1, 1)).as("long forgotten").isEqualTo(1_001);
        assertThat(ask("tasks 999", 1, 1)).isEqualTo(1_000);
    }
}
