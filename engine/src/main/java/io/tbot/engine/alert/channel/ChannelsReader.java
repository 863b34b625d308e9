package io.tbot.engine.alert.channel;

import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Quote;
import io.tbot.engine.config.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the {@code channels} section: a channel with a mistake falls out alone. */
public final class ChannelsReader {
    /** The types that there are. */
    public static final List<String> TYPES = KindReader.KINDS;

    private static final int MAX_CHANNELS = 64;

    private final Mistakes found;
    private final KindReader kinds;

    public ChannelsReader(Mistakes found) {
        this.found = found;
        this.kinds = new KindReader(new Guard());
    }

    /** By name, in the order written. */
    public Map<String, ChannelSpec> read(@Nullable Yaml section) {
        Map<String, ChannelSpec> channels = new LinkedHashMap<>();
        boolean empty = section == null || (section instanceof Yaml.Scalar scalar && scalar.isNull());
        Entry all = empty || section == null ? null : Entry.read(section, "channels", "channel", null, found);
        if (all == null) {
            return channels;
        }
        for (Map.Entry<String, Yaml> each : all.values().entrySet()) {
            ChannelSpec channel = channel(each.getKey(), each.getValue());
            if (channel != null && channels.size() < MAX_CHANNELS) {
                channels.put(each.getKey(), channel);
            } else if (channel != null) {
                all.wrong(each.getValue(), "more than " + MAX_CHANNELS + " channels");
            }
        }
        for (ChannelSpec channel : new ArrayList<>(channels.values())) {
            if (!channel.fallback().isEmpty() && !channels.containsKey(channel.fallback())) {
                String problem = "fallback '" + Quote.of(channel.fallback()) + "' is no channel that can be used";
                Yaml at = all.values().get(channel.name());
                all.wrong(at == null ? all.node() : at, "'" + Quote.of(channel.name()) + "': " + problem);
            }
        }
        return channels;
    }

    private @Nullable ChannelSpec channel(String name, Yaml node) {
        int before = found.count();
        String title = "channel '" + Quote.of(name) + "'";
        Entry any = Entry.read(node, title, "key", null, new Mistakes(""));
        Yaml typeNode = any == null ? null : any.get("type");
        String type = typeNode instanceof Yaml.Scalar scalar ? scalar.text() : "";
        Entry entry = Entry.read(node, title, "key", KindReader.keys(type), found);
        if (entry == null) {
            return null;
        }
        String asked = entry.requiredText("type");
        if (asked == null) {
            return null;
        }
        Channel channel = kinds.read(type, entry);
        List<Rate> rates = rates(entry, type);
        String fallback = entry.get("fallback") == null ? "" : entry.text("fallback");
        if (name.equals(fallback)) {
            entry.wrongValue("fallback", "a channel cannot stand in for itself");
        }
        return channel == null || fallback == null || found.count() > before
                ? null
                : new ChannelSpec(name, type, fallback, rates, channel);
    }

    private static List<Rate> rates(Entry entry, String type) {
        String text = entry.get("rate") == null ? null : entry.text("rate");
        if (text == null) {
            return defaults(type);
        }
        Rate rate = Rate.parse(text);
        if (rate == null) {
            entry.wrongValue("rate", "'" + Quote.of(text) + "' is not a rate, written like 1/s or 20/min");
            return List.of();
        }
        return List.of(rate);
    }

    /** What the receivers document, and of e-mail what a reader bears. */
    static List<Rate> defaults(String type) {
        return switch (type) {
            case "slack" -> List.of(Rate.perSecond(1, 3));
            case "discord" -> List.of(new Rate(5, 2_000_000_000L, 5), Rate.perMinute(30, 30));
            case "telegram" -> List.of(Rate.perSecond(1, 1), Rate.perMinute(20, 20));
            case "pagerduty" -> List.of(Rate.perMinute(120, 120));
            case "email", "sms" -> List.of(Rate.perMinute(10, 10));
            case "webhook" -> List.of(Rate.perSecond(10, 10));
            default -> List.of(Rate.perSecond(100, 100));
        };
    }
}
