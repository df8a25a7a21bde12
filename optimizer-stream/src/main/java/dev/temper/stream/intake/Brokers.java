package dev.temper.stream.intake;

/** What the brokers tell intake of a partition. */
public interface Brokers {
    /** Whether they take what agents say in it: else no agent is silent. */
    boolean takes(int partition);

    /** How far the engine is behind in the journal's. */
    Backlog backlog(int partition);
}
