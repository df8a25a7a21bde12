package dev.temper.testkit;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.LearnFrom;
import dev.temper.core.definition.Limit;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.Model;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metrics;
import dev.temper.core.definition.NamedLadder;
import dev.temper.core.definition.RulesVersion;
import dev.temper.core.definition.Task;
import dev.temper.core.event.Event;
import dev.temper.core.experiment.DefinitionCheck;
import dev.temper.core.simulate.Training;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configurations;
import dev.temper.core.space.Problem;
import dev.temper.core.space.Space;
import dev.temper.testkit.Scenario.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scenarios drawn from seeds, as different from each other as the definition of an experiment allows. */
public final class Scenarios {
    private static final long STREAM = 0x5102_0000_0000L;
    private static final long MODELS = 0x5103_0000_0000L;
    private static final long OBJECTIVES = 0x5104_0000_0000L;
    private static final long CONVERGENCE = 0x5106_0000_0000L;
    private static final long SPARSE = 0x5107_0000_0000L;
    private static final long RULES = 0x5108_0000_0000L;
    private static final long HANDS = 0x510b_0000_0000L;
    private static final long STORAGES = 0x5109_0000_0000L;
    private static final long EXTENSIONS = 0x510a_0000_0000L;
    private static final long PATIENCE = 0x510c_0000_0000L;
    private static final long SOURCES = 0x5110_0000_0000L;

    private static final long WORDS = 0x510d_0000_0000L;
    private static final long ERASURES = 0x510e_0000_0000L;
    private static final long MINUTE = 60_000;

    private Scenarios() {}

    /** A small experiment with faults of every kind. Seeds go through all schedules in turn. */
    public static Scenario faulty(long seed) {
        Dice dice = new Dice(seed, STREAM);
        ExperimentDefinition definition = definition(seed, dice);
        Training training = new Training(
                dice.between(100, 3000),
                dice.chance(0.7) ? 0.3 * dice.unit() : 0,
                dice.chance(0.7) ? 0.2 * dice.unit() : 0,
                dice.chance(0.3) ? 0.1 : 0,
                new Dice(seed, CONVERGENCE).unit(),
                dice.chance(0.5) ? 1 : dice.unit(),
                Math.max((int) dice.between(1, dice.chance(0.3) ? 3 : 1), sparse(new Dice(seed, SPARSE))),
                dice.chance(0.5) ? 0 : (int) dice.between(1, 40));
        Faults faults = new Faults(
                0.2 * dice.unit(),
                0.2 * dice.unit(),
                dice.between(0, 4000),
                dice.between(2000, 40_000),
                dice.between(2, 20) * MINUTE);
        return new Scenario(
                seed,
                definition,
                (int) dice.between(1, 12),
                (int) dice.between(1, 4),
                storages(new Dice(seed, STORAGES)),
                training,
                faults,
                requests(seed, definition, dice, faults.untilMillis()));
    }

    /** The same, which people write about, archive and erase. */
    public static Scenario erased(long seed) {
        Scenario faulty = faulty(seed);
        long until = faulty.faults().untilMillis();
        List<Request> requests = new ArrayList<>(faulty.requests());
        requests.addAll(DrawnRequests.words(new Dice(seed, WORDS), until));
        requests.addAll(DrawnRequests.erasures(new Dice(seed, ERASURES), until));
        return new Scenario(
                seed,
                faulty.definition(),
                faulty.agents(),
                faulty.slots(),
                faulty.storages(),
                faulty.training(),
                faulty.faults(),
                requests);
    }

    /** Some agents have disks of their own, or share one with a few others. */
    private static int storages(Dice dice) {
        return dice.chance(0.5) ? (int) dice.between(1, 12) : 0;
    }

    /** Some scripts report so seldom that a report passes several rungs. */
    private static int sparse(Dice dice) {
        return dice.chance(0.25) ? (int) dice.between(2, 20) : 1;
    }

    /** An experiment of many trials on many agents with mild faults: asynchronous Hyperband over 27 epochs. */
    public static Scenario large(long seed, int trials, int agents) {
        ExperimentDefinition definition = new ExperimentDefinition(
                "large-" + seed,
                new Metric("loss", Metric.Goal.MINIMIZE),
                DrawnSpace.plain(new Dice(seed, STREAM), false),
                Ladder.ofEpochs(1, 27, 3),
                new Budget(trials, null),
                agents,
                new Method(Method.SuggesterKind.QUASI_RANDOM, Method.ScheduleKind.ASYNC_HYPERBAND, 1, 1),
                Resume.CHECKPOINT,
                1,
                30_000,
                seed);
        Training training = new Training(5000, 0.02, 0.02, 0, 0, 0.9, 1, 0);
        return new Scenario(
                seed,
                definition,
                agents,
                1,
                agents,
                training,
                new Faults(0.02, 0.02, 200, 500, 10 * MINUTE),
                List.of());
    }

