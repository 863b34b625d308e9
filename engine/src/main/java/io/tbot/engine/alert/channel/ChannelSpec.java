package io.tbot.engine.alert.channel;

import java.util.List;

/**
 * A channel as the file has it.
 *
 * @param type {@code slack}, {@code webhook} ...
 * @param fallback the channel that takes over what is critical while this one is down; empty where none does
 * @param rates all of which hold
 * @param onlyByName whether nothing goes there but what names it, not what goes to all
 */
public record ChannelSpec(
        String name, String type, String fallback, List<Rate> rates, Channel channel, boolean onlyByName) {
    /** One that anything may go to. */
    public ChannelSpec(String name, String type, String fallback, List<Rate> rates, Channel channel) {
        this(name, type, fallback, rates, channel, false);
    }
}
