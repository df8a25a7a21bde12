/**
 * The methods that learn, plugged in by one interface: each is a {@link dev.temper.core.experiment.Proposer}, the default
 * method ({@code propose}) like those that it is compared with ({@code baseline}).
 */
@NullMarked
package dev.temper.core.method;

import org.jspecify.annotations.NullMarked;
