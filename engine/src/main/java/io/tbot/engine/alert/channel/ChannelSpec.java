package io.tbot.engine.alert.channel;

import java.util.List;

/**
 * A channel as the file has it.
 *
 * @param type {@code slack}, {@code webhook} ...
 * @param fallback the channel that takes over what is critical while this one is down; empty where none does
 * @param rates all of which hold
 */
public record ChannelSpec(String name, String type, String fallback, List<Rate> rates, Channel channel) {}
