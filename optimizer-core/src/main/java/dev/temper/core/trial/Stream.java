package dev.temper.core.trial;

/** A share of the budget with its own rule for what to train next. */
public enum Stream {
    /** Asynchronous Hyperband on configurations that no model chose: the guarantee. */
    RUNGS,
    /** Full trainings of what is most likely to be the best: new or paused trials, to full fidelity. */
    FINISHER,
    /** Looks at what may become the best, for their cost: new or paused trials, to the rung at which that shows best. */
    KNOWLEDGE
}
