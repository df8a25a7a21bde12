package dev.temper.stream.codec;

import dev.temper.core.definition.Ladder;
import dev.temper.schemas.document.FieldReader;

/** Costs are written in full trainings and counted in millionths of one. */
final class CostField {
    /** A thousand million full trainings: up to here a double holds every millionth. */
    private static final double MOST = 1e9;

    private CostField() {}

    /** A required cost in [0, {@link #MOST}] full trainings, rounded to the nearest millionth; 0 if it cannot be read. */
    static long toMicros(FieldReader fields, String name) {
        double cost = fields.number(name);
        if (Math.abs(cost) > MOST) {
            fields.unread(name, "is " + cost + ": give at most a thousand million full trainings");
            return 0;
        }
        return Math.round(cost * Ladder.FULL_COST);
    }
}
