package dev.temper.core.definition;

import java.math.BigDecimal;

/** Costs in sentences for people: millionths as a decimal number of full trainings, exactly. */
public final class CostText {
    private static final int DIGITS = 6;

    private CostText() {}

    public static String of(long costMicros) {
        BigDecimal cost = BigDecimal.valueOf(costMicros, DIGITS).stripTrailingZeros();
        return cost.toPlainString();
    }
}
