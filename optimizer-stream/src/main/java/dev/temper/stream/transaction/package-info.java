/** Transactions that nobody will end: found, told, and aborted where they are certainly Temper's own. */
@NullMarked
package dev.temper.stream.transaction;

import org.jspecify.annotations.NullMarked;
