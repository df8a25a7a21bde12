/** Faults of every kind on a real cluster for as long as one likes, and the audit of what came of it: {@code make chaos}. */
package dev.temper.deploy.chaos;
