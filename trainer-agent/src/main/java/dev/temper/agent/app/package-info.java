/** The agent as a program: its settings, its threads, its start and its end. */
@NullMarked
package dev.temper.agent.app;

import org.jspecify.annotations.NullMarked;
