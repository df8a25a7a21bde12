package dev.temper.agent.machine;

import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.ParameterValue;
import dev.temper.schemas.Target;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the operator reads of a trial, a line each: where it starts, what was decided and on what, how it ended. */
final class TrialLines {
    private static final int MOST = 8;

    private TrialLines() {}

    static String starts(TrialRun.Lease lease, int slot) {
        Target target = lease.target();
        String epochs = target.getToEpoch() == 0
                ? "task " + target.getTask()
                : "epochs " + (target.getFromEpoch() + 1) + " to " + target.getToEpoch();
        String parameters = lease.parameters().stream()
                .map(TrialLines::parameter)
                .limit(MOST)
                .collect(Collectors.joining(", "));
        return "trial " + lease.trial() + " starts on slot " + slot + ", " + epochs
                + (parameters.isEmpty() ? "" : ": " + parameters)
                + (lease.parameters().size() > MOST ? ", ..." : "");
    }

    static String goesOn(TrialRun run, Target target, Told.Why why) {
        return standing(run) + ": goes on to epoch " + target.getToEpoch() + because(why);
    }

    static String leaves(TrialRun run, TrialRun.Intent intent, Told.Why why) {
        String what = switch (intent) {
            case PAUSE -> ": pauses";
            case STOP -> ": stops";
            case FINISH -> ": done";
            default -> ": ends";
        };
        return standing(run) + what + because(why);
    }

    static String ended(TrialRun run, Outcome outcome, boolean converged) {
        return "trial " + run.lease().trial() + " ended at epoch "
                + run.progress().epoch() + ": " + (converged ? "converged" : words(outcome.name()));
    }

    private static String standing(TrialRun run) {
        return "trial " + run.lease().trial() + ", epoch " + run.progress().epoch()
                + values(run.progress().values());
    }

    private static String values(List<MetricValue> values) {
        return values.stream()
                .limit(3)
                .map(value -> ", " + value.getName() + " " + number(value.getValue()))
                .collect(Collectors.joining());
    }

    private static String because(Told.Why why) {
        String reason = words(why.reason());
        Double value = why.value();
        Double cutoff = why.cutoff();
        return " (" + reason
                + (value == null || cutoff == null ? "" : ": " + number(value) + " against " + number(cutoff)) + ")";
    }

    private static String parameter(ParameterValue parameter) {
        Object value = parameter.getValue();
        return parameter.getName() + " " + (value instanceof Double number ? number(number) : value);
    }

    private static String number(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value)
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toString()
                : String.valueOf(value);
    }

    private static String words(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
