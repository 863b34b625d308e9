package io.tbot.agent.cli.bot;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that asks a running bot for one thing and shows the answer. */
abstract class Question implements Callable<Integer> {
    /** Of a column that is wider than a terminal, nobody reads the end. */
    private static final int FINGERPRINT_SHOWN = 12;

    private static final String FRACTION = "\\.\\d+Z$";

    @Mixin
    private BotOptions options = new BotOptions();

    @Option(names = "--json", description = "prints the answer as it came, for programs")
    private boolean json;

    @Override
    public Integer call() {
        JsonObject answer = ask(options.bot());
        if (json) {
            System.out.println(JsonWriter.indent("  ").string().value(answer).done());
        } else {
            print(answer, System.out);
        }
        System.out.flush();
        return 0;
    }

    /** @throws BotException which is said to the user, with exit status 1 */
    abstract JsonObject ask(Bot bot);

    abstract void print(JsonObject answer, PrintStream out);

    /** As much of one as tells alerts apart; what is shown is accepted too. */
    static String shortened(String fingerprint) {
        return fingerprint.substring(0, Math.min(FINGERPRINT_SHOWN, fingerprint.length()));
    }

    /** A time to the second; empty where there is none. */
    static String time(@Nullable String instant) {
        return instant == null ? "" : instant.replaceFirst(FRACTION, "Z");
    }

    /** Labels but those that every alert has, {@code exchange=kraken symbol=BTC}. */
    static String labels(@Nullable JsonObject labels) {
        StringBuilder text = new StringBuilder();
        if (labels != null) {
            labels.forEach((name, value) -> {
                if (!name.equals("alertname") && !name.equals("severity")) {
                    text.append(text.isEmpty() ? "" : " ")
                            .append(name)
                            .append('=')
                            .append(value);
                }
            });
        }
        return text.toString();
    }
}
