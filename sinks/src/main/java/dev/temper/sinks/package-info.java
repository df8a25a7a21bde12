/** What happens in experiments, derived from the journal and told to others, each with a place of its own in it. */
@NullMarked
package dev.temper.sinks;

import org.jspecify.annotations.NullMarked;
