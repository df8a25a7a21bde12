/** What is counted and timed while the roles work; who reads it is the process's affair. */
@NullMarked
package dev.temper.stream.meter;

import org.jspecify.annotations.NullMarked;
