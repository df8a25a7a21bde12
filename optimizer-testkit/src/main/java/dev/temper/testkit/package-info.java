/**
 * The machine under faults. One seed makes one {@link dev.temper.testkit.Scenario}; a
 * {@link dev.temper.testkit.Simulation} plays it on one heap of events in virtual time, and every law is checked after
 * every event. The same seed always gives the same run. Tests of all modules use it; nothing of it ships.
 */
@NullMarked
package dev.temper.testkit;

import org.jspecify.annotations.NullMarked;
