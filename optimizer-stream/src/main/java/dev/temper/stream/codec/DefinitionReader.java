package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.experiment.Budget;
import dev.temper.core.experiment.DefinitionCheck;
import dev.temper.core.experiment.ExperimentDefinition;
import dev.temper.core.experiment.ExperimentDefinition.Resume;
import dev.temper.core.experiment.Imported;
import dev.temper.core.experiment.Ladder;
import dev.temper.core.experiment.Method;
import dev.temper.core.experiment.Metrics;
import dev.temper.core.experiment.Problem;
import dev.temper.core.space.Space;
import java.util.ArrayList;
import java.util.List;

/** Definitions written by users, in JSON or YAML; {@code docs/experiment.md} lists the fields. */
public final class DefinitionReader {
    private static final double LEASE_SECONDS = 30;
    private static final double MOST_LEASE_SECONDS = 1e9;

    private DefinitionReader() {}

    /**
     * A definition from JSON or YAML text.
     *
     * @throws DefinitionException with everything that is wrong, if anything is
     */
    public static ExperimentDefinition read(String text) {
        return read(DocumentReader.read(text));
    }

    /**
     * A definition from JSON text alone, as it travels on topics.
     *
     * @throws DefinitionException with everything that is wrong, if anything is
     */
    public static ExperimentDefinition readJson(String text) {
        return read(DocumentReader.json(text));
    }

    private static ExperimentDefinition read(JsonNode document) {
        List<Problem> problems = new ArrayList<>();
        ExperimentDefinition definition = read(new Fields(document, "", problems), problems);
        List<Problem> all = new ArrayList<>(problems);
        for (Problem problem : DefinitionCheck.check(definition)) {
            if (problems.stream().noneMatch(known -> sameSection(known, problem))) {
                all.add(problem);
            }
        }
        if (!all.isEmpty()) {
            throw new DefinitionException(all);
        }
        return definition;
    }

    /** What the checks say of a section that holds a placeholder would mislead. */
    private static boolean sameSection(Problem known, Problem other) {
        return known.path().isEmpty() || section(other.path()).startsWith(section(known.path()));
    }

    private static String section(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    private static ExperimentDefinition read(Fields top, List<Problem> problems) {
        String id = top.text("id");
        Metrics metrics = MetricsReader.read(top, problems);
        Space space = SpaceReader.read(top, problems);
        Ladder ladder = top.has("tasks") ? LadderReader.read(top.object("tasks", false), problems) : noTasks(top);
        Budget budget = budget(top.object("budget", true));
        int parallel = top.count("parallel", 1);
        Method method = MethodReader.read(top, ladder);
        Resume resume = top.choice("resume", Resume.class, Resume.CHECKPOINT);
        Fields failures = top.object("failures", true);
        int retries = failures.count("retries", 1);
        failures.finish();
        long leaseMillis = lease(top.object("lease", true));
        long seed = top.whole("seed", 0);
        List<Imported> warmStart = WarmStartReader.read(top, space, ladder, problems);
        top.finish();
        return new ExperimentDefinition(
                id, metrics, space, ladder, budget, parallel, method, resume, retries, leaseMillis, seed, warmStart);
    }

    private static Ladder noTasks(Fields top) {
        top.missing("tasks");
        return Ladder.ofEpochs(1, 1, 2);
    }

    private static Budget budget(Fields fields) {
        Integer trials = fields.has("trials") ? (Integer) fields.count("trials", 0) : null;
        Long cost = fields.has("cost") ? (Long) Costs.toMicros(fields, "cost") : null;
        fields.finish();
        return new Budget(trials, cost);
    }

    private static long lease(Fields fields) {
        Double seconds = fields.optionalNumber("seconds");
        if (seconds != null && Math.abs(seconds) > MOST_LEASE_SECONDS) {
            fields.problem("seconds", "must be at most a thousand million, is " + seconds);
        }
        fields.finish();
        return Math.round((seconds == null ? LEASE_SECONDS : seconds) * 1000);
    }
}
