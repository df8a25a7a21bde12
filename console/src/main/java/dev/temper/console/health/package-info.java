/** How a process is, for whoever restarts it and routes to it. */
@NullMarked
package dev.temper.console.health;

import org.jspecify.annotations.NullMarked;
