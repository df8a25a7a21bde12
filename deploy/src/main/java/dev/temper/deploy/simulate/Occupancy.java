package dev.temper.deploy.simulate;

import dev.temper.core.simulate.TableRun;
import dev.temper.core.simulate.TableRun.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The shape of a schedule as text: how many workers trained towards each rung, over time. */
final class Occupancy {
    private static final int WIDTH = 64;
    private static final String SHADES = " .:-=+*#%@";

    private Occupancy() {}

    /** A line a rung, the full one on top; the darker, the more of the workers. */
    static List<String> lines(TableRun run) {
        List<String> lines = new ArrayList<>();
        for (int rung = run.rungs().size() - 1; rung >= 0; rung--) {
            lines.add(
                    String.format(Locale.ROOT, "%8s |%s|", run.rungs().get(rung).task(), shades(run, rung)));
        }
        return lines;
    }

    private static String shades(TableRun run, int rung) {
        double[] busy = new double[WIDTH];
        double width = run.seconds() / WIDTH;
        for (Piece piece : run.pieces()) {
            if (piece.rung() == rung) {
                spread(piece, width, busy);
            }
        }
        StringBuilder line = new StringBuilder();
        for (double seconds : busy) {
            double share = width <= 0 ? 0 : seconds / (width * run.workers());
            int shade = (int) Math.ceil(share * (SHADES.length() - 1) - 1e-9);
            line.append(SHADES.charAt(Math.max(0, Math.min(SHADES.length() - 1, shade))));
        }
        return line.toString();
    }

    private static void spread(Piece piece, double width, double[] busy) {
        for (int i = 0; i < WIDTH; i++) {
            double from = Math.max(piece.from(), i * width);
            double to = Math.min(piece.to(), (i + 1) * width);
            busy[i] += Math.max(0, to - from);
        }
    }
}
