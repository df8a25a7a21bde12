/** The HTTP server: registry, health, API and page, and the stores that they read. */
@NullMarked
package dev.temper.console;

import org.jspecify.annotations.NullMarked;
