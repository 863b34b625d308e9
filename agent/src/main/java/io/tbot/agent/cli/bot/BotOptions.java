package io.tbot.agent.cli.bot;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Option;

/**
 * Which bot is asked, and by whose right. A token is never an argument, which every user of the machine could read; one
 * that was found rather than named goes to this machine only.
 */
public final class BotOptions {
    private static final String HERE = "http://127.0.0.1:9465/";
    private static final String STATE = ".tbot-agent";
    private static final String TOKEN_VARIABLE = "TBOT_TOKEN";
    private static final String NONE = "";

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "the bot's address, as it says on stderr; default " + HERE)
    private String url = NONE;

    @Option(
            names = "--port-file",
            paramLabel = "FILE",
            description = "the file that the bot writes its address to (option tbot.port.file)")
    private String portFile = NONE;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "the bot's token, for what changes something: the file 'token' in its state directory; default"
                            + " $TBOT_TOKEN, then the only ./.tbot-agent/*/token")
    private String tokenFile = NONE;

    /** The bot that these options mean. */
    public Bot bot() {
        String address = !url.equals(NONE) ? url : portFile.equals(NONE) ? HERE : read(portFile);
        try {
            URI base = URI.create(address.endsWith("/") ? address : address + "/");
            return new Bot(base, token(isLoopback(base)));
        } catch (IllegalArgumentException wrong) {
            throw new BotException("'" + address + "' is no address, written like " + HERE);
        }
    }

    private static boolean isLoopback(URI base) {
        String host = base.getHost();
        if (host == null) {
            throw new IllegalArgumentException("no host");
        }
        return host.toLowerCase(Locale.ROOT).equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private String token(boolean here) {
        if (!tokenFile.equals(NONE)) {
            return read(tokenFile);
        }
        String given = System.getenv(TOKEN_VARIABLE);
        if (given != null && !given.isBlank()) {
            return given.trim();
        }
        File[] states = here ? new File(STATE).listFiles(each -> new File(each, "token").canRead()) : null;
        return states == null || states.length != 1 ? NONE : read(states[0] + "/token");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file)).trim();
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new BotException(
                    "'" + file + "' cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
    }
}
