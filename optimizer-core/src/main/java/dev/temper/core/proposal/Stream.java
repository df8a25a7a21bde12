package dev.temper.core.proposal;

/** A share of the budget with its own rule for what to train next. */
public enum Stream {
    /** Asynchronous Hyperband on configurations that no model chose: the guarantee. */
    RUNGS,
    /** Full trainings of what is most likely to be the best: new or paused trials, to full fidelity. */
    FINISHER,
    /** What teaches most about the best at full fidelity for its cost: new or paused trials, to any rung. */
    KNOWLEDGE
}
