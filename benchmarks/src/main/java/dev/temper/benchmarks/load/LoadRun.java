package dev.temper.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Carries a plan out: at each number of trials and each rate the lanes take turns. */
final class LoadRun {
    private final Lab<TemperLane> lab;
    private final LoadPlan plan;
    private final Consumer<String> progress;
    private final Rounds rounds;

    /** @param progress told in a line what is being done */
    LoadRun(Lab<TemperLane> lab, LoadPlan plan, Consumer<String> progress) {
        this.lab = lab;
        this.plan = plan;
        this.progress = progress;
        rounds = new Rounds(lab, plan.rounds(), progress);
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
            lane.prepare(plan.warmUp(), lab::check);
            rounds.turn(lane, plan.warmUp(), Cell.FULL_SPEED);
        }
        List<Cell> cells = new ArrayList<>();
        for (int trials : plan.trials()) {
            lab.temper().trials(trials);
            for (int rate : plan.rates()) {
                cells.add(rounds.cell(trials, rate, plan.reports(rate)));
            }
            cells.add(rounds.cell(trials, Cell.FULL_SPEED, plan.fullSpeed()));
        }
        return cells;
    }
}
