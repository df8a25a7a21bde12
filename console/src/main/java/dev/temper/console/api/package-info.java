/** The HTTP API: what it answers, made of chronicles, and what it asks of the optimizer by events. */
@NullMarked
package dev.temper.console.api;

import org.jspecify.annotations.NullMarked;
