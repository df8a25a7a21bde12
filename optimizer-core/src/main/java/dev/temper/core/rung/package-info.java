/** Rungs and the schedules that decide on them: who goes on, who rests, who stops. */
@NullMarked
package dev.temper.core.rung;

import org.jspecify.annotations.NullMarked;
