/**
 * The embedded schema registry: Confluent's REST API, as far as serializers use it, over a compacted topic.
 *
 * <p>{@link dev.temper.deploy.registry.RegistryServer} puts the parts together: {@code HttpDoor} reads requests,
 * {@code RegistryApi} answers them, {@code RegistryRules} refuses what would harm, {@code RegistryState} holds what is
 * registered and {@code TopicLog} keeps it.
 */
@NullMarked
package dev.temper.deploy.registry;

import org.jspecify.annotations.NullMarked;
