/** Who asks, and what that one may do: tokens of a file, tokens of an identity provider, and roles. */
@NullMarked
package dev.temper.console.access;

import org.jspecify.annotations.NullMarked;
