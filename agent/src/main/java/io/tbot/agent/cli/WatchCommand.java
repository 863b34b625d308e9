package io.tbot.agent.cli;

import io.tbot.engine.alert.AlertClock;
import io.tbot.engine.alert.AlertSettings;
import io.tbot.engine.alert.Lookout;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistake;
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
        name = WatchCommand.NAME,
        description = "Watches a bot from outside: tells its channels when its JVM is gone, and when it is back.",
        footer = {
            "",
            "Small: java -Xmx12m -Xmn1m -XX:+UseSerialGC -Xint -jar tbot-agent.jar watch bot.yaml",
            "A bot that ends in good order takes its heartbeat away, and nobody is told."
        })
final class WatchCommand implements Callable<Integer> {
    static final String NAME = "watch";

    private static final String CONFIG = "tbot-agent.yaml";

    private static final long LOOK_MILLIS = 1_000;

    @Parameters(paramLabel = "CONFIG", defaultValue = CONFIG, description = "the bot's YAML file")
    private String config = CONFIG;

    @Option(names = "--file", description = "the bot's heartbeat file; heartbeat.file of CONFIG where it is not given")
    private @Nullable String file;

    /**
     * The command of these arguments, read without the command line's library, which takes more memory than watching
     * does; {@code null} where they are not plain, and the library is to say what is wrong with them.
     */
    static @Nullable WatchCommand of(String[] arguments) {
        WatchCommand command = new WatchCommand();
        boolean named = false;
        for (int i = 1; i < arguments.length; i++) {
            if (arguments[i].equals("--file") && i + 1 < arguments.length) {
                command.file = arguments[++i];
            } else if (arguments[i].startsWith("-") || named) {
                return null;
            } else {
                named = true;
                command.config = arguments[i];
            }
        }
        return command;
    }

    @Override
    public Integer call() {
        AgentConfig read = CommandLineTool.read(config);
        if (read.file() == null) {
            System.err.println(config + ": does not exist");
            return 1;
        }
        AlertSettings settings = AlertSettings.withoutRules(read);
        for (Mistake mistake : settings.mistakes()) {
            System.err.println(mistake);
        }
        String path = file != null ? file : settings.heartbeat().file();
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
            while (true) {
                lookout.look(AlertClock.now());
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (InterruptedException ended) {
            return 0;
        }
    }

    private static void say(String text) {
        System.out.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + text);
    }
}
