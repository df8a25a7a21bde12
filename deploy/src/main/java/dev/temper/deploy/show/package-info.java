/** How experiments, trials, decisions and dead letters are shown: as text for people, as JSON for programs. */
@NullMarked
package dev.temper.deploy.show;

import org.jspecify.annotations.NullMarked;
