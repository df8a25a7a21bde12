/** What can happen to an experiment: the inputs of the machine. */
@NullMarked
package dev.temper.core.event;

import org.jspecify.annotations.NullMarked;
