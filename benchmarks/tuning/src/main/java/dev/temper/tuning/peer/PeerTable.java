package dev.temper.tuning.peer;

import dev.temper.core.definition.ExperimentDefinition;
import dev.temper.core.simulate.CurveTable;
import dev.temper.core.simulate.Curves;

/**
 * What a peer is played on.
 *
 * @param definition with the table's rows as its candidates
 * @param curves of the table's rows, which nobody has taken yet, and what is reported beside them
 */
public record PeerTable(ExperimentDefinition definition, CurveTable table, Curves curves) {}
