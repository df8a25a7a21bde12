package dev.temper.stream.codec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.temper.core.definition.ArgumentCheck;
import dev.temper.core.definition.Budget;
import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.definition.ExperimentDefinition.Resume;
import dev.temper.core.definition.Ladder;
import dev.temper.core.definition.Method;
import dev.temper.core.definition.Metrics;
import dev.temper.core.definition.RulesVersion;
import dev.temper.core.experiment.DefinitionCheck;
import dev.temper.core.space.Problem;
import dev.temper.core.space.Space;
import dev.temper.schemas.document.DocumentException;
import dev.temper.schemas.document.DocumentReader;
import dev.temper.schemas.document.FieldReader;
import dev.temper.schemas.document.Finding;
import dev.temper.schemas.document.Findings;
import dev.temper.schemas.topic.ExperimentId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Definitions written by users, in JSON or YAML; {@code docs/experiment.md} lists the fields. */
public final class DefinitionReader {
    private static final double LEASE_SECONDS = 30;
    private static final double MOST_LEASE_SECONDS = 1e9;

    private DefinitionReader() {}

    /**
     * A definition from JSON or YAML text.
     *
     * @throws DefinitionException with everything that is wrong, in the order of the text, if anything is
     */
    public static ExperimentDefinition read(String text) {
        List<Finding> first = new ArrayList<>();
        JsonNode document = document(() -> DocumentReader.read(text, first));
        String id = document.path("id").asText();
        // What no definition may have is said of all of it, by the checks.
        if (DefinitionCheck.isId(id) && !ExperimentId.isAllowed(id)) {
            first.add(new Finding("id", "id is \"" + id + "\": " + ExperimentId.RULE));
        }
        return read(document, RulesVersion.LATEST, first);
    }

    /**
     * Refuses a definition that is taken no more, although journals may hold such ones.
     *
     * @throws DefinitionException with everything that is wrong in that way, if anything is
     */
    public static void checkNew(ExperimentDefinition definition) {
        List<Finding> findings = new ArrayList<>(findings(ArgumentCheck.check(definition)));
        if (!definition.learnFrom().isKnown()) {
            findings.add(new Finding(
                    "learn_from",
                    "nobody has looked up what these experiments left: create this one with temper experiment create or the"
                            + " API, or clone it"));
        }
        if (!findings.isEmpty()) {
            throw new DefinitionException(findings);
        }
    }

    private static List<Finding> findings(List<Problem> problems) {
        return problems.stream()
                .map(problem -> new Finding(problem.path(), problem.message()))
                .toList();
    }

    /**
     * A definition from JSON text alone, as it travels on topics. What was once taken is taken for ever, so that journals
     * replay: ids that are refused today may stand in one, and without a version of the rules the first ones count.
     *
     * @throws DefinitionException with everything that is wrong, in the order of the text, if anything is
     */
    public static ExperimentDefinition readJson(String text) {
        return read(document(() -> DocumentReader.json(text)), RulesVersion.FIRST, List.of());
    }

    private static JsonNode document(Supplier<JsonNode> reader) {
        try {
            return reader.get();
        } catch (DocumentException e) {
            throw new DefinitionException(e.findings());
        }
    }

    private static ExperimentDefinition read(JsonNode document, RulesVersion silent, List<Finding> first) {
        if (!document.isObject()) {
            throw new DefinitionException(List.of(new Finding("", noObject(document))));
        }
        Findings findings = new Findings();
        first.forEach(finding -> findings.remark(finding.path(), finding.message()));
        ExperimentDefinition definition =
                read(new FieldReader(document, ObjectKind.TOP, "", findings), silent, findings);
        List<Problem> unread = findings.unread().stream()
                .map(finding -> new Problem(finding.path(), finding.message()))
                .toList();
        List<Problem> problems = new ArrayList<>(DefinitionCheck.check(definition, unread));
        if (silent == RulesVersion.LATEST) {
            problems.addAll(ArgumentCheck.check(definition));
        }
        List<Finding> later = findings(problems);
        if (!findings.isEmpty() || !later.isEmpty()) {
            throw new DefinitionException(findings.inOrderOf(document, later));
        }
        return definition;
    }

    private static String noObject(JsonNode document) {
        String required = "give at least the fields id, metric, parameters, tasks and budget (docs/experiment.md)";
        return document.isNull() || document.isMissingNode()
                ? "the definition is empty: " + required
                : "the definition is " + (document.isArray() ? "a list, " : "") + FieldReader.show(document)
                        + ", not an object with fields: " + required;
    }

    private static ExperimentDefinition read(FieldReader top, RulesVersion silent, Findings findings) {
        String id = top.text("id");
        Metrics metrics = MetricsReader.read(top, findings);
        SpaceReader spaces = new SpaceReader(findings);
        Space space = spaces.read(top);
        Ladder ladder = LadderReader.read(top, findings);
        Budget budget = budget(top.object("budget", ObjectKind.BUDGET, true));
        int parallel = top.count("parallel", 1);
        Method method = MethodReader.read(top, ladder, findings);
        Resume resume = top.choice("resume", Resume.class, Resume.CHECKPOINT);
        FieldReader failures = top.object("failures", ObjectKind.FAILURES, true);
        int retries = failures.count("retries", 1);
        failures.finish();
        long leaseMillis = lease(top.object("lease", ObjectKind.LEASE, true));
        Long seed = top.optionalWhole("seed");
        ExperimentDefinition definition = new ExperimentDefinition(
                id,
                metrics,
                space,
                ladder,
                budget,
                parallel,
                method,
                resume,
                retries,
                leaseMillis,
                seed == null ? 0 : seed,
                version(top, silent),
                new WarmStartReader(spaces, ladder, findings).read(top),
                new LearnFromReader(findings).read(top));
        top.finish();
        return definition;
    }

    private static RulesVersion version(FieldReader top, RulesVersion silent) {
        Long number = top.optionalWhole("version");
        RulesVersion version = number == null ? silent : RulesVersion.of(number);
        if (version == null) {
            top.unread(
                    "version",
                    "is " + number + ": give 1 to " + RulesVersion.LATEST.number()
                            + ", leave it out for the latest, or use a release of Temper that knows it");
        }
        return version == null ? silent : version;
    }

    private static Budget budget(FieldReader fields) {
        Integer trials = fields.has("trials") ? (Integer) fields.count("trials", 0) : null;
        Long cost = fields.has("cost") ? (Long) CostField.toMicros(fields, "cost") : null;
        Long patience = fields.has("patience") ? (Long) CostField.toMicros(fields, "patience") : null;
        fields.finish();
        return new Budget(trials, cost, patience);
    }

    private static long lease(FieldReader fields) {
        Double seconds = fields.optionalNumber("seconds");
        if (seconds != null && Math.abs(seconds) > MOST_LEASE_SECONDS) {
            fields.unread("seconds", "is " + seconds + ": give at most a thousand million");
        }
        fields.finish();
        return Math.round((seconds == null ? LEASE_SECONDS : seconds) * 1000);
    }
}
