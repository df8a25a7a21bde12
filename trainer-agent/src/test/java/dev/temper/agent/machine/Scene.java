package dev.temper.agent.machine;

import dev.temper.agent.metrics.EpochMetrics;
import dev.temper.schemas.Assignee;
import dev.temper.schemas.MetricValue;
import dev.temper.schemas.Outcome;
import dev.temper.schemas.RejectReason;
import dev.temper.schemas.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A machine in a test: given these inputs, it had these effects. */
final class Scene {
    static final String PRODUCER = "agent/a/s";
    static final Told.Why WHY = new Told.Why(17, "BELOW_CUTOFF", 1, 0.5, 0.6);

    final HostMachine machine;
    HostState state;
    List<Effect> last = List.of();
    private long decision;

    private @Nullable Timer look;

    Scene(int slots, boolean exitWhenComplete) {
        this(slots, exitWhenComplete, Timeouts.NONE);
    }

    /** What an agent of so many slots is told that ends with its experiments. */
    static AgentSettings settings(int slots) {
        return settings("", slots);
    }

    /** The same with checkpoints on a storage. */
    static AgentSettings settings(String storage, int slots) {
        return new AgentSettings(
                "a", "s", PRODUCER, storage, slots, true, true, 10_000, 2_000, 1_000, Timeouts.NONE, "{...}");
    }

    Scene(int slots, boolean exitWhenComplete, Timeouts timeouts) {
        machine = new HostMachine(
                List.of(new AgentSettings(
                        "a",
                        "s",
                        PRODUCER,
                        "",
                        slots,
                        true,
                        exitWhenComplete,
                        10_000,
                        2_000,
                        1_000,
                        timeouts,
                        "{...}")),
                List.of(Share.EVEN));
        state = machine.initial();
    }

    static Scene ready(int slots) {
        return new Scene(slots, true).input(new Input.Ready());
    }

    /** An agent of one slot whose process 1 trains trial 5 under lease 9 up to epoch 3. */
    static Scene training() {
        return ready(1).grant(5, 9, 0, 1, 3);
    }

    static Scene training(Timeouts timeouts) {
        return new Scene(1, true, timeouts).input(new Input.Ready()).grant(5, 9, 0, 1, 3);
    }

    /** The timer that looks at a process next. */
    Timer look() {
        return Objects.requireNonNull(look);
    }

    Scene input(Input input) {
        HostMachine.Step step = machine.step(state, 0, input);
        state = step.state();
        last = step.deeds().stream().map(HostMachine.Deed::effect).toList();
        effects(Effect.Schedule.class).stream()
                .filter(effect -> effect.timer() instanceof Timer.Look)
                .forEach(effect -> look = effect.timer());
        return this;
    }

    AgentState agent() {
        return state.experiments().get(0);
    }

    Scene order(Order order) {
        return input(new Input.Decided(order));
    }

    long next() {
        return ++decision;
    }

    Scene grant(int trial, long lease, int slot, long offer, int toEpoch) {
        return order(granted(next(), trial, lease, new Assignee("a", "s", slot, offer), toEpoch));
    }

    static Order.Grant granted(long number, int trial, long lease, Assignee to, int toEpoch) {
        return new Order.Grant(number, trial, lease, to, List.of(), target(toEpoch));
    }

    static Target target(int toEpoch) {
        return new Target(0, "t", 0, toEpoch);
    }

    Scene epoch(long process, int epoch) {
        return input(new Input.Measured(process, measurement(epoch)));
    }

    static EpochMetrics measurement(int epoch) {
        return new EpochMetrics(epoch, List.of(new MetricValue("accuracy", 0.5, null)), null);
    }

    Scene says(long process, Said said) {
        return input(new Input.Said(process, said));
    }

    Scene exit(long process, int code) {
        return input(new Input.Exited(process, code, "tail"));
    }

    Scene refuse(long event, @Nullable Long lease, RejectReason reason) {
        return order(new Order.Refused(next(), PRODUCER, event, lease, reason));
    }

    List<Report> reports() {
        List<Report> reports = new ArrayList<>();
        last.forEach(effect -> {
            if (effect instanceof Effect.Publish publish) {
                reports.add(publish.report());
            }
        });
        return reports;
    }

    List<Signal> signals() {
        List<Signal> signals = new ArrayList<>();
        last.forEach(effect -> {
            if (effect instanceof Effect.Send send) {
                signals.add(send.signal());
            }
        });
        return signals;
    }

    <T> List<T> effects(Class<T> type) {
        return last.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<Outcome> outcomes() {
        return reports().stream()
                .filter(Report.Ended.class::isInstance)
                .map(report -> ((Report.Ended) report).outcome())
                .toList();
    }

    List<Integer> epochs() {
        return reports().stream()
                .filter(Report.Metric.class::isInstance)
                .map(report -> ((Report.Metric) report).measurement().epoch())
                .toList();
    }

    List<Long> offers() {
        return reports().stream()
                .filter(Report.Offer.class::isInstance)
                .map(report -> ((Report.Offer) report).assignee().getOffer())
                .toList();
    }

    long lastEvent() {
        return effects(Effect.Publish.class).stream()
                .mapToLong(Effect.Publish::event)
                .max()
                .orElseThrow();
    }
}
