package dev.temper.tuning.report.plot;

import java.util.List;

/**
 * Strokes that can be told apart, on white: colours that people with impaired colour vision can tell apart (after Okabe
 * and Ito, and Tol), each without gaps, dashed and dotted.
 */
public final class Palette {
    private static final List<String> COLOURS =
            List.of("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#882255", "#999933", "#6e6e6e");
    private static final List<String> DASHES = List.of("", "7 3", "2 2.5");

    /** That of the product's own method. */
    public static final Stroke OWN = new Stroke("#d55e00", "", true);

    private Palette() {}

    /** That of the method with this place; from the twenty-fifth on they repeat. */
    public static Stroke at(int index) {
        String dashes = DASHES.get(index / COLOURS.size() % DASHES.size());
        return new Stroke(COLOURS.get(index % COLOURS.size()), dashes, false);
    }
}
