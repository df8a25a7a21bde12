package dev.temper.console.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file of comma-separated values as RFC 4180 has it. Not thread safe. */
final class Csv {
    private final StringBuilder text = new StringBuilder();
    private boolean isBegun;

    /** Begins a row. */
    Csv row(@Nullable Object... cells) {
        for (Object cell : cells) {
            cell(cell);
        }
        return this;
    }

    /** Goes on with a row. */
    Csv cells(List<? extends @Nullable Object> cells) {
        cells.forEach(this::cell);
        return this;
    }

    void end() {
        text.append("\r\n");
        isBegun = false;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void cell(@Nullable Object value) {
        text.append(isBegun ? "," : "");
        isBegun = true;
        if (value == null || (value instanceof Double number && number.isNaN())) {
            text.append(value == null ? "" : "NaN");
            return;
        }
        String plain = value instanceof String said ? unlikeAFormula(said) : value.toString();
        boolean quoted = plain.contains(",") || plain.contains("\"") || plain.contains("\n") || plain.contains("\r");
        text.append(quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain);
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
    private static String unlikeAFormula(String said) {
        return !said.isEmpty() && "=+-@\t\r".indexOf(said.charAt(0)) >= 0 ? "'" + said : said;
    }
}
