/** Requests to servers that may be away. */
@NullMarked
package dev.temper.sinks.http;

import org.jspecify.annotations.NullMarked;
