package io.tbot.engine;

import io.prometheus.client.Collector;
import io.tbot.bootstrap.AgentThread;
import io.tbot.engine.alert.AckLinks;
import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.AlertSettings;
import io.tbot.engine.alert.heartbeat.ExitTrace;
import io.tbot.engine.alert.heartbeat.Heartbeat;
import io.tbot.engine.alert.heartbeat.HeartbeatSettings;
import io.tbot.engine.alert.heartbeat.Pulse;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.journal.LastRun;
import io.tbot.engine.alert.rule.AgentMetrics;
import io.tbot.engine.alert.rule.Collected;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.expose.http.TokenFile;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.state.StateDirectory;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the alert engine into the agent: what the configuration says, where alerts are kept, what tells others that the
 * process lives.
 *
 * <p>Threads: the agent's clock, once, some seconds after the bot's main began.
 */
final class Alerting {
    private final Supplier<AgentConfig> config;
    private final Measure measure;
    private final Families families;
    private final WallClock wallClock;
    private final AgentLog log;

    Alerting(Supplier<AgentConfig> config, Measure measure, Families families, WallClock wallClock, AgentLog log) {
        this.config = config;
        this.measure = measure;
        this.families = families;
        this.wallClock = wallClock;
        this.log = log;
    }

    /**
     * Begins to look at the alert rules.
     *
     * @param collectors what there is beside the measured families
     * @param state where alerts outlive the process; {@code null} for nowhere
     */
    AlertEngine start(List<Collector> collectors, @Nullable StateDirectory state) {
        AgentConfig config = this.config.get();
        AlertSettings settings = AlertSettings.of(config);
        String folder = state == null || state.isHeldByOthers() ? null : state.path();
        boolean keeps = settings.isConfigured() && folder != null;
        Journal journal = Journal.open(keeps && folder != null ? Path.of(folder, "alerts") : null, AlertEngine.KINDS);
        AgentMetrics metrics = new AgentMetrics(measure, families, wallClock, new Collected(collectors));
        AckLinks links = new AckLinks(() -> this.config.get().listen().publicUrl(), linkKey(config, state));
        AlertEngine engine = new AlertEngine(metrics, journal, AlertClock.now(), links);
        engine.tellOf(config.mistakes());
        engine.follow(settings, AlertClock.now());
        for (Mistake mistake : engine.mistakes()) {
            log.accept(mistake.toString());
        }
        AlertClock clock = new AlertClock(engine, log);
        Heartbeat heartbeat = heartbeat(config, settings, keeps ? folder : null, engine, clock, journal.lastRun());
        if (keeps || heartbeat != null) {
            Runtime.getRuntime().addShutdownHook(new AgentThread("tbot-alerts-end", () -> {
                clock.end();
                engine.close();
                if (heartbeat != null) {
                    heartbeat.end();
                }
            }));
        }
        clock.start();
        return engine;
    }

    /** Not made before somebody has an address for links. */
    private String linkKey(AgentConfig config, @Nullable StateDirectory state) {
        if (config.listen().publicUrl() == null) {
            return "";
        }
        return state == null || !state.durable()
                ? TokenFile.random()
                : new TokenFile(state.path(), "link-key", "links in messages end with the process", log).readOrCreate();
    }

    /** What tells others that the process lives, where somebody relies on alerts; {@code null} elsewhere. */
    private @Nullable Heartbeat heartbeat(
            AgentConfig config,
            AlertSettings alerts,
            @Nullable String folder,
            AlertEngine engine,
            AlertClock clock,
            LastRun last) {
        HeartbeatSettings settings = HeartbeatSettings.of(config, new Mistakes("")); // said with those of alerts
        if (!alerts.isConfigured() && !settings.isConfigured()) {
            return null;
        }
        String path = settings.file() != null || folder == null ? settings.file() : folder + "/heartbeat";
        File file = path == null ? null : new File(path);
        if (last.ending() == LastRun.Ending.UNCLEAN) {
            Pulse pulse = file == null ? null : Pulse.read(file);
            List<File> folders = List.of(new File("."), new File(System.getProperty("java.io.tmpdir", "/tmp")));
            engine.endedBy(ExitTrace.hint(pulse, last.lastAliveMillis(), folders));
        }
        Heartbeat heartbeat = new Heartbeat(file, settings.ping(), config.name(), clock::idleNanos, log);
        heartbeat.start();
        return heartbeat;
    }
}
