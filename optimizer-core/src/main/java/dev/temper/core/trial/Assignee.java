package dev.temper.core.trial;

/**
 * A free slot that an agent offered.
 *
 * @param agent agent id, one a host
 * @param session one run of the agent's process
 * @param slot from 0
 * @param offer number of the offer in its session, from 1
 */
public record Assignee(String agent, String session, int slot, long offer) {}
