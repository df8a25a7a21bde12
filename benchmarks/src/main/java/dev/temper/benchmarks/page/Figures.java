package dev.temper.benchmarks.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What was measured, as a table in Markdown. Not thread safe. */
final class Figures {
    private final List<String> rows = new ArrayList<>();
    private final Consumer<String> progress;

    /** @param progress told each figure as it comes */
    Figures(Consumer<String> progress) {
        this.progress = progress;
    }

    /** @param wanted empty where nothing was asked for */
    void add(String what, String wanted, String format, Object... values) {
        String value = String.format(Locale.ROOT, format, values);
        rows.add("| " + what + " | " + value + " | " + wanted + " |");
        progress.accept("  " + what + ": " + value);
    }

    List<String> table() {
        List<String> table = new ArrayList<>(List.of("| what | measured | wanted |", "|---|---|---:|"));
        table.addAll(rows);
        return table;
    }
}
