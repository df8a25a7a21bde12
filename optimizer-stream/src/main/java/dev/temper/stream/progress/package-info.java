/** What tells a role that works from one that stands still. */
@NullMarked
package dev.temper.stream.progress;

import org.jspecify.annotations.NullMarked;
