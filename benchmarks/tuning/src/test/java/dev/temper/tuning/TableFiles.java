package dev.temper.tuning;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Writes tables for tests. */
public final class TableFiles {
    private TableFiles() {}

    /** A sheet, with the folders that it lies in. */
    public static void sheet(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            try (Writer writer =
                    new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
                writer.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Curves over epochs 1 to 9 that end at |x - 0.3|; row {@code rows - 1} diverges after epoch 2. */
    public static void synthetic(Path folder, String name, int rows) {
        StringBuilder configurations = new StringBuilder("id,x,kind,diverged\n");
        StringBuilder values = new StringBuilder("id,1,2,3,4,5,6,7,8,9\n");
        StringBuilder costs = new StringBuilder("id,1,2,3,4,5,6,7,8,9\n");
        for (int row = 0; row < rows; row++) {
            double x = (row + 0.5) / rows;
            boolean diverged = row == rows - 1;
            configurations.append(String.format(
                    Locale.ROOT, "%d,%.4f,%s,%d\n", row, x, row % 2 == 0 ? "even" : "odd", diverged ? 1 : 0));
            values.append(row);
            costs.append(row);
            for (int epoch = 1; epoch <= 9; epoch++) {
                double value = Math.abs(x - 0.3) + 1.0 / epoch - 1.0 / 9;
                boolean there = !diverged || epoch <= 2;
                values.append(there ? String.format(Locale.ROOT, ",%.6f", value) : ",");
                costs.append(there ? String.format(Locale.ROOT, ",%.3f", (1 + x) * epoch) : ",");
            }
            values.append('\n');
            costs.append('\n');
        }
        sheet(folder.resolve(name + ".configs.csv.gz"), configurations.toString());
        sheet(folder.resolve(name + ".val.csv.gz"), values.toString());
        sheet(folder.resolve(name + ".cost.csv.gz"), costs.toString());
    }
}
