/**
 * The machine under faults. One seed makes one {@link dev.temper.core.simulate.Scenario}; a
 * {@link dev.temper.core.simulate.Simulation} plays it on one heap of events in virtual time, and every law is checked
 * after every event. The same seed always gives the same run.
 */
@NullMarked
package dev.temper.core.simulate;

import org.jspecify.annotations.NullMarked;