    /** A model's experiment without trouble, over 27 epochs, in which every agent may train at the same time. */
    public static Scenario advised(long seed, int agents, Budget budget, Resume resume) {
        ExperimentDefinition definition = new ExperimentDefinition(
                "advised-" + seed,
                new Metric("loss", Metric.Goal.MINIMIZE),
                DrawnSpace.plain(new Dice(seed, STREAM), false),
                Ladder.ofEpochs(1, 27, 3),
                budget,
                agents,
                new Method(Method.SuggesterKind.QUASI_RANDOM, Method.ScheduleKind.ASYNC_HYPERBAND, 1, 1, Model.TEMPER),
                resume,
                1,
                30_000,
                seed);
        return new Scenario(seed, definition, agents, 1, 0, Training.CALM, Faults.NONE, List.of());
    }

    /** An experiment under a limit of cost alone, in which every run crashes before it has reported anything. */
    public static Scenario mute(long seed) {
        Scenario spoken = advised(seed, 4, new Budget(null, 10 * Ladder.FULL_COST), Resume.CHECKPOINT);
        Training training = new Training(1000, 1, 0, 0, 0, 1, 1000, 0);
        Faults faults = new Faults(0.02, 0.02, 200, 500, 10 * MINUTE);
        return new Scenario(seed, spoken.definition(), 4, 1, 0, training, faults, List.of());
    }

    private static ExperimentDefinition definition(long seed, Dice dice) {
        Method.ScheduleKind[] schedules = Method.ScheduleKind.values();
        Method.ScheduleKind schedule = schedules[(int) Math.floorMod(seed, (long) schedules.length)];
        Ladder ladder =
                schedule != Method.ScheduleKind.MEDIAN_STOPPING && dice.chance(0.3) ? named(dice) : epochs(dice);
        boolean finite = dice.chance(0.2);
        Method.SuggesterKind[] suggesters = Method.SuggesterKind.values();
        Method.SuggesterKind suggester = suggesters[dice.below(finite ? suggesters.length : 2)];
        Metrics metrics = metrics(dice, seed, schedule);
        ExperimentDefinition definition = new ExperimentDefinition(
                "faulty-" + seed,
                metrics,
                DrawnSpace.any(dice, finite),
                ladder,
                patient(budget(dice), metrics, new Dice(seed, PATIENCE)),
                (int) dice.between(1, dice.chance(0.3) ? 50 : 8),
                new Method(
                        suggester,
                        schedule,
                        1 + dice.below(ladder.tasks().size()),
                        (int) dice.between(1, 4),
                        model(schedule, new Dice(seed, MODELS))),
                dice.chance(0.5) ? Resume.CHECKPOINT : Resume.RESTART,
                dice.below(3),
                dice.between(10, 30) * 1000,
                seed,
                rules(new Dice(seed, RULES)),
                List.of(),
                LearnFrom.NONE);
        definition = definition.with(DrawnSources.of(definition, new Dice(seed, SOURCES)));
        List<Problem> problems = DefinitionCheck.check(definition);
        if (!problems.isEmpty()) {
            throw new IllegalStateException("seed " + seed + " draws an invalid definition: " + problems);
        }
        return definition;
    }

    private static RulesVersion rules(Dice dice) {
        return dice.chance(0.2) ? RulesVersion.FIRST : dice.chance(0.2) ? RulesVersion.SECOND : RulesVersion.LATEST;
    }

    private static Model model(Method.ScheduleKind schedule, Dice dice) {
        if (schedule == Method.ScheduleKind.ASYNC_HYPERBAND) {
            return dice.chance(0.7) ? Model.TEMPER : Model.NONE;
        }
        return schedule == Method.ScheduleKind.FULL && dice.chance(0.5) ? Model.MTBO : Model.NONE;
    }

