package dev.temper.stream.meter;

import dev.temper.schemas.trace.Tracing;
import dev.temper.stream.progress.InHand;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;

/**
 * What a role is watched with while it works.
 *
 * @param inHand told of each event while it is worked on
 * @param meters where it counts
 * @param tracing what follows events through it
 */
public record Instruments(InHand inHand, MeterRegistry meters, Tracing tracing) {
    /** Instruments that nobody reads. */
    public static Instruments unread() {
        return new Instruments(new InHand(), new CompositeMeterRegistry(), Tracing.OFF);
    }
}
