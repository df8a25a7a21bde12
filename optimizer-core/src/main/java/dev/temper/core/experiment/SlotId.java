package dev.temper.core.experiment;

/** A slot of an agent's session. */
public record SlotId(AgentSession session, int slot) implements Comparable<SlotId> {
    @Override
    public int compareTo(SlotId other) {
        int order = session.compareTo(other.session);
        return order != 0 ? order : Integer.compare(slot, other.slot);
    }
}
