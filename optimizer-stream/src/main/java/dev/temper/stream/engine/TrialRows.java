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
        return TrialRow.newBuilder()
                .setQueued(trial.queued())
                .setBracket(trial.bracket())
                .setStream(trial.stream().name())
                .setGoal(trial.goal())
                .setStatus(trial.status().name())
                .setRuns(runs)
                .setEpoch(progress.epoch())
                .setValue(progress.value())
                .setBestValue(progress.bestValue())
                .setFailures(trial.failures())
                .setLosses(trial.losses())
                .setRetry(trial.retry())
                .setFailedAt(trial.failedAt())
                .setStorage(trial.storage())
                .setLease(trial.lease() == null ? null : row(trial.lease()))
                .setKept(trial.kept())
                .build();
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
                row.getStorage(),
                lease(row.getLease()),
                row.getKept());
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
        return LeaseRow.newBuilder()
                .setNumber(lease.number())
                .setAgent(assignee.agent())
                .setSession(assignee.session())
                .setSlot(assignee.slot())
                .setOffer(assignee.offer())
                .setRung(target.rung())
                .setTask(target.task())
                .setFromEpoch(target.fromEpoch())
                .setToEpoch(target.toEpoch())
                .setReportedEpoch(lease.reportedEpoch())
                .setCountedEpoch(lease.countedEpoch())
                .setLastValue(last == null ? null : Double.valueOf(last.value()))
                .setReservedMicros(lease.reservedMicros())
                .setWithinLimits(lease.withinLimits())
                .setLastStddev(last == null ? null : last.stddev())
                .setLastOthers(last == null ? List.of() : Readings.rows(last.others()))
                .setSeconds(lease.seconds())
                .setStorage(lease.storage())
                .build();
    }

    private static @Nullable Lease lease(@Nullable LeaseRow row) {
        if (row == null) {
            return null;
        }
        Double value = row.getLastValue();
        return new Lease(
                row.getNumber(),
                new Assignee(row.getAgent(), row.getSession(), row.getSlot(), row.getOffer()),
                row.getStorage(),
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
