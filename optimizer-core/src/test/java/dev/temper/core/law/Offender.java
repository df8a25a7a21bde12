package dev.temper.core.law;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.CommonOps_MT_DDRM;

/** Breaks every law of the core, a method each, to show that the rules notice. */
final class Offender {
    private Offender() {}

    static long clock() {
        return System.nanoTime() + System.currentTimeMillis();
    }

    static Instant now() {
        return Instant.now();
    }

    static long random() {
        return new Random(1).nextLong();
    }

    static String uuid() {
        return UUID.randomUUID().toString();
    }

    static double inexact(double x) {
        return Math.exp(x);
    }

    static DoubleUnaryOperator inexactReference() {
        return Math::log;
    }

    static Thread thread(Runnable work) {
        return new Thread(work);
    }

    static long parallel(List<Integer> numbers) {
        return numbers.parallelStream().count();
    }

    static Map<String, String> hashMap() {
        return new HashMap<>();
    }

    static Set<String> hashSet() {
        return new HashSet<>();
    }

    static Set<String> setOf() {
        return Set.of("a", "b");
    }

    static Set<String> collected(List<String> texts) {
        return texts.stream().collect(Collectors.toSet());
    }

    static Map<String, String> mapCopy(Map<String, String> map) {
        return Map.copyOf(map);
    }

    static String format(double x) {
        return String.format(Locale.ROOT, "%s", x);
    }

    static String doubleText(double x) {
        return Double.toString(x);
    }

    static String valueOf(double x) {
        return String.valueOf(x);
    }

    static String concatenated(double x) {
        return "x is " + x;
    }

    static boolean blocked(DMatrixRMaj matrix) {
        return CommonOps_DDRM.invert(matrix);
    }

    static void bySize(DMatrixRMaj one, DMatrixRMaj other, DMatrixRMaj sum) {
        CommonOps_DDRM.multAdd(one, other, sum);
    }

    static DMatrixRMaj inThreads(DMatrixRMaj one, DMatrixRMaj other) {
        return CommonOps_MT_DDRM.multTransB(one, other, null);
    }

    static FMatrixRMaj single() {
        return new FMatrixRMaj(1, 1);
    }

    static java.nio.file.Path file() {
        return java.nio.file.Path.of("x");
    }
}
