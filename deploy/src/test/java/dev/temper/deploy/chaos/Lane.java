package dev.temper.deploy.chaos;

import dev.temper.deploy.it.Await;
import dev.temper.deploy.it.Curves;
import dev.temper.schemas.ExperimentStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * One experiment after the other, each on the same two hosts, and the audit of each when it is complete. An experiment may
 * take as long as the faults want: what they break heals.
 */
final class Lane implements Runnable {
    private static final int HOSTS = 2;
    private static final int EPOCH_MILLIS = 700;
    private static final int LEASE_SECONDS = 10;
    private static final int RETRIES = 100;
    private static final int DISK_MEGABYTES = 200;
    private static final Duration LONGEST = Duration.ofMinutes(20);

    private final Site site;
    private final String name;
    private final Path directory;
    private final AtomicBoolean over;
    private final List<String> hosts;
    private final List<Part> agents = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private final AtomicInteger completed = new AtomicInteger();
    private volatile String experiment = "";
    private volatile Curves curves;
    private int unread;
    private int lost;

    Lane(Site site, String name, Path directory, AtomicBoolean over) {
        this.site = site;
        this.name = name;
        this.directory = directory;
        this.over = over;
        hosts = IntStream.rangeClosed(1, HOSTS)
                .mapToObj(number -> name + "-agent-" + number)
                .toList();
        for (String host : hosts) {
            site.net.host(host);
            site.disk(host, DISK_MEGABYTES);
        }
    }

    @Override
    public void run() {
        for (int round = 1; !over.get(); round++) {
            String id = name + "-" + round;
            try {
                play(id);
                audit(id);
            } catch (RuntimeException | AssertionError e) {
                note(id + ": " + e.getMessage());
                return;
            } finally {
                experiment = "";
                agents().forEach(Part::end);
            }
        }
    }

    private void play(String id) {
        Path home = directory.resolve(id);
        home.toFile().mkdirs();
        Curves next = new Curves(home, site.endpoints(), id);
        insist("creates " + id, () -> next.create(LEASE_SECONDS, "temper", RETRIES));
        List<Part> started = new ArrayList<>();
        for (String host : hosts) {
            Path file = next.agentFile(
                    host, EPOCH_MILLIS, site.disk(host, DISK_MEGABYTES).path().resolve(id));
            started.add(site.agent(host, file));
        }
        synchronized (agents) {
            agents.clear();
            agents.addAll(started);
        }
        curves = next;
        experiment = id;
        started.forEach(Part::start);
        Await.until(id + " is complete", LONGEST, () -> {
            started.forEach(Part::care);
            return isComplete(next);
        });
    }

    private static boolean isComplete(Curves curves) {
        try {
            return curves.peek().getStatus() == ExperimentStatus.COMPLETE;
        } catch (RuntimeException | AssertionError away) {
            return false; // brokers may be away
        }
    }

    private void audit(String id) {
        experiment = "";
        Await.until(id + "'s agents end", Duration.ofMinutes(3), () -> {
            agents().forEach(Part::care);
            return agents().stream().allMatch(Part::isDone);
        });
        insist("audits " + id, () -> {
            curves.checkLaws();
            curves.checkEachReportOnce();
            if (!curves.trainers().isEmpty()) {
                throw new AssertionError("training processes that nobody owns: " + curves.trainers());
            }
        });
        insist("reads what arrived of " + id, () -> count(id, curves.missing(), curves.lostTrials(), curves.losses()));
        completed.incrementAndGet();
        deleteQuietly(directory.resolve(id).resolve("checkpoints"));
    }

    private void count(String id, Map<Integer, Set<Integer>> missing, Set<Integer> lostTrials, int losses) {
        missing.values().forEach(epochs -> unread += epochs.size());
        lost += losses;
        if (agents().stream().mapToInt(Part::starts).sum() > agents().size()) {
            return; // what an agent that died had not read is lost with it
        }
        // An agent that is stopped for longer than a lease reads no more of what was trained under it.
        missing.keySet().removeAll(lostTrials);
        if (!missing.isEmpty()) {
            note(id + ": epochs never arrived, though no agent died and their trial lost no lease: " + missing);
        }
    }

    /** Brokers may be away for a while: tries until it works, for three minutes, and then says what failed last. */
    private static void insist(String what, Runnable action) {
        AssertionError[] last = new AssertionError[1];
        try {
            Await.until(what, Duration.ofMinutes(3), () -> {
                try {
                    action.run();
                    return true;
                } catch (AssertionError e) {
                    last[0] = e;
                    return false;
                } catch (RuntimeException e) {
                    last[0] = new AssertionError(e);
                    return false;
                }
            });
        } catch (AssertionError late) {
            throw last[0] == null ? late : last[0];
        }
    }

    private static void deleteQuietly(Path path) {
        Shell.tryTo("rm -rf " + path);
        if (Files.exists(path)) {
            throw new IllegalStateException(path + " is still there");
        }
    }

    private synchronized void note(String problem) {
        broken.add(problem);
        System.out.println("chaos: broken: " + problem);
    }

    synchronized List<String> broken() {
        return List.copyOf(broken);
    }

    List<Part> agents() {
        synchronized (agents) {
            return List.copyOf(agents);
        }
    }

    /** The experiment that runs; empty between two. */
    String experiment() {
        return experiment;
    }

    List<ProcessHandle> trainers() {
        Curves now = curves;
        return now == null ? List.of() : now.trainers();
    }

    int completed() {
        return completed.get();
    }

    @Override
    public String toString() {
        return "%s: %d experiments complete, %d leases lost, %d epochs unread by an agent that died or lost the lease"
                .formatted(name, completed.get(), lost, unread);
    }
}
