/** Other libraries on the same tables, in the same virtual time: child processes that speak lines of JSON. */
@NullMarked
package dev.temper.tuning.peer;

import org.jspecify.annotations.NullMarked;
