/** Training processes: how they are started, watched, signalled and ended. */
@NullMarked
package dev.temper.agent.process;

import org.jspecify.annotations.NullMarked;
