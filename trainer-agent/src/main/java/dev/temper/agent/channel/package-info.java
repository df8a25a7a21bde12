/** How a training script and the agent talk: files in the run's own directory, and the same over loopback HTTP. */
@NullMarked
package dev.temper.agent.channel;

import org.jspecify.annotations.NullMarked;
