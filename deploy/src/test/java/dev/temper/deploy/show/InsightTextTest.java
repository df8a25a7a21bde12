package dev.temper.deploy.show;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class InsightTextTest {
    @Test
    void ofSeveralObjectivesItIsSaidWhichOneIsLookedAt() {
        assertThat(InsightText.about("loss", 2)).isEqualTo(", as to loss, the first of its 2 objectives");
    }

    @Test
    void ofOneObjectiveNothingNeedsSaying() {
        assertThat(InsightText.about("loss", 1)).isEmpty();
    }
}
