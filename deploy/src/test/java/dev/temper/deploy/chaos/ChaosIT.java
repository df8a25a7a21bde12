package dev.temper.deploy.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.temper.deploy.it.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Experiments on a cluster on which something always breaks: {@code make chaos MINUTES=120}, as root on Linux. The audit of
 * each experiment: no reported epoch is lost or counted twice, no two processes wrote one checkpoint, the budget is exact, no
 * process is left, and replay derives the same decisions.
 */
class ChaosIT {
    private static final int MINUTES = Integer.getInteger("chaos.minutes", 0);
    private static final long SEED = Long.getLong("chaos.seed", System.nanoTime());

    /** Kept when something broke: what everybody said is in it. */
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    private final List<String> again = new ArrayList<>();
    private int faults;

    @Test
    void nothingIsLostAndNothingDoubledWhateverBreaks() throws Exception {
        assumeTrue(MINUTES > 0, "only with -Dchaos.minutes");
        for (String tool : List.of("ip", "tc", "iptables", "mount", "sysctl", "cc")) {
            assertThat(Shell.has(tool))
                    .as(
                            "%s, which chaos needs, as root on Linux: Debian has it in iproute2, iptables, mount, procps or gcc",
                            tool)
                    .isTrue();
        }
        say("seed " + SEED + ", files in " + directory);
        try (Site site = Site.start(directory)) {
            AtomicBoolean over = new AtomicBoolean();
            List<Lane> lanes = List.of(
                    new Lane(site, "a", directory.resolve("a"), over),
                    new Lane(site, "b", directory.resolve("b"), over));
            List<Thread> threads = lanes.stream().map(Thread::new).toList();
            threads.forEach(Thread::start);
            try (Recovery recovery = new Recovery(site.bootstrap())) {
                Await.until(
                        "both experiments run",
                        Duration.ofMinutes(5),
                        () -> lanes.stream().noneMatch(lane -> lane.experiment().isEmpty()));
                storm(site, lanes, recovery);
                over.set(true);
                for (Thread thread : threads) {
                    thread.join();
                }
                recovery.lines().forEach(ChaosIT::say);
            } finally {
                over.set(true); // whatever failed, the lanes start nothing more, and nothing outlives the test
                lanes.forEach(lane -> lane.agents().forEach(Part::end));
            }
            lanes.forEach(lane -> say(lane.toString()));
            say(faults + " faults; ended by themselves and started again: " + again);
            assertThat(lanes.stream().flatMap(lane -> lane.broken().stream())).isEmpty();
            assertThat(lanes).allSatisfy(lane -> assertThat(lane.completed()).isPositive());
        }
    }

    private void storm(Site site, List<Lane> lanes, Recovery recovery) throws InterruptedException {
        Faults kinds = new Faults(site, lanes, SEED);
        long end = System.nanoTime() + MINUTES * 60_000_000_000L;
        rest(site, 20);
        while (System.nanoTime() < end) {
            for (Supplier<Faults.Fault> kind : kinds.shuffled()) {
                if (System.nanoTime() >= end
                        || lanes.stream().anyMatch(lane -> !lane.broken().isEmpty())) {
                    return;
                }
                strike(site, lanes, recovery, kind.get());
                rest(site, kinds.between(2, 8));
            }
        }
    }

    private void strike(Site site, List<Lane> lanes, Recovery recovery, Faults.Fault fault)
            throws InterruptedException {
        List<String> running = lanes.stream().map(Lane::experiment).toList();
        long since = System.nanoTime();
        fault.strike().run();
        rest(site, fault.seconds());
        fault.heal().run();
        faults++;
        long silent = recovery.await(fault.kind(), since, lanes, running);
        say("%3d %s: %s for %d s; no decision for %.1f s; %s"
                .formatted(faults, fault.kind(), fault.where(), fault.seconds(), silent / 1e3, lanes));
    }

    private void rest(Site site, int seconds) throws InterruptedException {
        for (int i = 0; i < 5 * seconds; i++) {
            Thread.sleep(200);
            again.addAll(site.care());
        }
    }

    private static void say(String line) {
        System.out.println(
                "chaos " + LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + "  " + line);
    }
}
