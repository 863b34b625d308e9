package io.tbot.engine.expose;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.ConfigWatch;
import io.tbot.engine.config.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCollectorTest {
    private static final String SUCCEEDED = "tbot_config_last_reload_success_timestamp_seconds";

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("bot.yaml");
    }

    @Test
    void saysWhenASoundFileWasPutIntoForceLast() throws IOException {
        Files.writeString(file, "exchanges: [{host: a.example, name: one}]\n");
        double before = System.currentTimeMillis() / 1e3;
        ConfigWatch watch = new ConfigWatch(load());
        AgentConfig[] now = {load()};
        ConfigCollector collector = new ConfigCollector(() -> now[0], watch, "1.2");

        double atStart = Scrape.one(collector, SUCCEEDED);
        assertThat(atStart).isBetween(before, System.currentTimeMillis() / 1e3);
        assertThat(Scrape.one(collector, "tbot_application_info", "bot", "1.2")).isEqualTo(1);
        assertThat(Scrape.one(collector, "tbot_config_mistakes")).isZero();

        now[0] = reload(watch, "exchange: []\n");

        assertThat(Scrape.one(collector, SUCCEEDED)).isEqualTo(atStart);
        assertThat(Scrape.one(collector, "tbot_config_mistakes")).isEqualTo(1);
        assertThat(Scrape.one(collector, "tbot_config_reloads_total", "failure"))
                .isEqualTo(1);
        assertThat(Scrape.one(collector, "tbot_config_reloads_total", "success"))
                .isZero();

        now[0] = reload(watch, "exchanges: [{host: a.example, name: three}]\n");

        assertThat(Scrape.one(collector, SUCCEEDED)).isGreaterThanOrEqualTo(atStart);
        assertThat(Scrape.one(collector, "tbot_config_reloads_total", "success"))
                .isEqualTo(1);
    }

    @Test
    void hasNoTimeOfSuccessBeforeTheFirst() throws IOException {
        Files.writeString(file, "exchange: []\n");
        AgentConfig config = load();
        ConfigWatch watch = new ConfigWatch(config);

        assertThat(Scrape.hasNone(new ConfigCollector(() -> config, watch, "1.2"), SUCCEEDED))
                .isTrue();
    }

    private AgentConfig load() {
        return AgentConfig.load(new Options("name=bot,config=" + file, Map.of(), new Properties()));
    }

    private AgentConfig reload(ConfigWatch watch, String text) throws IOException {
        Files.writeString(file, text);
        watch.ask();
        AgentConfig next = watch.poll();
        assertThat(next).isNotNull();
        watch.inForce(true);
        return next;
    }
}
