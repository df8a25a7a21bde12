package dev.temper.stream.engine;

import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Value;
import dev.temper.core.trial.Assignee;
import dev.temper.core.trial.Lease;
import dev.temper.core.trial.Measurement;
import dev.temper.core.trial.Progress;
import dev.temper.core.trial.RungRun;
import dev.temper.core.trial.Stream;
import dev.temper.core.trial.Target;
import dev.temper.core.trial.Trial;
import dev.temper.core.trial.TrialStatus;
import dev.temper.stream.state.ConfigurationRow;
import dev.temper.stream.state.LeaseRow;
import dev.temper.stream.state.RungRunRow;
import dev.temper.stream.state.SettingRow;
import dev.temper.stream.state.TrialRow;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Trials and configurations to and from their rows; nothing is lost either way. */
final class TrialRows {
    private TrialRows() {}

    static TrialRow row(Trial trial) {
        Progress progress = trial.progress();
        List<RungRunRow> runs = new ArrayList<>(progress.runs().size());
        for (RungRun run : progress.runs()) {
            runs.add(new RungRunRow(run.rung(), run.value(), run.costMicros(), run.others()));
        }
        return new TrialRow(
                trial.queued(),
                trial.bracket(),
                trial.stream().name(),
                trial.goal(),
                trial.status().name(),
                runs,
                progress.epoch(),
                progress.value(),
                progress.bestValue(),
                trial.failures(),
                trial.losses(),
                trial.retry(),
                trial.failedAt(),
                trial.lease() == null ? null : row(trial.lease()));
    }

    static Trial trial(int number, Configuration configuration, TrialRow row) {
        List<RungRun> runs = new ArrayList<>(row.getRuns().size());
        for (RungRunRow run : row.getRuns()) {
            runs.add(new RungRun(run.getRung(), run.getValue(), run.getOthers(), run.getCostMicros()));
        }
        return new Trial(
                number,
                configuration,
                row.getQueued(),
                row.getBracket(),
                Stream.valueOf(row.getStream()),
                goal(row),
                TrialStatus.valueOf(row.getStatus()),
                new Progress(runs, row.getEpoch(), row.getValue(), row.getBestValue()),
                row.getFailures(),
                row.getFailedAt(),
                row.getLosses(),
                row.getRetry(),
                lease(row.getLease()));
    }

    /** Before there were goals, a trial's last way led to where its lease did. */
    private static int goal(TrialRow row) {
        List<RungRunRow> runs = row.getRuns();
        return row.getGoal() >= 0 || runs.isEmpty()
                ? row.getGoal()
                : runs.get(runs.size() - 1).getRung();
    }

    static ConfigurationRow row(Configuration configuration) {
        List<SettingRow> settings = new ArrayList<>(configuration.settings().size());
        for (Setting setting : configuration.settings()) {
            settings.add(new SettingRow(setting.parameter(), unwrap(setting.value())));
        }
        return new ConfigurationRow(settings);
    }

    static Configuration configuration(ConfigurationRow row) {
        List<Setting> settings = new ArrayList<>(row.getSettings().size());
        for (SettingRow setting : row.getSettings()) {
            settings.add(new Setting(setting.getParameter(), wrap(setting.getValue())));
        }
        return new Configuration(settings);
    }

    private static LeaseRow row(Lease lease) {
        Measurement last = lease.last();
        Assignee assignee = lease.assignee();
        Target target = lease.target();
        return new LeaseRow(
                lease.number(),
                assignee.agent(),
                assignee.session(),
                assignee.slot(),
                assignee.offer(),
                target.rung(),
                target.task(),
                target.fromEpoch(),
                target.toEpoch(),
                lease.reportedEpoch(),
                lease.countedEpoch(),
                last == null ? null : Double.valueOf(last.value()),
                lease.reservedMicros(),
                lease.withinLimits(),
                last == null ? null : last.stddev(),
                last == null ? List.of() : Readings.rows(last.others()),
                lease.seconds());
    }

    private static @Nullable Lease lease(@Nullable LeaseRow row) {
        if (row == null) {
            return null;
        }
        Double value = row.getLastValue();
        return new Lease(
                row.getNumber(),
                new Assignee(row.getAgent(), row.getSession(), row.getSlot(), row.getOffer()),
                new Target(row.getRung(), row.getTask(), row.getFromEpoch(), row.getToEpoch()),
                row.getReportedEpoch(),
                row.getCountedEpoch(),
                value == null ? null : Readings.measurement(value, row.getLastStddev(), row.getLastOthers()),
                row.getSeconds(),
                row.getWithinLimits(),
                row.getReservedMicros());
    }

    private static Object unwrap(Value value) {
        if (value instanceof Value.OfDouble number) {
            return number.value();
        }
        return value instanceof Value.OfLong number ? (Object) number.value() : ((Value.OfText) value).value();
    }

    private static Value wrap(Object value) {
        if (value instanceof Double number) {
            return new Value.OfDouble(number);
        }
        return value instanceof Long number ? new Value.OfLong(number) : new Value.OfText(value.toString());
    }
}
