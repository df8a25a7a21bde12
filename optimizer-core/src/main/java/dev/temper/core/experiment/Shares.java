package dev.temper.core.experiment;

import dev.temper.core.trial.Stream;

/** The shares of the streams in what the default method spends; their sum is 1. */
record Shares(double rungs, double finisher, double knowledge) {
    static final Shares OF_ONE_OBJECTIVE = new Shares(0.1, 0.4, 0.5);

    /** Something has to be there soon: with many workers, what is only looked at pays late. */
    static final Shares BEFORE_THE_FIRST_RESULT = new Shares(0.1, 0.6, 0.3);

    /** The rungs by themselves do well there. */
    static final Shares OF_SEVERAL_OBJECTIVES = new Shares(0.2, 0.6, 0.2);

    double of(Stream stream) {
        return switch (stream) {
            case RUNGS -> rungs;
            case FINISHER -> finisher;
            case KNOWLEDGE -> knowledge;
        };
    }
}
