package io.tbot.engine.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The layers above the configuration file: agent argument, system properties {@code tbot.*}, environment
 * {@code TBOT_*}, strongest first. A bad value is a mistake, and the next weaker layer's value stands.
 */
public final class Options {
    static final String INSTRUMENTATION = "instrumentation.";
    static final String ENABLED = ".enabled";
    private static final String PREFIX = "tbot.";
    private static final String LISTEN = "listen.";

    /** Without the prefix {@code tbot.}; {@code instrumentation.<name>.enabled} and {@code limits.*} beside them. */
    private static final List<String> NAMES = List.of(
            "config", "enabled", "name", "state.dir", "address", "port", "port.file", "token", "hosts", "public.url");

    /** One value in one layer. */
    record Setting(String where, String name, String value) {}

    private final List<Setting> settings = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();
    private final String applicationName;

    /**
     * Takes the layers from where the caller says, so that nothing global is read; the properties themselves, some of
     * which may be the bot's secrets, are not kept.
     *
     * @param agentArgs {@code config=bot.yaml,port=0}; keys without the prefix {@code tbot.}
     */
    public Options(@Nullable String agentArgs, Map<String, String> environment, Properties properties) {
        this.applicationName = nameOf(properties.getProperty("sun.java.command", ""));
        readArguments(agentArgs == null ? "" : agentArgs);
        for (String key : properties.stringPropertyNames()) {
            String value = properties.getProperty(key);
            if (key.startsWith(PREFIX) && value != null) {
                put("system property " + key, key.substring(PREFIX.length()), value.trim(), false);
            }
        }
        for (Map.Entry<String, String> variable : environment.entrySet()) {
            String key = variable.getKey();
            String value = variable.getValue().trim();
            // an empty variable is how compose files say "not set"
            if (key.startsWith("TBOT_") && !value.isEmpty()) {
                put("environment " + key, key.substring(PREFIX.length()), value, false);
            }
        }
    }

    /** Those of this JVM. */
    public static Options ofProcess(@Nullable String agentArgs) {
        return new Options(agentArgs, System.getenv(), System.getProperties());
    }

    /** No option in any layer. */
    public static Options none() {
        return new Options(null, Map.of(), new Properties());
    }

    private void readArguments(String arguments) {
        int from = 0;
        while (from < arguments.length()) {
            int comma = arguments.indexOf(',', from);
            int end = comma < 0 ? arguments.length() : comma;
            String argument = arguments.substring(from, end).trim();
            from = end + 1;
            int equals = argument.indexOf('=');
            if (equals > 0) {
                String key = argument.substring(0, equals).trim();
                String name = key.startsWith(PREFIX) ? key.substring(PREFIX.length()) : key;
                put(
                        "agent argument " + Quote.of(key),
                        name,
                        argument.substring(equals + 1).trim(),
                        true);
            } else if (!argument.isEmpty()) {
                String remedy = argument.contains(".y") ? ", write config=" + Quote.of(argument) : ", write key=value";
                mistakes.add(new Mistake("agent argument", 0, 0, "'" + Quote.of(argument) + "' has no value" + remedy));
            }
        }
    }

    /**
     * An unknown property or variable may be the bot's own, so it is a mistake only when it looks like an option of
     * ours; its value, perhaps a secret, is never shown.
     */
    private void put(String where, String written, String value, boolean ours) {
        String name = canonical(written);
        if (name != null) {
            settings.add(new Setting(where, name, value));
            return;
        }
        List<String> known = names();
        String nearest = Nearest.of(written, known);
        if (nearest != null) {
            mistakes.add(new Mistake(where, 0, 0, "unknown option, did you mean '" + nearest + "'"));
        } else if (ours) {
            mistakes.add(new Mistake(where, 0, 0, "unknown option, valid are " + String.join(", ", known)));
        }
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(NAMES);
        names.add(INSTRUMENTATION + "<name>" + ENABLED);
        for (String key : Limits.KEYS) {
            names.add("limits." + key);
        }
        return names;
    }

    /** The option's own spelling, whatever separators were used: {@code PORT_FILE} is {@code port.file}. */
    private static @Nullable String canonical(String written) {
        String asWritten = fold(written);
        // the file's spelling of address, port, token and hosts will do as well
        String folded = asWritten.startsWith(LISTEN) ? asWritten.substring(LISTEN.length()) : asWritten;
        if (NAMES.contains(folded)) {
            return folded;
        }
        if (folded.startsWith("limits.")) {
            for (String key : Limits.KEYS) {
                if (fold(key).equals(folded.substring("limits.".length()))) {
                    return "limits." + key;
                }
            }
        }
        boolean switches = folded.startsWith(INSTRUMENTATION)
                && folded.endsWith(ENABLED)
                && folded.length() > INSTRUMENTATION.length() + ENABLED.length();
        return switches ? folded : null;
    }

    static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
    }

    /** Mistakes in the layers themselves, whatever the options mean. */
    List<Mistake> mistakes() {
        return mistakes;
    }

    /** Every value given for the option, strongest layer first. */
    List<Setting> all(String name) {
        List<Setting> found = new ArrayList<>();
        for (Setting setting : settings) {
            if (setting.name.equals(name)) {
                found.add(setting);
            }
        }
        return found;
    }

    /** The options that name an instrumentation's switch, strongest layer first. */
    List<Setting> switches() {
        List<Setting> found = new ArrayList<>();
        for (Setting setting : settings) {
            if (setting.name.startsWith(INSTRUMENTATION)) {
                found.add(setting);
            }
        }
        return found;
    }

    /** The strongest value that is not empty. */
    @Nullable
    String text(String name, Mistakes found) {
        for (Setting setting : all(name)) {
            if (!setting.value.isEmpty()) {
                return setting.value;
            }
            found.add(new Mistake(setting.where, 0, 0, "no value"));
        }
        return null;
    }

    int number(String name, int min, int max, int weaker, Mistakes found) {
        for (Setting setting : all(name)) {
            int value = Values.number(setting.value, min, max);
            if (value != Values.NONE) {
                return value;
            }
            found.add(new Mistake(setting.where, 0, 0, Values.numberProblem(setting.value, min, max)));
        }
        return weaker;
    }

    /** {@code true}, {@code false}, or {@code null} where the value is neither and was reported. */
    static @Nullable Boolean flag(Setting setting, Mistakes found) {
        if (setting.value.equalsIgnoreCase("true")) {
            return Boolean.TRUE;
        }
        if (setting.value.equalsIgnoreCase("false")) {
            return Boolean.FALSE;
        }
        found.add(new Mistake(setting.where, 0, 0, "'" + Quote.of(setting.value) + "' is neither true nor false"));
        return null;
    }

    /** The name of what the JVM was started with, main class or jar; {@code java} where it does not say. */
    String applicationName() {
        return applicationName;
    }

    private static String nameOf(String commandLine) {
        String command = commandLine.trim();
        int space = command.indexOf(' ');
        String program = space < 0 ? command : command.substring(0, space);
        String name = program.substring(Math.max(program.lastIndexOf('/'), program.lastIndexOf('\\')) + 1);
        return Values.nameFrom(name.endsWith(".jar") ? name.substring(0, name.length() - 4) : name);
    }
}
