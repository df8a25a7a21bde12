/** The topic catalogue: what topics there are, what they carry, and how they are made and checked. */
@NullMarked
package dev.temper.schemas.topic;

import org.jspecify.annotations.NullMarked;
