package dev.temper.core.rung;

/**
 * A rung of a bracket. Higher rungs come first, then lower brackets: the order in which promotions are looked for.
 *
 * @param bracket from 0
 * @param rung from 0
 */
public record RungId(int bracket, int rung) implements Comparable<RungId> {
    @Override
    public int compareTo(RungId other) {
        return rung != other.rung ? Integer.compare(other.rung, rung) : Integer.compare(bracket, other.bracket);
    }

    RungId above() {
        return new RungId(bracket, rung + 1);
    }

    RungId below() {
        return new RungId(bracket, rung - 1);
    }
}
