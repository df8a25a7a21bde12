/** What commands do with topics: publish events as a user, read what a topic holds, follow an experiment. */
@NullMarked
package dev.temper.deploy.client;

import org.jspecify.annotations.NullMarked;
