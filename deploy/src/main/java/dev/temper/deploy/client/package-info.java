/**
 * How commands connect, and what they do with topics: publish events as a user, read what a topic holds, follow an
 * experiment. {@code ClientSettings} is the one file of settings, {@code BrokerProbe} looks who is there, {@code Trouble}
 * says what is wrong.
 */
@NullMarked
package dev.temper.deploy.client;

import org.jspecify.annotations.NullMarked;
