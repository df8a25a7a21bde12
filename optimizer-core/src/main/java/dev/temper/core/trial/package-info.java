/** A trial: a configuration, the leases it ran under, and where it stands. */
@NullMarked
package dev.temper.core.trial;

import org.jspecify.annotations.NullMarked;
