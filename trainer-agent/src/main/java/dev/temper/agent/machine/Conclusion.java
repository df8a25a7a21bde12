package dev.temper.agent.machine;

import dev.temper.agent.machine.TrialRun.Exit;
import dev.temper.agent.machine.TrialRun.Intent;
import dev.temper.schemas.Outcome;
import org.jspecify.annotations.Nullable;

/** What the end of a process means for its trial. */
record Conclusion(Outcome outcome, String detail) {

    static Conclusion of(TrialRun run, Exit exit, AgentSettings settings, @Nullable String shortage) {
        Intent intent = run.intent();
        if (intent != null) {
            return new Conclusion(made(intent, exit), said(intent, settings) + exit.detail());
        }
        if (exit.code() != 0 && shortage != null) {
            return new Conclusion(
                    Outcome.PREEMPTED,
                    "exit code " + exit.code() + " while " + shortage + ": given back\n" + exit.detail());
        }
        if (exit.code() != 0) {
            return new Conclusion(Outcome.FAILED, "exit code " + exit.code() + "\n" + exit.detail());
        }
        if (run.progress().reports() == 0) {
            return new Conclusion(
                    Outcome.FAILED,
                    "reported no metric; expected " + settings.expected()
                            + " (a script that resumes at its target already must report its last epoch again)\n"
                            + exit.detail());
        }
        if (run.progress().reports() == run.progress().refused()) {
            return new Conclusion(Outcome.FAILED, said(Intent.NO_METRIC, settings) + exit.detail());
        }
        return new Conclusion(Outcome.COMPLETED, exit.detail());
    }

    private static Outcome made(Intent intent, Exit exit) {
        return switch (intent) {
            case PAUSE -> Outcome.PAUSED;
            case STOP -> Outcome.STOPPED;
            case FINISH -> exit.code() == 0 ? Outcome.COMPLETED : Outcome.STOPPED;
            case PREEMPT, FENCE -> Outcome.PREEMPTED;
            case NO_METRIC, SCRIPT_FAILED, HUNG_AT_START, HUNG, OVERDUE -> Outcome.FAILED;
        };
    }

    private static String said(Intent intent, AgentSettings settings) {
        return switch (intent) {
            case PAUSE, STOP, FINISH -> "";
            case PREEMPT -> "the agent was shut down\n";
            case FENCE -> "the lease was no longer this agent's: the process was killed\n";
            case HUNG_AT_START ->
                "ended, since it reported nothing for "
                        + seconds(settings.timeouts().startMillis()) + " after its start (timeouts.start)\n";
            case HUNG ->
                "ended, since it reported nothing for "
                        + seconds(settings.timeouts().silenceMillis()) + " (timeouts.silence)\n";
            case OVERDUE ->
                "ended, since it ran for " + seconds(settings.timeouts().totalMillis()) + " (timeouts.total)\n";
            case SCRIPT_FAILED -> "the script reported a failure\n";
            case NO_METRIC ->
                "no report had the experiment's metric: print it in every metric line, or correct"
                        + " metric.name in the experiment's definition\n";
        };
    }

    private static String seconds(long millis) {
        return (millis % 1_000 == 0 ? String.valueOf(millis / 1_000) : String.valueOf(millis / 1_000.0)) + " s";
    }
}
