/** The {@code temper} command. */
@NullMarked
package dev.temper.deploy.cli;

import org.jspecify.annotations.NullMarked;
