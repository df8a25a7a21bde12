/** Notices to an address. */
@NullMarked
package dev.temper.sinks.webhook;

import org.jspecify.annotations.NullMarked;
