/**
 * The agent: it offers slots, starts what its own configuration names, publishes the metrics that training prints, and obeys
 * decisions. A state machine decides, and packages around it carry out what it says.
 */
@NullMarked
package dev.temper.agent;

import org.jspecify.annotations.NullMarked;
