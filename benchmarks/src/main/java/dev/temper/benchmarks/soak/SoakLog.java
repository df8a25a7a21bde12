package dev.temper.benchmarks.soak;

import dev.temper.benchmarks.soak.Trend.Point;
import dev.temper.benchmarks.soak.Trend.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** All looks of a run, and what they come to. */
final class SoakLog {
    private static final double HOUR = 3_600;
    private static final int TOLD = 5;

    private final List<Double> times = new ArrayList<>();
    private final List<Map<Measure, Double>> looks = new ArrayList<>();

    /** Adds a look at the same measures as the others. */
    void add(double seconds, Map<Measure, Double> look) {
        times.add(seconds);
        looks.add(new LinkedHashMap<>(look));
    }

    /** The first measures of the last look on a line, for whoever watches. */
    String line() {
        return looks.get(looks.size() - 1).entrySet().stream()
                .limit(TOLD)
                .filter(value -> !Double.isNaN(value.getValue()))
                .map(value -> text("%s %.1f", value.getKey().name(), value.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** The measures that should stay as they are, and of which it is clear that they grow by more than a share. */
    List<String> growing(double share) {
        return measures().stream()
                .filter(measure ->
                        measure.kind() == Measure.Kind.FLAT && trend(measure).verdict(share) == Verdict.GROWS)
                .map(Measure::name)
                .toList();
    }

    /** A table in Markdown. */
    List<String> table(double share) {
        List<String> lines = new ArrayList<>(List.of(
                "| what | after a quarter | at the end | growth over the run, % (95 %) | |",
                "|---|---:|---:|---:|---|"));
        for (Measure measure : measures()) {
            Trend trend = trend(measure);
            lines.add(text(
                    "| %s | %s | %s | %s | %s |",
                    measure.name(),
                    number(trend.from()),
                    number(trend.to()),
                    measure.kind() == Measure.Kind.FLAT
                            ? text("%+.1f ± %.1f", 100 * trend.growth(), 100 * trend.growthError())
                            : text("%s an hour", number(trend.slope() * HOUR)),
                    word(measure, trend.verdict(share))));
        }
        return lines;
    }

    private static String word(Measure measure, Verdict verdict) {
        return switch (measure.kind()) {
            case FLAT -> verdict.name().toLowerCase(Locale.ROOT);
            case KEPT -> "kept for ever";
            case TOLD -> "";
        };
    }

    /** All looks. */
    List<String> csv() {
        List<String> lines = new ArrayList<>();
        lines.add("seconds,"
                + measures().stream().map(measure -> '"' + measure.name() + '"').collect(Collectors.joining(",")));
        for (int i = 0; i < looks.size(); i++) {
            lines.add(text("%.1f,", times.get(i))
                    + looks.get(i).values().stream()
                            .map(value -> value.isNaN() ? "" : text("%.3f", value))
                            .collect(Collectors.joining(",")));
        }
        return lines;
    }

    private List<Measure> measures() {
        return List.copyOf(looks.get(0).keySet());
    }

    private Trend trend(Measure measure) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            points.add(new Point(times.get(i), looks.get(i).getOrDefault(measure, Double.NaN)));
        }
        return Trend.of(points, times.get(times.size() - 1));
    }

    private static String number(double value) {
        return text(Math.abs(value) < 100 ? "%.1f" : "%,.0f", value);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
