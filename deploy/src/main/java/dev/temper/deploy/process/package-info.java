/** Temper's parts, each in a JVM of its own. */
@NullMarked
package dev.temper.deploy.process;

import org.jspecify.annotations.NullMarked;
