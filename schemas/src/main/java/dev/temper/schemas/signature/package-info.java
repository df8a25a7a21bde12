/** Signatures on what agents publish: who holds a session's key wrote it. */
@NullMarked
package dev.temper.schemas.signature;

import org.jspecify.annotations.NullMarked;
