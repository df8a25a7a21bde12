/** Values that were observed elsewhere, from files and from other experiments, for an experiment to start with. */
@NullMarked
package dev.temper.deploy.warm;

import org.jspecify.annotations.NullMarked;
