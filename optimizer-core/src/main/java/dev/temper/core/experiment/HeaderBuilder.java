package dev.temper.core.experiment;

import dev.temper.core.definition.ExperimentDefinition;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Header} by the names of its parts, most of which are numbers. What is not set stays as it was. */
public final class HeaderBuilder {
    private @Nullable ExperimentDefinition definition;
    private ExperimentStatus status;
    private boolean completed;
    private long sequence;
    private long time;
    private long createdAt;
    private long decisions;
    private long leases;
    private long queued;
    private long nextSuggestion;
    private boolean exhausted;
    private Spending spent;
    private Spending reserved;
    private Spending trainedMicros;
    private long untimed;
    private long epochs;
    private @Nullable Integer bestTrial;
    private @Nullable Double bestValue;
    private long improvedMicros;
    private Annotation annotation;

    HeaderBuilder(Header header) {
        definition = header.definition();
        status = header.status();
        completed = header.completed();
        sequence = header.sequence();
        time = header.time();
        createdAt = header.createdAt();
        decisions = header.decisions();
        leases = header.leases();
        queued = header.queued();
        nextSuggestion = header.nextSuggestion();
        exhausted = header.exhausted();
        spent = header.spent();
        reserved = header.reserved();
        trainedMicros = header.trainedMicros();
        untimed = header.untimed();
        epochs = header.epochs();
        bestTrial = header.bestTrial();
        bestValue = header.bestValue();
        improvedMicros = header.improvedMicros();
        annotation = header.annotation();
    }

    /** See {@link Header#definition}. */
    public HeaderBuilder definition(@Nullable ExperimentDefinition value) {
        definition = value;
        return this;
    }

    /** See {@link Header#status}. */
    public HeaderBuilder status(ExperimentStatus value) {
        status = value;
        return this;
    }

    /** See {@link Header#completed}. */
    public HeaderBuilder completed(boolean value) {
        completed = value;
        return this;
    }

    /** See {@link Header#sequence}. */
    public HeaderBuilder sequence(long value) {
        sequence = value;
        return this;
    }

    /** See {@link Header#time}. */
    public HeaderBuilder time(long value) {
        time = value;
        return this;
    }

    /** See {@link Header#createdAt}. */
    public HeaderBuilder createdAt(long value) {
        createdAt = value;
        return this;
    }

    /** See {@link Header#decisions}. */
    public HeaderBuilder decisions(long value) {
        decisions = value;
        return this;
    }

    /** See {@link Header#leases}. */
    public HeaderBuilder leases(long value) {
        leases = value;
        return this;
    }

    /** See {@link Header#queued}. */
    public HeaderBuilder queued(long value) {
        queued = value;
        return this;
    }

    /** See {@link Header#nextSuggestion}. */
    public HeaderBuilder nextSuggestion(long value) {
        nextSuggestion = value;
        return this;
    }

    /** See {@link Header#exhausted}. */
    public HeaderBuilder exhausted(boolean value) {
        exhausted = value;
        return this;
    }

    /** See {@link Header#spent}. */
    public HeaderBuilder spent(Spending value) {
        spent = value;
        return this;
    }

    /** See {@link Header#reserved}. */
    public HeaderBuilder reserved(Spending value) {
        reserved = value;
        return this;
    }

    /** See {@link Header#trainedMicros}. */
    public HeaderBuilder trainedMicros(Spending value) {
        trainedMicros = value;
        return this;
    }

    /** See {@link Header#untimed}. */
    public HeaderBuilder untimed(long value) {
        untimed = value;
        return this;
    }

    /** See {@link Header#epochs}. */
    public HeaderBuilder epochs(long value) {
        epochs = value;
        return this;
    }

    /** See {@link Header#bestTrial}. */
    public HeaderBuilder bestTrial(@Nullable Integer value) {
        bestTrial = value;
        return this;
    }

    /** See {@link Header#bestValue}. */
    public HeaderBuilder bestValue(@Nullable Double value) {
        bestValue = value;
        return this;
    }

    /** See {@link Header#improvedMicros}. */
    public HeaderBuilder improvedMicros(long value) {
        improvedMicros = value;
        return this;
    }

    /** See {@link Header#annotation}. */
    public HeaderBuilder annotation(Annotation value) {
        annotation = value;
        return this;
    }

    /** The header. */
    public Header build() {
        return new Header(
                definition,
                status,
                completed,
                sequence,
                time,
                createdAt,
                decisions,
                leases,
                queued,
                nextSuggestion,
                exhausted,
                spent,
                reserved,
                trainedMicros,
                untimed,
                epochs,
                bestTrial,
                bestValue,
                improvedMicros,
                annotation);
    }
}
