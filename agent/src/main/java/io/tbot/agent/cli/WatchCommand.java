package io.tbot.agent.cli;

import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertSettings;
import io.tbot.engine.alert.Lookout;
import io.tbot.engine.alert.heartbeat.HeartbeatSettings;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Mistakes;
import java.io.File;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code watch CONFIG}: tells the channels of the configuration when the bot's JVM is gone, until it is ended. */
@Command(
        name = "watch",
        description = "Watches a bot from outside: tells its channels when its JVM is gone, and when it is back.",
        footer = {
            "",
            "Small: java -Xmx16m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar tbot-agent.jar watch bot.yaml",
            "A bot that ends in good order takes its heartbeat away, and nobody is told."
        })
final class WatchCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 1_000;

    @Parameters(paramLabel = "CONFIG", defaultValue = "tbot-agent.yaml", description = "the bot's YAML file")
    private String config = "";

    @Option(names = "--file", description = "the bot's heartbeat file; heartbeat.file of CONFIG where it is not given")
    private @Nullable String file;

    @Override
    public Integer call() throws InterruptedException {
        AgentConfig read = CommandLineTool.read(config);
        if (read.file() == null) {
            System.err.println(config + ": does not exist");
            return 1;
        }
        AlertSettings settings = AlertSettings.of(read);
        for (Mistake mistake : settings.mistakes()) {
            System.err.println(mistake);
        }
        String path = file != null
                ? file
                : HeartbeatSettings.of(read, new Mistakes("")).file();
        if (path == null) {
            System.err.println("say which file: --file STATE/heartbeat, or heartbeat.file in " + config);
            return 2;
        }
        if (settings.channels().isEmpty()) {
            System.err.println(config + ": there is no channel to tell");
            return 1;
        }
        try (Lookout lookout = new Lookout(settings, new File(path), AlertClock.now(), WatchCommand::say)) {
            say("watching " + path);
            while (!Thread.currentThread().isInterrupted()) {
                lookout.look(AlertClock.now());
                Thread.sleep(LOOK_MILLIS);
            }
        }
        return 0;
    }

    private static void say(String text) {
        System.out.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + text);
    }
}
