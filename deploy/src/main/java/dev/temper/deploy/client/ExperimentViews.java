package dev.temper.deploy.client;

import dev.temper.schemas.ExperimentView;
import dev.temper.schemas.TrialView;
import java.util.SortedMap;

/**
 * An experiment as temper.views has it.
 *
 * @param trials by number
 */
public record ExperimentViews(ExperimentView experiment, SortedMap<Integer, TrialView> trials) {}
