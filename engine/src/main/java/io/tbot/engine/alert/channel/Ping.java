package io.tbot.engine.alert.channel;

import io.tbot.engine.config.Entry;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An address that is asked for its own sake: whoever listens there misses us when we fall silent.
 *
 * <p>Threads: one that may wait, 30 s at most.
 */
public final class Ping {
    private final Secret url;
    private final HttpWire wire;

    private Ping(Secret url, HttpWire wire) {
        this.url = url;
        this.wire = wire;
    }

    /** The keys {@code url} and {@code insecure} of a section; {@code null} where there is none, or a wrong one. */
    public static @Nullable Ping read(Entry entry) {
        if (entry.get("url") == null) {
            return null;
        }
        KindReader reader = new KindReader(new Guard());
        Secret url = KindReader.keyUrl(entry);
        return url == null ? null : new Ping(url, reader.wire(entry));
    }

    /**
     * Asks once.
     *
     * @param suffix of the path: empty, or {@code /start}, {@code /fail}
     * @return what went wrong, without secrets; empty where it was taken
     */
    public String send(String suffix, long nowMillis) {
        try {
            String address = url.reveal();
            String asked = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
            return Replies.judge(
                            wire.send(new HttpCall("ping", "GET", asked + suffix, Map.of(), new byte[0])), nowMillis)
                    .why();
        } catch (IOException fault) {
            return HttpChannel.why(fault);
        }
    }
}
