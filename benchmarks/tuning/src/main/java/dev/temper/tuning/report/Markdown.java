package dev.temper.tuning.report;

import java.util.ArrayList;
import java.util.List;

/** Writes the report's text and tables as Markdown; plots are on the page only. */
final class Markdown {
    private Markdown() {}

    static List<String> of(List<ReportBlock> blocks) {
        List<String> lines = new ArrayList<>();
        for (ReportBlock block : blocks) {
            if (block instanceof ReportBlock.Heading heading) {
                lines.add("#".repeat(heading.level()) + " " + heading.text());
                lines.add("");
            } else if (block instanceof ReportBlock.Text text) {
                lines.add(text.text());
                lines.add("");
            } else if (block instanceof ReportBlock.Grid grid) {
                grid(grid, lines);
            }
        }
        return lines;
    }

    private static void grid(ReportBlock.Grid grid, List<String> lines) {
        lines.add(row(grid.header()));
        lines.add("|---" + "|--:".repeat(grid.header().size() - 1) + "|");
        for (int i = 0; i < grid.rows().size(); i++) {
            List<String> cells = grid.rows().get(i);
            if (grid.strong().get(i)) {
                cells = cells.stream().map(cell -> "**" + cell + "**").toList();
            }
            lines.add(row(cells));
        }
        lines.add("");
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
