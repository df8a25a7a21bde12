package dev.temper.sinks.wandb;

/**
 * What a run is called.
 *
 * @param id unique in the project
 * @param group the experiment
 * @param display for people
 * @param host the agent that trained it first
 */
record RunNames(String id, String project, String group, String display, String host) {}
