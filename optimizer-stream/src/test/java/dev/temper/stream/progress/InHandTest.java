package dev.temper.stream.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class InHandTest {
    private long now = 1_000;
    private final InHand inHand = new InHand(() -> now);

    @Test
    void theEventThatWasTakenFirstHasBeenInHandForLongest() {
        InHand.Hand first = inHand.hand();
        InHand.Hand second = inHand.hand();
        assertThat(inHand.longest()).isNull();
        first.hold(bytes("slow"), () -> {
            now += 5;
            second.hold(bytes("quick"), () -> {
                now += 2;
                assertThat(inHand.longest()).isEqualTo(new InHand.Held("slow", Duration.ofNanos(7)));
            });
        });
        assertThat(inHand.longest()).isNull();
    }

    @Test
    void anEventThatFailedIsNotInHandAnyMore() {
        InHand.Hand hand = inHand.hand();
        assertThatThrownBy(() -> hand.hold(null, () -> {
                    throw new IllegalStateException("defect");
                }))
                .hasMessage("defect");
        assertThat(inHand.longest()).isNull();
    }

    @Test
    void aClosedHandIsForgotten() {
        InHand.Hand hand = inHand.hand();
        hand.hold(bytes("left"), () -> {
            hand.close();
            assertThat(inHand.longest()).isNull();
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
