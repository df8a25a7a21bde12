package dev.temper.agent.machine;

import dev.temper.agent.machine.TrialRun.Intent;

/** Looks at processes now and then, and ends those that hang. */
final class Pulses {
    private final Turn turn;

    Pulses(Turn turn) {
        this.turn = turn;
    }

    /** A process has started. */
    void begin(int slot) {
        TrialRun run = turn.run(slot);
        if (run == null) {
            return;
        }
        Timeouts timeouts = turn.settings.timeouts();
        long process = run.work().process();
        turn.schedule(new Timer.Look(process, Pulse.begin(run.progress().reports())), timeouts.tickMillis());
        if (timeouts.totalMillis() > 0) {
            turn.schedule(new Timer.Overdue(process), timeouts.totalMillis());
        }
    }

    void look(int slot, Pulse before) {
        TrialRun run = turn.run(slot);
        if (run == null || run.intent() != null) {
            return;
        }
        Timeouts timeouts = turn.settings.timeouts();
        Pulse pulse = before.next(run.progress().reports(), run.due() != null);
        long limit = timeouts.quietMillis(pulse.reported());
        long quiet = pulse.quiet() * timeouts.tickMillis();
        if (limit > 0 && quiet >= limit) {
            boolean late = !pulse.reported() && timeouts.startMillis() > 0;
            hung(slot, late ? Intent.HUNG_AT_START : Intent.HUNG);
            return;
        }
        if (pulse.unusual()) {
            turn.warn(run.name() + " has reported nothing for " + quiet / 1_000
                    + " s, ten times as long as usual: does it hang? timeouts.silence ends such a process");
            pulse = pulse.told();
        }
        turn.schedule(new Timer.Look(run.work().process(), pulse), timeouts.tickMillis());
    }

    void overdue(int slot) {
        TrialRun run = turn.run(slot);
        if (run != null && run.intent() == null) {
            hung(slot, Intent.OVERDUE);
        }
    }

    private void hung(int slot, Intent intent) {
        new RunEnds(turn).end(slot, intent);
    }
}
