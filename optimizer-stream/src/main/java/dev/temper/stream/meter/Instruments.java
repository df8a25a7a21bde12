package dev.temper.stream.meter;

import dev.temper.stream.progress.InHand;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

/**
 * What a role is watched with while it works.
 *
 * @param inHand told of each event while it is worked on
 * @param meters where it counts
 */
public record Instruments(InHand inHand, MeterRegistry meters) {
    /** Instruments that nobody reads. */
    public static Instruments unread() {
        return new Instruments(new InHand(), new CompositeMeterRegistry());
    }
}
