package io.tbot.engine.expose;

import io.prometheus.client.Collector;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.ConfigWatch;
import java.util.List;
import java.util.function.Supplier;

/** Which application this is, and how its configuration fares. */
final class ConfigCollector extends Collector {
    private static final String RELOADS = "tbot_config_reloads_total";

    private final Supplier<AgentConfig> config;
    private final ConfigWatch watch;
    private final String version;

    ConfigCollector(Supplier<AgentConfig> config, ConfigWatch watch, String version) {
        this.config = config;
        this.watch = watch;
        this.version = version;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        AgentConfig now = config.get();
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
                                "tbot_config_mistakes",
                                List.of(),
                                List.of(),
                                now.mistakes().size()))));
    }

    private static MetricFamilySamples.Sample reloads(String result, long count) {
        return new MetricFamilySamples.Sample(RELOADS, List.of("result"), List.of(result), count);
    }
}
