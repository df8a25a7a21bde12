/** Where a run's metrics come from: what it prints, and files that it writes. */
@NullMarked
package dev.temper.agent.source;

import org.jspecify.annotations.NullMarked;