    /** Some with a second and a third objective; median stopping and the compared methods know only one. */
    private static Metrics metrics(Dice dice, long seed, Method.ScheduleKind schedule) {
        Metrics one = metrics(dice);
        Dice more = new Dice(seed, OBJECTIVES);
        boolean fit = schedule != Method.ScheduleKind.MEDIAN_STOPPING
                && model(schedule, new Dice(seed, MODELS)) != Model.MTBO;
        if (!fit || !more.chance(0.3)) {
            return one;
        }
        List<Metric> objectives = new ArrayList<>(List.of(one.objective(), new Metric("speed", Metric.Goal.MAXIMIZE)));
        if (more.chance(0.3)) {
            objectives.add(new Metric("memory", Metric.Goal.MINIMIZE));
        }
        return new Metrics(objectives, one.limits(), one.stored());
    }

    private static Metrics metrics(Dice dice) {
        Metric objective = new Metric("score", dice.chance(0.5) ? Metric.Goal.MAXIMIZE : Metric.Goal.MINIMIZE);
        Limit limit = new Limit("latency", Metric.Goal.MINIMIZE, dice.unit());
        return dice.chance(0.2) ? new Metrics(objective, List.of(limit), List.of("size")) : Metrics.of(objective);
    }

    private static Ladder epochs(Dice dice) {
        int min = (int) dice.between(1, 3);
        return Ladder.ofEpochs(min, min + dice.below(27), (int) dice.between(2, 4));
    }

    private static Ladder named(Dice dice) {
        List<Task> tasks = new ArrayList<>();
        long cost = dice.between(20_000, 100_000);
        for (int i = 0; i < dice.below(4); i++) {
            tasks.add(new Task("part-" + i, 0, cost));
            cost += dice.between(1, 200_000);
        }
        tasks.add(new Task("full", 0, Ladder.FULL_COST));
        return new NamedLadder(tasks, (int) dice.between(2, 4));
    }

    private static Budget budget(Dice dice) {
        @Nullable Integer trials = (int) dice.between(1, 60);
        @Nullable Long cost = dice.between(Ladder.FULL_COST, 15 * Ladder.FULL_COST);
        int which = dice.below(3);
        return new Budget(which == 0 ? null : trials, which == 1 ? null : cost);
    }

    /** Some lose patience; with several objectives nobody can. */
    private static Budget patient(Budget budget, Metrics metrics, Dice dice) {
        return metrics.isMultiple() || dice.chance(0.7)
                ? budget
                : new Budget(
                        budget.trials(), budget.costMicros(), dice.between(Ladder.FULL_COST / 2, 4 * Ladder.FULL_COST));
    }

    private static List<Request> requests(long seed, ExperimentDefinition definition, Dice dice, long until) {
        List<Request> requests = new ArrayList<>(DrawnRequests.byHand(new Dice(seed, HANDS), until));
        requests.addAll(DrawnRequests.extensions(definition, new Dice(seed, EXTENSIONS), until));
        for (int i = 0; i < dice.below(6); i++) {
            requests.add(new Request(dice.between(1, until), new Event.SuggestionQueued(queued(definition, dice))));
        }
        if (dice.chance(0.4)) {
            long pause = dice.between(1, until / 2);
            requests.add(new Request(pause, new Event.ExperimentPaused()));
            requests.add(new Request(pause + 5, new Event.ExperimentPaused()));
            requests.add(new Request(pause + dice.between(6, 5 * MINUTE), new Event.ExperimentResumed()));
            // Messages overtake each other: a last word, so that the experiment does not rest for ever.
            requests.add(new Request(until + 10 * MINUTE, new Event.ExperimentResumed()));
        }
        if (dice.chance(0.1)) {
            requests.add(new Request(dice.between(1, until), new Event.ExperimentArchived()));
        }
        if (dice.chance(0.3)) {
            requests.add(new Request(dice.between(1, until), new Event.ExperimentCreated(definition)));
        }
        for (int i = 0; i < dice.below(12); i++) {
            requests.add(new Request(dice.between(1, until), Nonsense.draw(dice, definition)));
        }
        return requests;
    }

    private static Configuration queued(ExperimentDefinition definition, Dice dice) {
        Space space = definition.space();
        if (dice.chance(0.2)) {
            return Configurations.defaults(space);
        }
        if (dice.chance(0.1)) {
            return new Configuration(List.of());
        }
        return dice.chance(0.2) ? DrawnSpace.drawn(space, dice) : drawn(space, dice);
    }

    /** One of the configurations that may be tried. */
    static Configuration drawn(Space space, Dice dice) {
        List<Configuration> candidates = space.candidates();
        return candidates.isEmpty() ? DrawnSpace.drawn(space, dice) : candidates.get(dice.below(candidates.size()));
    }
}
