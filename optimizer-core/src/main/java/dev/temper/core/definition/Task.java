package dev.temper.core.definition;

/**
 * One step of a ladder: a fidelity at which trials are compared.
 *
 * @param name for an epoch ladder the epochs in digits, else the declared name
 * @param epochs epochs to reach it from scratch; 0 for a named task, which ends when its process ends
 * @param costMicros cost from scratch in millionths of a full training, in (0, 1 000 000]
 */
public record Task(String name, int epochs, long costMicros) {}
