package dev.temper.core.experiment;

import dev.temper.core.trial.Stream;

/** Cost by the stream whose budget pays for it, each in millionths of a full training. */
public record Spending(long rungs, long finisher, long knowledge) {
    /** Nothing. */
    public static final Spending NONE = new Spending(0, 0, 0);

    /** What a stream pays. */
    public long of(Stream stream) {
        return switch (stream) {
            case RUNGS -> rungs;
            case FINISHER -> finisher;
            case KNOWLEDGE -> knowledge;
        };
    }

    /** What all of them pay. */
    public long total() {
        return rungs + finisher + knowledge;
    }

    Spending plus(Stream stream, long micros) {
        return switch (stream) {
            case RUNGS -> new Spending(rungs + micros, finisher, knowledge);
            case FINISHER -> new Spending(rungs, finisher + micros, knowledge);
            case KNOWLEDGE -> new Spending(rungs, finisher, knowledge + micros);
        };
    }
}
