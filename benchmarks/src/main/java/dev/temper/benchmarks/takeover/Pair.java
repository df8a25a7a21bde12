package dev.temper.benchmarks.takeover;

import dev.temper.benchmarks.load.Deployment;
import dev.temper.benchmarks.load.Directories;
import dev.temper.benchmarks.process.OptimizerProcess;
import dev.temper.deploy.client.Endpoints;
import dev.temper.stream.config.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Two optimizers, of which one works. The other keeps a copy of its state, or is started with an empty disk when it is
 * needed. Not thread safe.
 */
final class Pair implements AutoCloseable {
    private static final long LOOK_MILLIS = 1_000;

    /** Looks at the copy that must find it up to date, one after the other. */
    private static final int LOOKS = 3;

    /** A copy keeps up when in a look it has read so much more than was written. */
    private static final double SLACK = 1.2;

    private static final int SLACK_RECORDS = 500;

    private final Endpoints endpoints;
    private final Path data;
    private final Groups groups;
    private final Map<String, String> settings;
    private String working = "optimizer-1";
    private String other = "optimizer-2";
    private @Nullable OptimizerProcess worker;
    private @Nullable OptimizerProcess standby;

    /** One that was killed, and the partitions that it had. */
    record Dead(Map<Role, Set<Integer>> owned) {
        /** Whether a decision in a partition needed it. */
        boolean had(int partition) {
            return owned.values().stream().anyMatch(partitions -> partitions.contains(partition));
        }
    }

    Pair(TakeoverPlan plan, Endpoints endpoints, Path data, Groups groups) {
        this.endpoints = endpoints;
        this.data = data;
        this.groups = groups;
        settings = new TreeMap<>(Map.of(
                "partitions",
                Integer.toString(Deployment.PARTITIONS),
                "kafka.num.standby.replicas",
                plan.standby() ? "1" : "0"));
        settings.putAll(plan.settings());
    }

    /** Starts the one that works first; returns when it does. */
    void begin() throws IOException, InterruptedException {
        OptimizerProcess started = start(working);
        worker = started;
        started.awaitReady();
    }

    /** Starts the other one; returns when it has read the state, and reads as fast as it is written. */
    void awaitStandby(Runnable check) throws IOException, InterruptedException {
        OptimizerProcess copying = start(other);
        standby = copying;
        int looks = 0;
        double read = 0;
        long written = 0;
        while (looks < LOOKS) {
            check.run();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            double readNow = copied(copying);
            long writtenNow = groups.stateRecords();
            boolean keepsUp = readNow > 0
                    && readNow - read <= SLACK * (writtenNow - written) + SLACK_RECORDS
                    && copying.isReady();
            looks = keepsUp && written > 0 ? looks + 1 : 0;
            read = readNow;
            written = writtenNow;
        }
        while (!hasAny(working)) { // the brokers have it otherwise, or are about to
            if (hasAny(other)) {
                swap();
            } else {
                check.run();
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    /** Records that it has read of topics that keep state. */
    private static double copied(OptimizerProcess copying) throws InterruptedException {
        return copying.metrics().sum("kafka_consumer_fetch_manager_records_consumed_total", "-restore-consumer");
    }

    private boolean hasAny(String instance) {
        return groups.owned(instance).values().stream().anyMatch(partitions -> !partitions.isEmpty());
    }

    /** kill -9 of the one that works. */
    Dead kill() {
        Dead dead = new Dead(groups.owned(working));
        OptimizerProcess killed = worker;
        if (killed == null) {
            throw new IllegalStateException(working + " does not run");
        }
        killed.part().kill();
        return dead;
    }

    /** The other one is now the one that works; without a copy it is started, as on a new machine. */
    void replace(Dead dead) throws IOException {
        swap();
        if (worker == null) {
            Path home = data.resolve(working);
            if (Files.exists(home)) {
                Directories.delete(home);
            }
            worker = start(working);
        }
        standby = null;
    }

    private void swap() {
        String name = working;
        working = other;
        other = name;
        OptimizerProcess process = worker;
        worker = standby;
        standby = process;
    }

    /** Whether the one that works has all that another had. */
    boolean hasAll(Dead dead) {
        Map<Role, Set<Integer>> now = groups.owned(working);
        return dead.owned.entrySet().stream()
                .allMatch(had -> now.getOrDefault(had.getKey(), Set.of()).containsAll(had.getValue()));
    }

    private OptimizerProcess start(String name) throws IOException {
        return OptimizerProcess.start(name, endpoints, data.resolve(name), settings);
    }

    /** Throws what one of them said if it ended by itself. */
    void check() {
        if (worker != null) {
            worker.part().check();
        }
        if (standby != null) {
            standby.part().check();
        }
    }

    @Override
    public void close() {
        if (standby != null) {
            standby.close();
        }
        if (worker != null) {
            worker.close();
        }
    }
}
