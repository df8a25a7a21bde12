package dev.temper.stream.intake;

import dev.temper.schemas.EventHeader;
import dev.temper.schemas.MetricReported;
import dev.temper.schemas.TrialEnded;
import dev.temper.stream.codec.EventCodec;
import dev.temper.stream.deadletter.RefusalReason;
import dev.temper.stream.deadletter.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Whose the leases are under which signed reports come. One under a lease that was not granted yet, as far as intake has
 * read, is held until the grant is read: it may be its holder's, or somebody's who guesses the next number.
 */
final class Claims {
    /** Of one session's reports, so many are held. */
    static final int MOST_HELD = 100;

    /** Whoever reads what is on the brokers has read the grant by then. */
    static final long LONGEST_MILLIS = 60_000;

    private final KeyValueStore<String, WatchedLease> leases;
    private final KeyValueStore<String, Long> granted;
    private final KeyValueStore<String, HeldReport> held;
    private final Map<String, Long> since = new HashMap<>();

    Claims(
            KeyValueStore<String, WatchedLease> leases,
            KeyValueStore<String, Long> granted,
            KeyValueStore<String, HeldReport> held) {
        this.leases = leases;
        this.granted = granted;
        this.held = held;
    }

    /** Notes that a lease was granted; an experiment's leases are numbered in the order of their grants. */
    void granted(String experiment, long lease) {
        if (lease > last(experiment)) {
            granted.put(experiment, lease);
        }
    }

    /**
     * Whether a signed input may go on; false when it is held.
     *
     * @throws RefusedException when it reports under another's lease, or too many of its session are held
     */
    boolean permits(SpecificRecord event, Source source, Signer signer, long now) {
        if (event instanceof MetricReported reported) {
            return permits(event, source, signer, reported.getTrial(), reported.getLease(), now);
        }
        if (event instanceof TrialEnded ended) {
            return permits(event, source, signer, ended.getTrial(), ended.getLease(), now);
        }
        return true;
    }

    private boolean permits(SpecificRecord event, Source source, Signer signer, int trial, long lease, long now) {
        String experiment = EventCodec.header(event).getExperiment();
        WatchedLease known = leases.get(Keys.of(experiment, trial));
        if (known != null && known.lease() == lease) {
            requireHolder(known, signer);
            return true;
        }
        if (lease <= last(experiment)) {
            return true; // it is over, whoever held it, and the machine refuses what comes under it
        }
        hold(event, source, signer, lease, now);
        return false;
    }

    private void hold(SpecificRecord event, Source source, Signer signer, long lease, long now) {
        String experiment = EventCodec.header(event).getExperiment();
        String producer = EventCodec.header(event).getProducer();
        if (Keys.under(held, experiment, producer).size() >= MOST_HELD) {
            throw new RefusedException(
                    RefusalReason.FORGED,
                    "lease " + lease + " was not granted, and " + MOST_HELD + " reports of session \""
                            + signer.session() + "\" wait for such leases already");
        }
        held.put(key(event), new HeldReport(source, signer));
        since.put(key(event), now);
    }

    /** By number, for they come from two topics, and an end must not overtake the metrics before it. */
    private static String key(SpecificRecord event) {
        EventHeader header = EventCodec.header(event);
        String number = String.format(Locale.ROOT, "%019d", header.getNumber());
        return Keys.of(header.getExperiment(), header.getProducer(), number);
    }

    private static void requireHolder(WatchedLease lease, Signer signer) {
        if (!signer.holds(lease)) {
            throw new RefusedException(
                    RefusalReason.FORGED,
                    "lease " + lease.lease() + " of trial " + lease.trial() + " is held by session \""
                            + lease.session() + "\" of agent \"" + lease.agent() + "\", and the report is signed by \""
                            + signer.session() + "\" of \"" + signer.agent() + "\"");
        }
    }

    private long last(String experiment) {
        Long last = granted.get(experiment);
        return last == null ? 0 : last;
    }

    /** What is held of an experiment, in the order of its numbers. */
    List<HeldReport> held(String experiment) {
        return Keys.under(held, experiment).stream().map(entry -> entry.value).toList();
    }

    /** An event is held no longer. */
    void letGo(SpecificRecord event) {
        held.delete(key(event));
        since.remove(key(event));
    }

    /** What has been held for too long; it is held no longer. */
    List<HeldReport> overdue(long now) {
        List<HeldReport> late = new ArrayList<>();
        for (KeyValue<String, HeldReport> entry : Keys.all(held)) {
            if (now - since.computeIfAbsent(entry.key, key -> now) > LONGEST_MILLIS) {
                held.delete(entry.key);
                since.remove(entry.key);
                late.add(entry.value);
            }
        }
        return late;
    }
}
