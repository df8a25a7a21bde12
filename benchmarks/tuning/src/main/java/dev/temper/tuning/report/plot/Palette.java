package dev.temper.tuning.report.plot;

import java.util.List;

/** Colours that people with impaired colour vision can tell apart (after Okabe and Ito, and Tol), on white. */
public final class Palette {
    private static final List<String> COLOURS = List.of(
            "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#882255", "#999933", "#6e6e6e", "#aa4499",
            "#44aa99", "#b8860b", "#117733", "#332288", "#cc6677", "#88a0c8", "#8c564b");

    /** The colour of the product's own method. */
    public static final String OWN = "#d55e00";

    private Palette() {}

    /** The colour of the method with this place. */
    public static String at(int index) {
        return COLOURS.get(index % COLOURS.size());
    }
}
