package dev.temper.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Carries a plan out: at each number of trials and each rate the lanes take turns, round after round in changing order,
 * so that whatever else the machine does hits all of them alike.
 */
final class Run {
    private static final long PATIENCE_SECONDS = 120;

    private final Lab lab;
    private final Plan plan;
    private final Consumer<String> progress;

    /** @param progress told in a line what is being done */
    Run(Lab lab, Plan plan, Consumer<String> progress) {
        this.lab = lab;
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * All measurements.
     *
     * @throws IllegalStateException when a report got no answer, or more than one, or another than it must
     */
    List<Cell> measure() throws InterruptedException {
        progress.accept("warm-up: " + plan.warmUp() + " reports through each lane");
        lab.temper().trials(plan.trials().get(0));
        for (Lane lane : lab.lanes()) {
            lane.prepare(plan.warmUp());
            turn(lane, plan.warmUp(), Cell.FULL_SPEED);
        }
        List<Cell> cells = new ArrayList<>();
        for (int trials : plan.trials()) {
            lab.temper().trials(trials);
            for (int rate : plan.rates()) {
                cells.add(cell(trials, rate, plan.reports(rate)));
            }
            cells.add(cell(trials, Cell.FULL_SPEED, plan.fullSpeed()));
        }
        return cells;
    }

    private Cell cell(int trials, int rate, int reports) throws InterruptedException {
        Cell cell = new Cell(trials, rate);
        List<Lane> order = new ArrayList<>(lab.lanes());
        for (int round = 1; round <= plan.rounds(); round++) {
            progress.accept("%d trials, %s, round %d of %d"
                    .formatted(
                            trials,
                            rate == Cell.FULL_SPEED ? "full speed" : rate + " reports a second",
                            round,
                            plan.rounds()));
            for (Lane lane : order) {
                lane.prepare(reports);
                long cpu = cpuNanos();
                Slice slice = turn(lane, reports, rate);
                cell.add(lane.label(), slice, cpuNanos() - cpu);
            }
            Collections.rotate(order, 1);
        }
        progress.accept("  " + Results.line(cell));
        return cell;
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private Slice turn(Lane lane, int reports, int rate) throws InterruptedException {
        Slice slice = new Slice(reports);
        lane.begin(slice);
        if (rate == Cell.FULL_SPEED) {
            Pace.fully(lane, slice);
        } else {
            Pace.evenly(lane, slice, rate);
        }
        boolean whole = slice.await(PATIENCE_SECONDS);
        lab.check();
        if (!whole || slice.repeats() > 0) {
            throw new IllegalStateException("%s: of %d reports %d got no answer, and %d answers came twice"
                    .formatted(lane.label(), reports, slice.missing(), slice.repeats()));
        }
        return slice;
    }
}
