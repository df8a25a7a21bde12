package dev.temper.core.propose;

/** A stream's rule: what a candidate is worth for its cost. */
interface Valuation {
    /** What it is worth at the rung at which it is worth most. */
    Scored best(int index, Candidate candidate);

    /**
     * What it seems to be worth, at little effort: the configurations of the pool that seem best are valued, the others
     * are not.
     */
    double promise(Candidate candidate);

    /** How many configurations of the pool are valued; {@link Integer#MAX_VALUE} for all. */
    int finalists();
}
