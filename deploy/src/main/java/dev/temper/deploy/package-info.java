/** What runs Temper: the command, the embedded stack, the demo. */
@NullMarked
package dev.temper.deploy;

import org.jspecify.annotations.NullMarked;
