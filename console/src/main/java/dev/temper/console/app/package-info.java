/** An optimizer as a process with all that it serves over HTTP. */
@NullMarked
package dev.temper.console.app;

import org.jspecify.annotations.NullMarked;
