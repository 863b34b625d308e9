package io.tbot.engine.alert.heartbeat;

import io.tbot.engine.alert.channel.Ping;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Entry;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Yaml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code heartbeat}.
 *
 * @param file the file; {@code null} for the one in the state directory
 * @param ping {@code null} where nobody is to be told
 * @param isConfigured whether there is such a section
 */
public record HeartbeatSettings(
        @Nullable String file, @Nullable Ping ping, boolean isConfigured) {
    /** Reads the section; what is wrong with it goes to {@code found}. */
    public static HeartbeatSettings of(AgentConfig config, Mistakes found) {
        Yaml section = config.section("heartbeat");
        Entry entry = section == null
                ? null
                : Entry.read(section, "heartbeat", "key", List.of("file", "url", "insecure"), found);
        if (entry == null) {
            return new HeartbeatSettings(null, null, section != null);
        }
        String file = entry.get("file") == null ? null : entry.text("file");
        return new HeartbeatSettings(file, Ping.read(entry), true);
    }
}
