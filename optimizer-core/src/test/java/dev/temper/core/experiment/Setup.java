package dev.temper.core.experiment;

import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.LearnFrom;
import dev.temper.core.definition.Limit;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Metric;
import dev.temper.core.definition.Metrics;
import dev.temper.core.definition.NamedLadder;
import dev.temper.core.definition.RulesVersion;
import dev.temper.core.definition.Task;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A definition under construction: one learning rate, a loss to minimise, one rung, nine trials, unless told. */
public final class Setup {
    private List<Limit> limits = List.of();
    private List<Metric> further = List.of();
    private Ladder ladder = Ladder.ofEpochs(9, 9, 3);
    private @Nullable Integer trials = 9;
    private @Nullable Long costMicros;
    private @Nullable Long patienceMicros;
    private int parallel = 100;
    private Method.ScheduleKind schedule = Method.ScheduleKind.FULL;
    private int brackets = 1;
    private int grace = 1;
    private Method.Model model = Method.Model.NONE;
    private Resume resume = Resume.CHECKPOINT;
    private int retries = 1;
    private RulesVersion version = RulesVersion.LATEST;
    private Metric.Goal goal = Metric.Goal.MINIMIZE;
    private Space space = Space.of(List.of(new Parameter.OfDouble("lr", 0.0001, 1, Scale.LOG, null)));

    public static Setup of(Method.ScheduleKind schedule) {
        Setup setup = new Setup();
        setup.schedule = schedule;
        return setup;
    }

    public Setup epochs(int min, int max, int eta) {
        ladder = Ladder.ofEpochs(min, max, eta);
        return this;
    }

    public Setup tasks(Task... tasks) {
        ladder = new NamedLadder(List.of(tasks), 3);
        return this;
    }

    public Setup trials(@Nullable Integer most) {
        trials = most;
        return this;
    }

    public Setup cost(long micros) {
        costMicros = micros;
        return this;
    }

    public Setup patience(long micros) {
        patienceMicros = micros;
        return this;
    }

    public Setup parallel(int most) {
        parallel = most;
        return this;
    }

    public Setup brackets(int number) {
        brackets = number;
        return this;
    }

    public Setup grace(int epochs) {
        grace = epochs;
        return this;
    }

    public Setup restart() {
        resume = Resume.RESTART;
        return this;
    }

    public Setup version(RulesVersion decided) {
        version = decided;
        return this;
    }

    public Setup retries(int number) {
        retries = number;
        return this;
    }

    public Setup model(Method.Model advises) {
        model = advises;
        return this;
    }

    public Setup maximize() {
        goal = Metric.Goal.MAXIMIZE;
        return this;
    }

    public Setup limits(Limit... kept) {
        limits = List.of(kept);
        return this;
    }

    /** A further objective. */
    public Setup also(Metric objective) {
        further = List.of(objective);
        return this;
    }

    public Setup over(Parameter... parameters) {
        return in(Space.of(List.of(parameters)));
    }

    public Setup in(Space where) {
        space = where;
        return this;
    }

    public ExperimentDefinition build() {
        List<Metric> objectives = new ArrayList<>(List.of(new Metric("loss", goal)));
        objectives.addAll(further);
        return new ExperimentDefinition(
                "exp",
                new Metrics(objectives, limits, List.of()),
                space,
                ladder,
                new Budget(trials, costMicros, patienceMicros),
                parallel,
                new Method(Method.SuggesterKind.RANDOM, schedule, brackets, grace, model),
                resume,
                retries,
                30_000,
                17,
                version,
                List.of(),
                LearnFrom.NONE);
    }
}
