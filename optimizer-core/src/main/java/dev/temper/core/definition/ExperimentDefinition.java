package dev.temper.core.definition;

import dev.temper.core.space.Parameter;
import dev.temper.core.space.Space;
import java.util.List;

/**
 * What a user asks for. The experiment's {@code DefinitionCheck} says whether it can be run.
 *
 * @param id key of the experiment on every topic
 * @param metrics what is optimised, and what else is looked at
 * @param space what is searched
 * @param parallel most leases at a time
 * @param resume whether a trial can go on from a checkpoint
 * @param retries how often a trial that failed is tried again
 * @param leaseMillis how long silence lasts before a lease is lost
 * @param seed all randomness comes from it
 * @param version the version of the rules by which it is decided
 * @param warmStart what was observed elsewhere and the model starts with; usually nothing
 * @param learnFrom the earlier experiments that the model learns from; usually none
 */
public record ExperimentDefinition(
        String id,
        Metrics metrics,
        Space space,
        Ladder ladder,
        Budget budget,
        int parallel,
        Method method,
        Resume resume,
        int retries,
        long leaseMillis,
        long seed,
        RulesVersion version,
        List<Imported> warmStart,
        LearnFrom learnFrom) {
    /** A full training is taken to be at least so many events when the age of a proposal is judged. */
    private static final int FEWEST_EVENTS = 64;

    /** What a promotion costs: the difference, or all of it again. */
    public enum Resume {
        CHECKPOINT,
        RESTART
    }

    /**
     * So many events after its basis a proposal is too old to be used: what {@code parallel} full trainings report.
     *
     * @param epochs reported so far, over all trials
     * @param values observed so far
     */
    public long proposalLife(long epochs, int values) {
        return Math.max(FEWEST_EVENTS, ladder.events(epochs, values)) * parallel;
    }

    /** Copies the list. */
    public ExperimentDefinition {
        warmStart = List.copyOf(warmStart);
    }

    /** By the rules of today. */
    public ExperimentDefinition(
            String id,
            Metrics metrics,
            Space space,
            Ladder ladder,
            Budget budget,
            int parallel,
            Method method,
            Resume resume,
            int retries,
            long leaseMillis,
            long seed,
            List<Imported> warmStart) {
        this(
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
                seed,
                RulesVersion.LATEST,
                warmStart,
                LearnFrom.NONE);
    }

    /** With nothing imported. */
    public ExperimentDefinition(
            String id,
            Metrics metrics,
            Space space,
            Ladder ladder,
            Budget budget,
            int parallel,
            Method method,
            Resume resume,
            int retries,
            long leaseMillis,
            long seed) {
        this(id, metrics, space, ladder, budget, parallel, method, resume, retries, leaseMillis, seed, List.of());
    }

    /** With one metric and nothing else to look at. */
    public ExperimentDefinition(
            String id,
            Metric metric,
            Space space,
            Ladder ladder,
            Budget budget,
            int parallel,
            Method method,
            Resume resume,
            int retries,
            long leaseMillis,
            long seed) {
        this(id, Metrics.of(metric), space, ladder, budget, parallel, method, resume, retries, leaseMillis, seed);
    }

    /** The same, but that it starts with these. */
    public ExperimentDefinition with(List<Imported> imported) {
        return new ExperimentDefinition(
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
                seed,
                version,
                imported,
                learnFrom);
    }

    /** The same, but that it learns from these. */
    public ExperimentDefinition with(LearnFrom earlier) {
        return new ExperimentDefinition(
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
                seed,
                version,
                warmStart,
                earlier);
    }

    /** The same, but that it is decided by these. */
    public ExperimentDefinition with(RulesVersion others) {
        return new ExperimentDefinition(
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
                seed,
                others,
                warmStart,
                learnFrom);
    }

    /** The same, but that it may spend this and is trained so far. */
    public ExperimentDefinition with(Budget more, Ladder longer) {
        return new ExperimentDefinition(
                id,
                metrics,
                space,
                longer,
                more,
                parallel,
                method,
                resume,
                retries,
                leaseMillis,
                seed,
                version,
                warmStart,
                learnFrom);
    }

    /** The same, but that it looks at these, and draws from another seed. */
    public ExperimentDefinition with(Metrics others, long from) {
        return new ExperimentDefinition(
                id,
                others,
                space,
                ladder,
                budget,
                parallel,
                method,
                resume,
                retries,
                leaseMillis,
                from,
                version,
                warmStart,
                learnFrom);
    }

    /** The metric that is optimised. */
    public Metric metric() {
        return metrics.objective();
    }

    /** The dimensions of the search space. */
    public List<Parameter> parameters() {
        return space.parameters();
    }
}
