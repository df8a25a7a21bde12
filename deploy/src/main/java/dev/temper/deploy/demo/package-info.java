/** {@code temper demo}: a whole experiment, with a real broker, real training processes and a replay. */
@NullMarked
package dev.temper.deploy.demo;

import org.jspecify.annotations.NullMarked;
