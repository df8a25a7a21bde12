package dev.temper.tuning.peer;

import dev.temper.core.simulate.TableCurves;
import dev.temper.core.space.Configuration;
import dev.temper.core.space.Parameter;
import java.util.List;

/**
 * What a peer is played on.
 *
 * @param columns number of the full one
 * @param cumulative whether a training passes the columns, or each is a training of its own
 */
record PeerTable(
        List<Parameter> parameters,
        List<Configuration> candidates,
        TableCurves curves,
        int columns,
        boolean cumulative) {
    PeerTable {
        parameters = List.copyOf(parameters);
        candidates = List.copyOf(candidates);
    }
}
