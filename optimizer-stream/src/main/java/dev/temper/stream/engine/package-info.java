/** The engine: folds the journal into decisions and keeps each experiment's state as small rows in a store. */
@NullMarked
package dev.temper.stream.engine;

import org.jspecify.annotations.NullMarked;
