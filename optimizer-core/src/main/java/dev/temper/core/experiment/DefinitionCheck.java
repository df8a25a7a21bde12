package dev.temper.core.experiment;

import dev.temper.core.definition.CostText;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.LadderCheck;
import dev.temper.core.definition.LearnFromCheck;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Method.ScheduleKind;
import dev.temper.core.definition.MetricsCheck;
import dev.temper.core.definition.Task;
import dev.temper.core.definition.WarmStartCheck;
import dev.temper.core.space.Axis;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Problem;
import dev.temper.core.space.Problems;
import dev.temper.core.space.SpaceCheck;
import dev.temper.core.suggest.Suggesters;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a definition can be run. */
public final class DefinitionCheck {
    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9._-]{1,100}");
    private static final int MOST_TRIALS = 1_000_000;
    private static final int MOST_PARALLEL = 100_000;
    private static final int MOST_RETRIES = 1_000;
    private static final long SECOND = 1_000;
    private static final long LONGEST_LEASE = 30L * 24 * 3600 * SECOND;

    private final ExperimentDefinition definition;
    private final Problems problems;

    private DefinitionCheck(ExperimentDefinition definition, Problems problems) {
        this.definition = definition;
        this.problems = problems;
    }

    /** All problems at once, with paths in the terms of the definition's YAML; empty if it can be run. */
    public static List<Problem> check(ExperimentDefinition definition) {
        return check(definition, List.of());
    }

    /**
     * All problems beside those that are known already.
     *
     * @param known of fields that could not be read: the definition holds stand-ins there, of which, and of what follows
     *     from them, nothing is said
     */
    public static List<Problem> check(ExperimentDefinition definition, List<Problem> known) {
        Problems problems = new Problems(known);
        DefinitionCheck check = new DefinitionCheck(definition, problems);
        check.checkNames();
        SpaceCheck.check(definition.space(), problems);
        problems.addAll(LadderCheck.check(definition.ladder()));
        check.checkBudget();
        check.checkMethod();
        check.checkLimits();
        WarmStartCheck.check(definition, problems);
        LearnFromCheck.check(definition, problems);
        return problems.found();
    }

    /** Whether an id can be a key. Doors for new experiments are narrower; journals hold what came in before they were. */
    public static boolean isId(String id) {
        return ID.matcher(id).matches();
    }

    private void checkNames() {
        if (!isId(definition.id())) {
            add("id", "id is \"" + definition.id() + "\": use 1 to 100 letters, digits, dots, underscores or hyphens");
        }
        problems.addAll(MetricsCheck.check(definition.metrics()));
    }

    private void checkBudget() {
        Integer trials = definition.budget().trials();
        Long cost = definition.budget().costMicros();
        Long patience = definition.budget().patienceMicros();
        if (patience != null) {
            checkPatience(patience);
        }
        if (trials == null && cost == null) {
            add("budget", "budget is empty: give trials, cost, or both");
        }
        if (trials != null) {
            between("budget.trials", "trials", trials, 1, MOST_TRIALS);
        }
        if (cost != null && problems.sound("tasks") && problems.sound("method")) {
            checkCost(cost);
        } else if (cost != null && cost < 1) {
            add("budget.cost", "cost is " + CostText.of(cost) + " full trainings: give more than 0");
        }
    }

    private void checkPatience(long patience) {
        int objectives = definition.metrics().objectives().size();
        if (patience < 1) {
            add("budget.patience", "patience is " + CostText.of(patience) + " full trainings: give more than 0");
        } else if (objectives > 1) {
            add(
                    "budget.patience",
                    "patience waits for a better value of one objective, but there are " + objectives
                            + ": leave it out, or give the other metrics role constraint or stored");
        }
    }

    private void checkCost(long cost) {
        List<Task> tasks = definition.ladder().tasks();
        ScheduleKind schedule = definition.method().schedule();
        boolean inFull = schedule == ScheduleKind.FULL || schedule == ScheduleKind.MEDIAN_STOPPING;
        Task first = tasks.get(inFull ? tasks.size() - 1 : 0);
        if (cost < first.costMicros()) {
            add(
                    "budget.cost",
                    "cost is " + CostText.of(cost) + " full trainings, but the first task of a trial, " + first.name()
                            + ", costs " + CostText.of(first.costMicros()) + ": raise it at least to that");
        }
    }

    private void checkMethod() {
        Method method = definition.method();
        int rungs = definition.ladder().tasks().size();
        switch (method.schedule()) {
            case ASYNC_HYPERBAND, ASYNC_HYPERBAND_STOPPING, HYPERBAND -> {
                if (method.brackets() < 1 || (method.brackets() > rungs && problems.sound("tasks"))) {
                    add(
                            "method.brackets",
                            "brackets is " + method.brackets() + ": give 1 to the number of rungs, which is " + rungs);
                }
            }
            case MEDIAN_STOPPING -> between("method.grace", "grace", method.grace(), 1, (int) Ladder.FULL_COST);
            case FULL -> {}
        }
        if (problems.sound("method")) {
            checkModel(method);
            checkObjectives(method);
        }
        if (definition.space().candidates().isEmpty()) {
            checkSuggester();
        }
    }

    /** Limits of ways to draw; candidates are not drawn but listed. */
    private void checkSuggester() {
        switch (definition.method().suggester()) {
            case QUASI_RANDOM -> {
                int dimensions = definition.parameters().size();
                if (dimensions > Suggesters.SOBOL_DIMENSIONS) {
                    add(
                            "method.suggester",
                            "suggester is quasi-random, which has " + Suggesters.SOBOL_DIMENSIONS
                                    + " dimensions, but there are " + dimensions + " parameters: use random");
                }
            }
            case GRID -> checkGrid();
            case RANDOM -> {}
        }
    }

    private void checkModel(Method method) {
        ScheduleKind needed = method.model().schedule();
        if (needed != null && method.schedule() != needed) {
            add(
                    "method.schedule",
                    "schedule is " + spelt(method.schedule()) + ", but model " + spelt(method.model()) + " needs "
                            + spelt(needed) + ": use that, or model none");
        }
    }

    private void checkObjectives(Method method) {
        int objectives = definition.metrics().objectives().size();
        if (objectives > 1 && method.schedule() == ScheduleKind.MEDIAN_STOPPING) {
            add(
                    "method.schedule",
                    "schedule is median-stopping, which compares trials by one objective, but there are " + objectives
                            + ": use another schedule, or give the other metrics role constraint or stored");
        }
        if (objectives > 1 && !method.has(Method.Trait.SEVERAL_OBJECTIVES)) {
            add(
                    "method.model",
                    "model " + spelt(method.model()) + " optimises one objective, but there are " + objectives
                            + ": use method temper, or give the other metrics role constraint or stored");
        }
    }

    private static String spelt(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void checkGrid() {
        for (int i = 0; i < definition.parameters().size(); i++) {
            Parameter parameter = definition.parameters().get(i);
            long points =
                    problems.sound("parameters[" + i + "]") ? Axis.of(parameter).gridSize() : 0;
            if (points > Suggesters.GRID_POINTS) {
                add(
                        "parameters[" + i + "]",
                        parameter.name() + " has " + points + " values, and a grid takes at most "
                                + Suggesters.GRID_POINTS
                                + " a parameter: list some (type values), or use suggester random");
            }
        }
        if (problems.none() && Suggesters.of(definition).at(0) == null) {
            add(
                    "method.suggester",
                    "suggester is grid, and no point of the grid keeps the constraints and forbidden combinations: loosen"
                            + " them, or use suggester random");
        }
    }

    private void checkLimits() {
        between("parallel", "parallel", definition.parallel(), 1, MOST_PARALLEL);
        between("failures.retries", "retries", definition.retries(), 0, MOST_RETRIES);
        long lease = definition.leaseMillis();
        if (lease < SECOND || lease > LONGEST_LEASE) {
            add(
                    "lease.seconds",
                    "seconds is " + BigDecimal.valueOf(lease, 3) + ": give 1 to " + LONGEST_LEASE / SECOND
                            + " (30 days)");
        }
    }

    private void between(String path, String field, int value, int least, int most) {
        if (value < least || value > most) {
            add(path, field + " is " + value + ": give " + least + " to " + most);
        }
    }

    private void add(String path, String message) {
        problems.add(path, message);
    }
}
