/** Parts of Temper as processes of their own: started, killed and looked at from outside. */
@NullMarked
package dev.temper.benchmarks.process;

import org.jspecify.annotations.NullMarked;
