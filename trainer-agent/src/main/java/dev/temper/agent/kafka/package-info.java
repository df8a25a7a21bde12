/** Events out through a spool that loses none, decisions in. */
@NullMarked
package dev.temper.agent.kafka;

import org.jspecify.annotations.NullMarked;
