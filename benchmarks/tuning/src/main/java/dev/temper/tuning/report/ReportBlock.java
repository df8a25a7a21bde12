package dev.temper.tuning.report;

import java.util.List;

/** A part of the report. */
sealed interface ReportBlock {
    /** A heading; level 1 is the report's title. */
    record Heading(int level, String text) implements ReportBlock {}

    /** A paragraph. */
    record Text(String text) implements ReportBlock {}

    /**
     * A table. The first column is left-aligned.
     *
     * @param strong for each row whether it is set apart
     */
    record Grid(List<String> header, List<List<String>> rows, List<Boolean> strong) implements ReportBlock {
        /** Copies the lists. */
        public Grid {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
            strong = List.copyOf(strong);
        }

        /** A table without rows set apart. */
        static Grid of(List<String> header, List<List<String>> rows) {
            return new Grid(header, rows, rows.stream().map(row -> false).toList());
        }
    }

    /** Plots side by side, for the page only. */
    record Figures(List<String> svgs, String caption) implements ReportBlock {
        /** Copies the list. */
        public Figures {
            svgs = List.copyOf(svgs);
        }
    }
}
