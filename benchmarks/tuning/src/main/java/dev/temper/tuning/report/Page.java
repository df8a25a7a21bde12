package dev.temper.tuning.report;

import dev.temper.tuning.report.plot.LinePlot;
import java.util.List;

/** Writes the report as one page of HTML that needs nothing beside it. */
final class Page {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Temper: tuning benchmark</title>
            <style>
            body{font:15px/1.5 system-ui,sans-serif;color:#222;background:#fff;max-width:1120px;margin:2em auto;padding:0 1em}
            h1{font-size:1.7em}h2{margin-top:2em;border-bottom:1px solid #ccc}h3{margin:1.6em 0 .3em}
            p{max-width:52em}
            table{border-collapse:separate;border-spacing:0;margin:.6em 0 1.4em;font-variant-numeric:tabular-nums;font-size:.93em}
            th,td{padding:.2em .8em;border-bottom:1px solid #e3e3e3;text-align:right;white-space:nowrap}
            th:first-child,td:first-child{text-align:left;position:sticky;left:0;background:#fff}
            th{border-bottom:2px solid #999;font-weight:600;vertical-align:bottom;white-space:normal}
            tr.strong{font-weight:700}tr.strong td{background:#fdf3ea}
            .plots{display:flex;flex-wrap:wrap;gap:.6em}
            .plots svg{max-width:100%;height:auto;border:1px solid #eee}
            figure{margin:1em 0}figcaption{color:#555;font-size:.93em;max-width:56em}
            .wide{overflow-x:auto}
            </style></head><body>
            """;

    private final StringBuilder html = new StringBuilder(HEAD);

    private Page() {}

    static String of(List<ReportBlock> blocks) {
        Page page = new Page();
        blocks.forEach(page::add);
        return page.html.append("</body></html>\n").toString();
    }

    private void add(ReportBlock block) {
        if (block instanceof ReportBlock.Heading heading) {
            html.append("<h").append(heading.level()).append('>').append(inline(heading.text()));
            html.append("</h").append(heading.level()).append(">\n");
        } else if (block instanceof ReportBlock.Text text) {
            html.append("<p>").append(inline(text.text())).append("</p>\n");
        } else if (block instanceof ReportBlock.Grid grid) {
            grid(grid);
        } else if (block instanceof ReportBlock.Figures figures) {
            html.append("<figure><div class=\"plots\">");
            figures.svgs().forEach(svg -> html.append(svg).append('\n'));
            html.append("</div><figcaption>").append(inline(figures.caption())).append("</figcaption></figure>\n");
        }
    }

    private void grid(ReportBlock.Grid grid) {
        html.append("<div class=\"wide\"><table><tr>");
        grid.header().forEach(cell -> html.append("<th>").append(inline(cell)).append("</th>"));
        html.append("</tr>\n");
        for (int i = 0; i < grid.rows().size(); i++) {
            html.append(grid.strong().get(i) ? "<tr class=\"strong\">" : "<tr>");
            grid.rows()
                    .get(i)
                    .forEach(cell -> html.append("<td>").append(inline(cell)).append("</td>"));
            html.append("</tr>\n");
        }
        html.append("</table></div>\n");
    }

    /** Escapes, and turns Markdown's code marks and strong marks into elements. */
    private static String inline(String text) {
        return LinePlot.escape(text)
                .replaceAll("`([^`]*)`", "<code>$1</code>")
                .replaceAll("\\*\\*([^*]*)\\*\\*", "<b>$1</b>");
    }
}
