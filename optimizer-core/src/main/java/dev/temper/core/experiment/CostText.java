package dev.temper.core.experiment;

import java.math.BigDecimal;

/** Costs in sentences for people: millionths as a decimal number of full trainings, exactly. */
final class CostText {
    private static final int DIGITS = 6;

    private CostText() {}

    static String of(long costMicros) {
        BigDecimal cost = BigDecimal.valueOf(costMicros, DIGITS).stripTrailingZeros();
        return cost.toPlainString();
    }
}
