package dev.temper.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A place in a page that a program fills, between two comments that no reader sees. */
public record MarkedPlace(String begin, String end) {
    public static final MarkedPlace LOAD = new MarkedPlace("<!-- load:begin -->", "<!-- load:end -->");
    public static final MarkedPlace SERVE = new MarkedPlace("<!-- serve:begin -->", "<!-- serve:end -->");
    public static final MarkedPlace PAGE = new MarkedPlace("<!-- page:begin -->", "<!-- page:end -->");
    public static final MarkedPlace TAKEOVER = new MarkedPlace("<!-- takeover:begin -->", "<!-- takeover:end -->");
    public static final MarkedPlace SOAK = new MarkedPlace("<!-- soak:begin -->", "<!-- soak:end -->");
    public static final MarkedPlace FAIRNESS = new MarkedPlace("<!-- fairness:begin -->", "<!-- fairness:end -->");

    /**
     * Replaces what is there.
     *
     * @throws IOException when the page cannot be read or written, or has no such place
     */
    public void fill(Path page, List<String> text) throws IOException {
        List<String> lines = Files.readAllLines(page);
        int from = lines.indexOf(begin);
        int to = lines.indexOf(end);
        if (from < 0 || to < from) {
            throw new IOException(page + " has no lines " + begin + " and " + end + ": put them where tables belong");
        }
        List<String> filled = new ArrayList<>(lines.subList(0, from + 1));
        filled.addAll(text);
        filled.addAll(lines.subList(to, lines.size()));
        Files.write(page, filled);
    }
}
