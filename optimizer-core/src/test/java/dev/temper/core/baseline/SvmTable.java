package dev.temper.core.baseline;

import dev.temper.core.definition.Ladder;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Configuration.Setting;
import dev.temper.core.space.Parameter;
import dev.temper.core.space.Scale;
import dev.temper.core.space.Space;
import dev.temper.core.space.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The study of MTBO and FABOLAS: a support vector machine with a Gaussian kernel, ln C and ln gamma from -10 to 10,
 * trained on shares of a data set. Validation errors and CPU seconds of each fit were measured for this project.
 */
final class SvmTable implements Game.Task {
    private final List<double[]> configurations;
    private final List<double[]> errors;
    private final List<double[]> seconds;
    private final List<double[]> shares;

    private SvmTable(String name) {
        configurations = rows(name + ".configs", 1);
        errors = rows(name + ".val", 1);
        seconds = rows(name + ".cost", 1);
        shares = rows(name + ".val", 0).subList(0, 1);
    }

    static SvmTable satellite() {
        return new SvmTable("svm_satellite");
    }

    private static List<double[]> rows(String name, int skipped) {
        try (InputStream in = SvmTable.class.getResourceAsStream(name + ".csv");
                BufferedReader reader =
                        new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(skipped)
                    .map(line -> Arrays.stream(line.split(","))
                            .skip(1)
                            .mapToDouble(cell -> cell.startsWith("ln") ? 0 : Double.parseDouble(cell))
                            .toArray())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rows, as the only configurations there are. */
    Space space() {
        List<Parameter> parameters = List.of(
                new Parameter.OfDouble("ln_C", -10, 10, Scale.LINEAR, null),
                new Parameter.OfDouble("ln_gamma", -10, 10, Scale.LINEAR, null));
        List<Configuration> rows = new ArrayList<>();
        for (double[] row : configurations) {
            rows.add(new Configuration(List.of(
                    new Setting("ln_C", new Value.OfDouble(row[0])),
                    new Setting("ln_gamma", new Value.OfDouble(row[1])))));
        }
        return Space.of(parameters).withCandidates(rows);
    }

    /** A task for each share of the data, as dear as that share. */
    Ladder ladder() {
        return Problems.tasks(Arrays.stream(shares.get(0))
                .mapToLong(share -> StrictMath.round(share * Ladder.FULL_COST))
                .toArray());
    }

    private int row(double[] x) {
        for (int row = 0; row < configurations.size(); row++) {
            if (Arrays.equals(configurations.get(row), x)) {
                return row;
            }
        }
        throw new IllegalArgumentException("No row " + Arrays.toString(x));
    }

    @Override
    public double loss(double[] x, int rung) {
        return errors.get(row(x))[rung];
    }

    @Override
    public double seconds(double[] x, int rung) {
        return seconds.get(row(x))[rung];
    }

    /** The lowest error of a full training but for so many. */
    double best(int rank) {
        return errors.stream()
                .map(row -> row[row.length - 1])
                .sorted(Comparator.naturalOrder())
                .toList()
                .get(rank);
    }

    /** Seconds that random search needs on average to find an error at most this. */
    double randomSeconds(double error) {
        int full = shares.get(0).length - 1;
        double mean = seconds.stream().mapToDouble(row -> row[full]).average().orElseThrow();
        long good = errors.stream().filter(row -> row[full] <= error).count();
        return mean * (errors.size() + 1) / (good + 1);
    }
}
