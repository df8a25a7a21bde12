/** The demos, really trained but in virtual time: with other seeds, and with other methods. */
@NullMarked
package dev.temper.benchmarks.demo;

import org.jspecify.annotations.NullMarked;
