package dev.temper.stream.meter;

import dev.temper.core.event.Event;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * From the broker's time of what was published to the decisions that it led to, on their way to the broker. The clocks of
 * the broker and of this machine are taken to agree: a difference shows here.
 */
final class DecisionLatency {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60)
    };

    private static final long LONGEST_MILLIS = TimeUnit.DAYS.toMillis(1);

    private final Timer report;
    private final Timer offer;
    private final Timer other;

    DecisionLatency(MeterRegistry registry) {
        report = timer(registry, "report");
        offer = timer(registry, "offer");
        other = timer(registry, "other");
    }

    private static Timer timer(MeterRegistry registry, String event) {
        return Timer.builder("temper.decision.latency")
                .description("From the broker's time of an event to the decisions that it led to")
                .tag("event", event)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** @param millis below zero when the clocks disagree, and beyond a day in the journal of a stranger: both are cut */
    void took(Event event, long millis) {
        Timer timer =
                event instanceof Event.MetricReported ? report : event instanceof Event.SlotOffered ? offer : other;
        timer.record(Math.max(0, Math.min(millis, LONGEST_MILLIS)), TimeUnit.MILLISECONDS);
    }
}
