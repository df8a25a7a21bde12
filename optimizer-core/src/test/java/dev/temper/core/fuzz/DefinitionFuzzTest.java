package dev.temper.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sample of {@code make fuzz}. */
class DefinitionFuzzTest {
    private static final int WITHOUT_MODEL = 200;
    private static final int WITH_MODEL = 5;

    /** The time-out is for a definition that hangs: it asks nothing of the machine's speed. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3})
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void everyValidDefinitionComesToItsEnd(long stretch) {
        for (long seed = stretch * WITHOUT_MODEL; seed < (stretch + 1) * WITHOUT_MODEL; seed++) {
            assertThat(DefinitionFuzz.play(seed, false).trials()).isLessThanOrEqualTo(DefinitionFuzz.MOST_ENTRIES);
        }
        for (long seed = stretch * WITH_MODEL; seed < (stretch + 1) * WITH_MODEL; seed++) {
            assertThat(DefinitionFuzz.play(seed, true).trials()).isLessThanOrEqualTo(DefinitionFuzz.MOST_ENTRIES);
        }
    }
}
