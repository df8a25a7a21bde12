package dev.temper.core.model;

/**
 * Two smooth functions of the normal tail beyond u standard deviations, u at least 0, where the textbook forms lose
 * every digit: Mills' ratio and what it lacks to 1 / u. Chebyshev series in y = (u - 4) / (u + 4), fitted to 60 digits
 * and cut at 2e-18; relative error about 3e-16.
 */
final class Tail {
    private static final double CENTRE = 4;

    /** Of mills(u) * (u + 4). */
    private static final double[] MILLS = {
        2.4325604285150404,
        -1.8842545745794834,
        0.5569566490963817,
        -0.12161597214420457,
        0.017360708143727772,
        -0.0008036212007299657,
        -0.0002520349348054353,
        4.7383719270581175e-05,
        2.5325891365988257e-06,
        -1.5404069839913e-06,
        -8.474960630061696e-09,
        5.185338601094672e-08,
        -2.8281293276602497e-10,
        -1.9486566378891076e-09,
        -2.491945496827567e-11,
        7.957248719448846e-11,
        4.618414179155219e-12,
        -3.290856124224385e-12,
        -4.36538404380973e-13,
        1.2300711839232774e-13,
        3.2414173582086784e-14,
        -3.0532395587325663e-15,
        -2.0183740275707353e-15,
        -7.170195501422588e-17,
        1.0169552398038542e-16,
        1.756244228053356e-17,
        -3.358068244027676e-18
    };

    /** Of lack(u) * (1 + u^2). */
    private static final double[] LACK = {
        0.8966519776895315,
        0.11149465606636559,
        0.04126950738202469,
        -0.08957011180199584,
        0.0572343178011118,
        -0.021451929007718404,
        0.004911893649200359,
        -0.0004980695019312394,
        -6.738337823534966e-05,
        2.639518497941906e-05,
        -3.7842106944839027e-07,
        -9.77944027155942e-07,
        6.86940360422116e-08,
        3.868338530869645e-08,
        -3.5467657893537844e-09,
        -1.7645761374808486e-09,
        1.3271601400314463e-10,
        9.006450096999277e-11,
        -2.3620706353872824e-12,
        -4.777019323915465e-12,
        -2.1963535096552831e-13,
        2.408251056544323e-13,
        3.4841101543206354e-14,
        -1.0071200460061979e-14,
        -3.1699033762917537e-15,
        2.0873502206475369e-16,
        2.1942169367750688e-16,
        1.779482420927923e-17,
        -1.1165528087190352e-17,
        -2.8752165609573332e-18
    };

    private Tail() {}

    /** P(Z > u) / pdf(u). */
    static double mills(double u) {
        return series(MILLS, u) / (u + CENTRE);
    }

    /** 1 - u * mills(u): expected excess over u, as a share of the density at u. Tends to 1 / u^2. */
    static double lack(double u) {
        return series(LACK, u) / (1 + u * u);
    }

    /** Clenshaw's recurrence. */
    private static double series(double[] coefficients, double u) {
        double y = (u - CENTRE) / (u + CENTRE);
        double current = 0;
        double next = 0;
        for (int i = coefficients.length - 1; i > 0; i--) {
            double before = 2 * y * current - next + coefficients[i];
            next = current;
            current = before;
        }
        return y * current - next + coefficients[0];
    }
}
