package dev.temper.deploy.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** All kinds of faults, each with how it strikes and how it heals. */
final class Faults {
    /**
     * One fault.
     *
     * @param kind what is broken, and where
     * @param seconds how long it lasts
     */
    record Fault(String kind, String where, int seconds, Runnable strike, Runnable heal) {}

    private static final List<Duration> LEAPS =
            List.of(Duration.ofSeconds(15), Duration.ofMinutes(10), Duration.ofHours(2));

    private final Site site;
    private final List<Lane> lanes;
    private final Random dice;
    private final List<Supplier<Fault>> kinds = new ArrayList<>();

    Faults(Site site, List<Lane> lanes, long seed) {
        this.site = site;
        this.lanes = lanes;
        this.dice = new Random(seed);
        kinds.add(() -> killed("optimizer killed", one(site.optimizers)));
        kinds.add(() -> killed("broker killed", one(site.brokers)));
        kinds.add(() -> killed("agent killed", agent()));
        kinds.add(() -> killed("api killed", site.api));
        kinds.add(() -> stopped("optimizer stopped", one(site.optimizers), 3, 40));
        kinds.add(() -> stopped("broker stopped", one(site.brokers), 3, 30));
        kinds.add(() -> stopped("agent stopped", agent(), 3, 30));
        kinds.add(() -> cut("optimizer cut off", one(site.optimizers)));
        kinds.add(() -> cut("broker cut off", one(site.brokers)));
        kinds.add(() -> cut("agent cut off", agent()));
        kinds.add(() -> losing("packets of a broker lost", one(site.brokers)));
        kinds.add(() -> losing("packets of an agent lost", agent()));
        kinds.add(() -> slow("network of a broker slow", one(site.brokers)));
        kinds.add(() -> slow("network of an optimizer slow", one(site.optimizers)));
        kinds.add(() -> slow("network of an agent slow", agent()));
        kinds.add(() -> slowDisk("disk of a broker slow", one(site.brokers)));
        kinds.add(() -> slowDisk("disk of an optimizer slow", one(site.optimizers)));
        kinds.add(() -> clock("clock of a broker set", one(site.brokers)));
        kinds.add(() -> clock("clock of an optimizer set", one(site.optimizers)));
        kinds.add(() -> clock("clock of an agent set", agent()));
        kinds.add(this::trainerKilled);
        kinds.add(() -> full("disk of an agent full", agent()));
        kinds.add(() -> full("disk of an optimizer full", one(site.optimizers)));
        kinds.add(() -> rolling("optimizers restarted in turn", site.optimizers));
        kinds.add(() -> rolling("brokers restarted in turn", site.brokers));
    }

    /** Every kind once before any comes again. */
    List<Supplier<Fault>> shuffled() {
        List<Supplier<Fault>> order = new ArrayList<>(kinds);
        Collections.shuffle(order, dice);
        return order;
    }

    int between(int low, int high) {
        return low + dice.nextInt(high - low + 1);
    }

    private Part one(List<Part> parts) {
        return parts.get(dice.nextInt(parts.size()));
    }

    private Part agent() {
        return one(agents());
    }

    private List<Part> agents() {
        List<Part> agents = new ArrayList<>();
        lanes.forEach(lane -> agents.addAll(lane.agents()));
        return agents;
    }

    private Fault killed(String kind, Part part) {
        return new Fault(kind, part.name, between(0, 15), part::kill, part::start);
    }

    private Fault stopped(String kind, Part part, int least, int most) {
        return new Fault(kind, part.name, between(least, most), part::pause, part::proceed);
    }

    private Fault cut(String kind, Part part) {
        return new Fault(
                kind, part.name, between(2, 30), () -> site.net.cut(part.name), () -> site.net.join(part.name));
    }

    private Fault losing(String kind, Part part) {
        double share = between(10, 50) / 100.0;
        return new Fault(
                kind,
                part.name,
                between(5, 30),
                () -> site.net.lose(part.name, share),
                () -> site.net.loseNothing(part.name));
    }

    private Fault slow(String kind, Part part) {
        int kilobits = between(50, 500);
        return new Fault(
                kind,
                part.name,
                between(5, 30),
                () -> site.net.slow(part.name, kilobits),
                () -> site.net.hasten(part.name));
    }

    private Fault slowDisk(String kind, Part part) {
        Host host = site.hosts.get(part.name);
        Duration write = Duration.ofMillis(between(2, 50));
        return new Fault(
                kind, part.name, between(5, 30), () -> host.slowDisk(write), () -> host.slowDisk(Duration.ZERO));
    }

    /** By seconds, minutes or hours, either way, and back. */
    private Fault clock(String kind, Part part) {
        Host host = site.hosts.get(part.name);
        Duration leap = LEAPS.get(dice.nextInt(LEAPS.size())).multipliedBy(dice.nextBoolean() ? 1 : -1);
        return new Fault(
                kind,
                part.name + " by " + leap,
                between(2, 20),
                () -> host.setClock(leap),
                () -> host.setClock(Duration.ZERO));
    }

    private Fault trainerKilled() {
        List<ProcessHandle> trainers = new ArrayList<>();
        lanes.forEach(lane -> trainers.addAll(lane.trainers()));
        String where =
                trainers.isEmpty() ? "nobody" : "process " + trainers.get(0).pid();
        return new Fault(
                "training process killed",
                where,
                0,
                () -> trainers.stream().limit(1).forEach(ProcessHandle::destroyForcibly),
                () -> {});
    }

    private Fault full(String kind, Part part) {
        Disk disk = site.disks.get(part.name);
        return new Fault(kind, part.name, between(3, 20), disk::fill, disk::free);
    }

    private Fault rolling(String kind, List<Part> parts) {
        return new Fault(
                kind,
                "all",
                0,
                () -> parts.forEach(part -> {
                    // A broker whose partitions nobody can take over is killed instead, as by systemd or a kubelet.
                    if (!part.end() && !site.brokers.contains(part)) {
                        throw new IllegalStateException(part.name + " did not end within a minute of SIGTERM");
                    }
                    part.start();
                }),
                () -> {});
    }
}
