package dev.temper.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measurements as text: tables in Markdown, and CSV. */
final class LoadText {
    private static final String ONE_HOP = "one hop";
    private static final String TWO_HOPS = "two hops";
    private static final String TEMPER = "Temper";
    private static final List<String> LANES = List.of(ONE_HOP, TWO_HOPS, TEMPER);

    private LoadText() {}

    /** A cell on a line, for whoever watches. */
    static String line(Cell cell) {
        StringBuilder line = new StringBuilder();
        for (String lane : LANES) {
            line.append(
                    cell.rate() == Cell.FULL_SPEED
                            ? text("%s %.0f/s %.1f us CPU  ", lane, cell.perSecond(lane), cell.cpuMicros(lane))
                            : text(
                                    "%s p50 %.1f p99 %.1f ms  ",
                                    lane, cell.percentile(lane, 50), cell.percentile(lane, 99)));
        }
        return line.append("Temper / two hops ").append(ratio(cell)).toString();
    }

    static List<String> markdown(List<Cell> cells) {
        List<String> lines = new ArrayList<>();
        lines.add("| trials | reports/s | one hop p50 | p99 | two hops p50 | p99 | Temper p50 | p99 | "
                + "Temper / two hops, p50 (range over rounds) |");
        lines.add("|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (Cell cell : cells) {
            if (cell.rate() != Cell.FULL_SPEED) {
                lines.add(latencies(cell));
            }
        }
        lines.add("");
        lines.add("Latencies in milliseconds.");
        lines.add("");
        lines.add("| trials | one hop, reports/s | two hops | Temper | Temper / two hops (range over rounds) | "
                + "CPU a report, µs: one hop | two hops | Temper |");
        lines.add("|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (Cell cell : cells) {
            if (cell.rate() == Cell.FULL_SPEED) {
                lines.add(text(
                        "| %,d | %,.0f | %,.0f | %,.0f | %s | %.1f | %.1f | %.1f |",
                        cell.trials(),
                        cell.perSecond(ONE_HOP),
                        cell.perSecond(TWO_HOPS),
                        cell.perSecond(TEMPER),
                        ratio(cell),
                        cell.cpuMicros(ONE_HOP),
                        cell.cpuMicros(TWO_HOPS),
                        cell.cpuMicros(TEMPER)));
            }
        }
        return lines;
    }

    static List<String> csv(List<Cell> cells) {
        List<String> lines = new ArrayList<>();
        lines.add("trials,rate,lane,samples,p50_ms,p90_ms,p99_ms,max_ms,per_second,cpu_us");
        for (Cell cell : cells) {
            for (String lane : LANES) {
                lines.add(text(
                        "%d,%s,%s,%d,%.3f,%.3f,%.3f,%.3f,%.1f,%.2f",
                        cell.trials(),
                        cell.rate() == Cell.FULL_SPEED ? "full" : Integer.toString(cell.rate()),
                        lane,
                        cell.samples(lane),
                        cell.percentile(lane, 50),
                        cell.percentile(lane, 90),
                        cell.percentile(lane, 99),
                        cell.percentile(lane, 100),
                        cell.perSecond(lane),
                        cell.cpuMicros(lane)));
            }
        }
        return lines;
    }

    private static String latencies(Cell cell) {
        StringBuilder row = new StringBuilder(text("| %,d | %,d |", cell.trials(), cell.rate()));
        for (String lane : LANES) {
            row.append(text(" %.1f | %.1f |", cell.percentile(lane, 50), cell.percentile(lane, 99)));
        }
        return row.append(' ').append(ratio(cell)).append(" |").toString();
    }

    private static String ratio(Cell cell) {
        double[] rounds = cell.rate() == Cell.FULL_SPEED
                ? cell.speedRatios(TEMPER, TWO_HOPS)
                : cell.latencyRatios(TEMPER, TWO_HOPS);
        return text("%.2f (%.2f to %.2f)", Cell.median(rounds), rounds[0], rounds[rounds.length - 1]);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
