/** The optimizer as a process: its start, its health, what it does about failures, and its end. */
@NullMarked
package dev.temper.stream.app;

import org.jspecify.annotations.NullMarked;
