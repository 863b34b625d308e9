package io.tbot.engine.expose;

import io.prometheus.client.Collector;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.ConfigWatch;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which application this is, and how its configuration fares. */
final class ConfigCollector extends Collector {
    private static final String RELOADS = "tbot_config_reloads_total";
    private static final String SUCCEEDED = "tbot_config_last_reload_success_timestamp_seconds";

    private final Supplier<AgentConfig> config;
    private final ConfigWatch watch;
    private final String version;
    private volatile Supplier<@Nullable AlertEngine> alerts = () -> null;

    ConfigCollector(Supplier<AgentConfig> config, ConfigWatch watch, String version) {
        this.config = config;
        this.watch = watch;
        this.version = version;
    }

    /** Whose mistakes count as well. */
    void show(Supplier<@Nullable AlertEngine> alerts) {
        this.alerts = alerts;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        AgentConfig now = config.get();
        AlertEngine engine = alerts.get();
        int mistakes =
                now.mistakes().size() + (engine == null ? 0 : engine.mistakes().size());
        long succeededMillis = watch.succeededMillis();
        return List.of(
                new MetricFamilySamples(
                        "tbot_application_info",
                        Type.GAUGE,
                        "the bot's name and the agent's version",
                        List.of(new MetricFamilySamples.Sample(
                                "tbot_application_info", List.of("name", "version"), List.of(now.name(), version), 1))),
                new MetricFamilySamples(
                        RELOADS,
                        Type.COUNTER,
                        "changed configuration files put into force, by whether all of it was sound",
                        List.of(reloads("success", watch.loadedTotal()), reloads("failure", watch.failedTotal()))),
                new MetricFamilySamples(
                        "tbot_config_mistakes",
                        Type.GAUGE,
                        "mistakes in the configuration in force",
                        List.of(new MetricFamilySamples.Sample(
                                "tbot_config_mistakes", List.of(), List.of(), mistakes))),
                new MetricFamilySamples(
                        SUCCEEDED,
                        Type.GAUGE,
                        "when a configuration without mistakes was put into force last",
                        succeededMillis == 0
                                ? List.of()
                                : List.of(new MetricFamilySamples.Sample(
                                        SUCCEEDED, List.of(), List.of(), succeededMillis / 1e3))));
    }

    private static MetricFamilySamples.Sample reloads(String result, long count) {
        return new MetricFamilySamples.Sample(RELOADS, List.of("result"), List.of(result), count);
    }
}
