package io.tbot.engine.alert;

import io.tbot.engine.alert.channel.Channel;
import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.notice.Recipients;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes, of a channel and a step's recipients, a channel that tells these: with its own queue, breaker and rate, like
 * any other. Threads: whoever reads.
 */
final class OtherRecipients implements Recipients {
    private final Map<String, ChannelSpec> channels;
    private final Map<String, ChannelSpec> made = new LinkedHashMap<>();

    OtherRecipients(Map<String, ChannelSpec> channels) {
        this.channels = channels;
    }

    @Override
    public boolean takes(String channel, String recipient) {
        ChannelSpec spec = channels.get(channel);
        return spec != null && spec.channel().takes(recipient);
    }

    @Override
    public String to(String channel, List<String> recipients, String step) {
        ChannelSpec spec = channels.get(channel);
        if (spec == null) {
            return channel;
        }
        Channel other = spec.channel().to(recipients);
        String name = channel + "/" + step;
        made.put(name, new ChannelSpec(name, spec.type(), spec.fallback(), spec.rates(), other, true));
        return name;
    }

    /** The file's channels and those made of them. */
    Map<String, ChannelSpec> all() {
        Map<String, ChannelSpec> all = new LinkedHashMap<>(made);
        all.keySet().removeAll(channels.keySet());
        Map<String, ChannelSpec> both = new LinkedHashMap<>(channels);
        both.putAll(all);
        return both;
    }
}
