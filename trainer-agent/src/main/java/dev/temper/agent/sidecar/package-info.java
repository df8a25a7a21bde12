/** Training in another container: the agent and a small shell script there talk through a shared directory. */
@NullMarked
package dev.temper.agent.sidecar;

import org.jspecify.annotations.NullMarked;
