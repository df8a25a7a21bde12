package dev.temper.agent.kafka;

import dev.temper.agent.machine.Report;
import dev.temper.schemas.AgentHeartbeat;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.TrialEnded;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events on their way to the broker, in order. Metrics and ends of trials are kept on disk until they are acknowledged;
 * offers and heartbeats are not, since a late one is worth nothing. Safe for use by several threads.
 */
final class Outbox {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private static final long REPAIR_NANOS = 1_000_000_000L;
    /** How long a report may wait for others to fly with, when no decision on it is waited for. */
    private static final long GATHER_NANOS = 200_000_000L;

    private final Events events;
    private final Spool spool;
    private final long maxBytes;
    private final Deque<Parcel> waiting = new ArrayDeque<>();
    private final Deque<Parcel> flying = new ArrayDeque<>();
    private long bytes;
    private long repaired = System.nanoTime() - REPAIR_NANOS;
    private boolean warned;
    private boolean closed;
    private boolean woken;
    private @Nullable Long flight;

    /** An event on its way; {@code frame} is null for one that is not kept. Compared by identity. */
    static final class Parcel {
        final String experiment;
        final SpecificRecord event;
        final byte @Nullable [] frame;
        boolean delivered;

        Parcel(String experiment, SpecificRecord event, byte @Nullable [] frame) {
            this.experiment = experiment;
            this.event = event;
            this.frame = frame;
        }
    }

    /** Begins with what an earlier run left in the spool. */
    Outbox(Events events, Spool spool, long maxBytes) {
        this.events = events;
        this.spool = spool;
        this.maxBytes = maxBytes;
        List<SpecificRecord> left = spool.open();
        left.forEach(event -> add(new Parcel(Spool.experiment(event), event, Spool.encode(event))));
        if (!left.isEmpty()) {
            flight = System.nanoTime();
            LOG.info("Sending {} events that the last run of this agent could not", left.size());
        }
    }

    /** Takes a report about an experiment; never waits. */
    synchronized void publish(String experiment, long number, Report report) {
        SpecificRecord event = events.of(experiment, number, report);
        if (event instanceof MetricReported || event instanceof TrialEnded) {
            byte[] frame = Spool.encode(event);
            add(new Parcel(experiment, event, frame));
            if (!spool.append(frame)) {
                repair();
            }
        } else {
            if (event instanceof AgentHeartbeat) {
                waiting.removeIf(
                        parcel -> parcel.event instanceof AgentHeartbeat && parcel.experiment.equals(experiment));
            }
            add(new Parcel(experiment, event, null));
        }
        fly(report instanceof Report.Metric metric && !metric.awaited() ? GATHER_NANOS : 0);
    }

    /** What waits goes in so many nanoseconds at the latest. */
    private void fly(long nanos) {
        long at = System.nanoTime() + nanos;
        if (!waiting.isEmpty() && (flight == null || at - flight < 0)) {
            flight = at;
            notifyAll();
        }
    }

    /** Waits while there is no room: whoever brings metrics calls it first, and so is slowed down. */
    synchronized void awaitRoom() throws InterruptedException {
        while (bytes >= maxBytes && !closed) {
            if (!warned) {
                warned = true;
                LOG.warn(
                        "The broker has not taken the last {} bytes of events, which is all that the spool holds:"
                                + " training waits to print more metrics until it does",
                        bytes);
            }
            wait();
        }
    }

    /** The next event to send, which from now on flies; null when there is none within that time, or it is woken up. */
    synchronized @Nullable Parcel next(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (blocked() || gathers()) {
            long now = System.nanoTime();
            if (woken || now - deadline >= 0) {
                woken = false;
                return null;
            }
            Long gathered = blocked() ? null : flight;
            long until = gathered != null && gathered - deadline < 0 ? gathered : deadline;
            wait(1 + (until - now) / 1_000_000);
        }
        Parcel parcel = waiting.removeFirst();
        if (waiting.isEmpty()) {
            flight = null;
        }
        flying.addLast(parcel);
        return parcel;
    }

    /** Lets whoever waits for the next event look at something else. */
    synchronized void wake() {
        woken = true;
        notifyAll();
    }

    /** The end of a trial goes after its metrics: they are in another topic, and must not be overtaken. */
    private boolean blocked() {
        return waiting.isEmpty() || (waiting.getFirst().event instanceof TrialEnded && !flying.isEmpty());
    }

    private boolean gathers() {
        return flight != null && System.nanoTime() - flight < 0;
    }

    /** An event that flies was acknowledged. */
    synchronized void delivered(Parcel parcel) {
        parcel.delivered = true;
        while (!flying.isEmpty() && flying.getFirst().delivered) {
            remove(flying.removeFirst());
        }
        if (bytes == 0) {
            spool.clear();
        } else if (spool.wasteful(bytes)) {
            spool.rewrite(kept());
        }
        notifyAll();
    }

    /** An event that can never be sent is given up. */
    synchronized void refused(Parcel parcel) {
        delivered(parcel);
    }

    /** What flies and was not acknowledged waits again, in order; what is not kept is forgotten. */
    synchronized void landed() {
        while (!flying.isEmpty()) {
            Parcel parcel = flying.removeLast();
            if (parcel.delivered || parcel.frame == null) {
                remove(parcel);
            } else {
                waiting.addFirst(parcel);
            }
        }
        fly(0);
        notifyAll();
    }

    /** How many kept events are not acknowledged. */
    synchronized int unsent() {
        return kept().size();
    }

    /** Waits until everything kept is acknowledged, at most so long; true when it is. */
    synchronized boolean awaitEmpty(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        fly(0);
        while (!kept().isEmpty()) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return false;
            }
            wait(millis);
        }
        return true;
    }

    /** Waits until nothing is left to send, kept or not, at most so long. */
    synchronized void awaitSent(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!waiting.isEmpty() || !flying.isEmpty()) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                return;
            }
            wait(millis);
        }
    }

    /** Lets go of everybody who waits for room, and of the file. */
    synchronized void close() {
        closed = true;
        spool.close();
        notifyAll();
    }

    private void add(Parcel parcel) {
        waiting.addLast(parcel);
        bytes += parcel.frame == null ? 0 : parcel.frame.length;
    }

    private void remove(Parcel parcel) {
        bytes -= parcel.frame == null ? 0 : parcel.frame.length;
        if (warned && bytes < maxBytes) {
            warned = false;
            LOG.info("The broker takes events again: training goes on");
        }
    }

    /** Tries to write the whole file anew, now and then while it cannot be written. */
    private void repair() {
        long now = System.nanoTime();
        if (!closed && now - repaired > REPAIR_NANOS) {
            repaired = now;
            spool.rewrite(kept());
        }
    }

    private List<byte[]> kept() {
        List<byte[]> frames = new ArrayList<>();
        flying.forEach(parcel -> keep(parcel, frames));
        waiting.forEach(parcel -> keep(parcel, frames));
        return frames;
    }

    private static void keep(Parcel parcel, List<byte[]> frames) {
        if (parcel.frame != null) {
            frames.add(parcel.frame);
        }
    }
}
