package dev.temper.console.api;

import dev.temper.console.chronicle.Chronicles;
import dev.temper.console.http.EventStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who follow what changed, at most ten times a second. Who takes longer gets more at a time. Thread safe.
 */
final class LiveFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final long TICK_MILLIS = 100;

    private final Catalogue catalogue;
    private final Chronicles chronicles;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "temper-live");
        thread.setDaemon(true);
        return thread;
    });

    LiveFeed(Catalogue catalogue, Chronicles chronicles) {
        this.catalogue = catalogue;
        this.chronicles = chronicles;
        var unused = timer.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * Has an experiment told to a stream.
     *
     * @param after the journal sequence that the client has
     */
    void follow(String experiment, long after, EventStream stream) {
        add(new OfExperiment(experiment, after, stream));
    }

    /** Has the list of experiments told to a stream. */
    void followAll(EventStream stream) {
        add(new OfAll(stream));
    }

    private void add(Follower follower) {
        followers.add(follower);
        follower.stream.onClose(() -> followers.remove(follower));
    }

    private void tick() {
        for (Follower follower : followers) {
            try {
                if (!follower.stream.isClosed() && follower.stream.isDrained()) {
                    follower.tell();
                }
            } catch (RuntimeException e) {
                LOG.debug("A client that follows was not told", e);
            }
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** Who follows something. */
    private abstract static class Follower {
        final EventStream stream;

        Follower(EventStream stream) {
            this.stream = stream;
        }

        abstract void tell();
    }

    /** What a client of an experiment is told when it must read anew. */
    record Reload(long sequence) {}

    private final class OfExperiment extends Follower {
        private final String experiment;
        private long sent;

        OfExperiment(String experiment, long sent, EventStream stream) {
            super(stream);
            this.experiment = experiment;
            this.sent = sent;
        }

        @Override
        void tell() {
            Grave grave = catalogue.grave(experiment);
            if (grave != null && sent != grave.sequence()) {
                sent = grave.sequence(); // who reads anew is told that it was deleted
                stream.send(Long.toString(sent), "reload", new Reload(sent));
            }
            ExperimentSummary now = catalogue.of(experiment);
            if (now == null || now.sequence() == sent) {
                return;
            }
            @Nullable
            ChangeAnswer change = now.sequence() < sent
                    ? null
                    : chronicles.<@Nullable ChangeAnswer>read(experiment, chronicle -> Changes.after(sent, chronicle));
            sent = change == null ? now.sequence() : change.sequence();
            stream.send(
                    Long.toString(sent),
                    change == null ? "reload" : "change",
                    Objects.requireNonNullElseGet(change, () -> new Reload(sent)));
        }
    }

    /**
     * What a client of the list is told.
     *
     * @param deleted ids of those that are no longer in the list
     */
    record ListChange(List<ExperimentSummary> experiments, List<String> deleted) {}

    private final class OfAll extends Follower {
        private Map<String, Long> sent = Map.of();
        private long changes = -1;

        OfAll(EventStream stream) {
            super(stream);
        }

        @Override
        void tell() {
            long now = catalogue.changes();
            if (now == changes) {
                return;
            }
            changes = now;
            Map<String, Long> known = new java.util.HashMap<>(sent);
            List<ExperimentSummary> changed = new ArrayList<>();
            for (ExperimentSummary summary : catalogue.all()) {
                if (!Objects.equals(known.put(summary.id(), summary.sequence()), summary.sequence())) {
                    changed.add(summary);
                }
            }
            List<String> deleted = known.keySet().stream()
                    .filter(id -> catalogue.of(id) == null)
                    .sorted()
                    .toList();
            deleted.forEach(known::remove);
            sent = known;
            changed.sort(Comparator.comparing(ExperimentSummary::id));
            stream.send(Long.toString(now), "change", new ListChange(changed, deleted));
        }
    }
}
