/** Tables as earlier experiments: what learning from the others of a family brings to each of them. */
@NullMarked
package dev.temper.tuning.learn;

import org.jspecify.annotations.NullMarked;
