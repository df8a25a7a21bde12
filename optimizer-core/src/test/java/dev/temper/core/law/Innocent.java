package dev.temper.core.law;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** Does what looks similar and is allowed. */
final class Innocent {
    private Innocent() {}

    static double exact(double x) {
        return StrictMath.exp(Math.max(0, Math.sqrt(Math.abs(x)))) + Math.floorMod(7, 3);
    }

    static Map<String, Integer> sorted(List<String> keys) {
        Map<String, Integer> map = new TreeMap<>();
        keys.stream().filter(key -> !key.isBlank()).forEach(key -> map.merge(key, 1, Integer::sum));
        return map;
    }

    static DMatrixRMaj product(DMatrixRMaj one, DMatrixRMaj other) {
        return CommonOps_DDRM.multTransB(one, other, null);
    }

    static String text(long number, Object object) {
        return "number " + number + " of " + String.valueOf(object).toUpperCase(Locale.ROOT);
    }
}
