package dev.temper.benchmarks.takeover;

import java.util.Map;

/**
 * What is measured.
 *
 * @param standby whether a second optimizer keeps a copy of the state; else a new one starts with an empty disk when the
 *     first is lost
 * @param events reports that the journal holds before the first loss
 * @param kills how many times an optimizer is lost
 * @param rate reports a second, over all experiments
 * @param settings of the optimizers
 */
record TakeoverPlan(boolean standby, int events, int kills, int rate, Map<String, String> settings) {}
