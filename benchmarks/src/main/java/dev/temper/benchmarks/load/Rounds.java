package dev.temper.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Turns of all lanes of a lab, round after round in changing order, so that whatever else the machine does hits all of
 * them alike.
 */
final class Rounds {
    private static final long CHECK_MILLIS = 200;

    private final Lab<?> lab;
    private final int rounds;
    private final Consumer<String> progress;

    Rounds(Lab<?> lab, int rounds, Consumer<String> progress) {
        this.lab = lab;
        this.rounds = rounds;
        this.progress = progress;
    }

    /**
     * All rounds at one number and one rate.
     *
     * @throws IllegalStateException when a report got no answer, or more than one, or another than it must
     */
    Cell cell(int trials, int rate, int reports) throws InterruptedException {
        Cell cell = new Cell(trials, rate);
        List<Lane> order = new ArrayList<>(lab.lanes());
        for (int round = 1; round <= rounds; round++) {
            progress.accept("%d, %s, round %d of %d"
                    .formatted(
                            trials,
                            rate == Cell.FULL_SPEED ? "full speed" : rate + " reports a second",
                            round,
                            rounds));
            for (Lane lane : order) {
                lane.prepare(reports, lab::check);
                long cpu = cpuNanos();
                Slice slice = turn(lane, reports, rate);
                cell.add(lane.label(), slice, cpuNanos() - cpu);
            }
            Collections.rotate(order, 1);
        }
        progress.accept("  " + LoadText.line(cell));
        return cell;
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** One turn of one lane. */
    Slice turn(Lane lane, int reports, int rate) throws InterruptedException {
        Slice slice = new Slice(reports);
        lane.begin(slice);
        Patience patience = new Patience(lane.label(), lab::check, slice::missing);
        if (rate == Cell.FULL_SPEED) {
            Pace.fully(lane, slice, patience);
        } else {
            Pace.evenly(lane, slice, rate);
        }
        while (!slice.await(CHECK_MILLIS)) {
            patience.orThrow();
        }
        lab.check();
        if (slice.repeats() > 0) {
            throw new IllegalStateException(
                    "%s: of %d reports %d were answered twice".formatted(lane.label(), reports, slice.repeats()));
        }
        return slice;
    }
}
