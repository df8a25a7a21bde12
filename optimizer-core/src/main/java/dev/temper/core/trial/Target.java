package dev.temper.core.trial;

/**
 * Up to where a lease lets a trial train.
 *
 * @param rung rung of the ladder, from 0
 * @param task name of its task
 * @param fromEpoch epochs already trained; 0 from scratch
 * @param toEpoch train up to this epoch; 0 until the process ends by itself (named tasks)
 */
public record Target(int rung, String task, int fromEpoch, int toEpoch) {}
