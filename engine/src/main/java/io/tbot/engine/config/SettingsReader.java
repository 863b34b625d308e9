package io.tbot.engine.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the sections of a configuration file: an entry with a mistake falls out alone, a section or value that cannot
 * be understood keeps what the weaker settings say.
 */
final class SettingsReader {
    private static final List<String> SECTIONS = List.of(
            "version",
            "listen",
            "exchanges",
            "probes",
            "carriers",
            "resume",
            "limits",
            "trace",
            "export",
            "channels",
            "routes",
            "escalations",
            "inhibit",
            "silences",
            "calendars",
            "rules",
            "tests",
            "heartbeat",
            "dashboards",
            "history");

    private static final List<String> BUILT =
            List.of("version", "listen", "exchanges", "probes", "carriers", "resume", "limits");
    private static final String VERSION = "1";

    /** Each star of a host may try every rest of a name. */
    private static final int MAX_STARS = 4;

    /** Longer label values are cut anyway. */
    private static final int MAX_EXCHANGE_NAME = 128;

    private final Entry root;
    private final FileSettings weaker;
    private final Mistakes found;

    private SettingsReader(Entry root, FileSettings weaker, Mistakes found) {
        this.root = root;
        this.weaker = weaker;
        this.found = found;
    }

    /** The settings; {@code null}, and a mistake, where the text is no configuration at all. */
    static @Nullable FileSettings read(String yaml, FileSettings weaker, Mistakes found) {
        Yaml node = YamlText.parse(yaml, found);
        Entry root = node == null ? null : Entry.read(node, "", "section", SECTIONS, found);
        return root == null ? null : new SettingsReader(root, weaker, found).read();
    }

    private FileSettings read() {
        String version = root.get("version") == null ? VERSION : root.text("version");
        if (version != null && !version.equals(VERSION)) {
            root.wrongValue("version", "'" + Quote.of(version) + "' is not " + VERSION);
        }
        Map<String, Yaml> others = new LinkedHashMap<>();
        for (Map.Entry<String, Yaml> section : root.values().entrySet()) {
            if (!BUILT.contains(section.getKey())) {
                others.put(section.getKey(), section.getValue());
            }
        }
        ListenReader listen = new ListenReader(root, weaker, found);
        return new FileSettings(
                listen.listen(),
                listen.addressLine(),
                listen.addressColumn(),
                limits(),
                exchanges(),
                probes(),
                carriers(),
                resume(),
                others);
    }

    private Limits limits() {
        Yaml node = root.get("limits");
        if (node == null) {
            return Limits.DEFAULTS;
        }
        Entry limits = Entry.read(node, "limits", "key", Limits.KEYS, found);
        if (limits == null) {
            return weaker.limits();
        }
        int[] values = Limits.DEFAULTS.toArray();
        int[] kept = weaker.limits().toArray();
        for (int i = 0; i < values.length; i++) {
            String key = Limits.KEYS.get(i);
            values[i] = key.equals(Limits.TIMEOUT)
                    ? timeout(limits, values[i], kept[i])
                    : limits.number(key, 1, Limits.MAX_COUNT, values[i], kept[i]);
        }
        return Limits.of(values);
    }

    private static int timeout(Entry entry, int absent, int broken) {
        if (entry.get(Limits.TIMEOUT) == null) {
            return absent;
        }
        String text = entry.text(Limits.TIMEOUT);
        int value = text == null ? Values.NONE : Values.timeoutMillis(text);
        if (text != null && value == Values.NONE) {
            entry.wrongValue(Limits.TIMEOUT, Values.timeoutProblem(text));
        }
        return value == Values.NONE ? broken : value;
    }

    private List<ExchangeRule> exchanges() {
        List<Yaml> nodes = root.list("exchanges");
        if (nodes == null) {
            return weaker.exchanges();
        }
        List<ExchangeRule> rules = new ArrayList<>();
        for (Yaml node : nodes) {
            Entry entry = Entry.read(node, "exchange", "key", ExchangeReader.KEYS, found);
            ExchangeRule rule = entry == null ? null : exchange(entry);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return List.copyOf(rules);
    }

    private @Nullable ExchangeRule exchange(Entry entry) {
        int before = found.count();
        String host = entry.requiredText("host");
        String name = entry.requiredText("name");
        int mistakes = found.count() - before;
        Yaml profile = entry.get("profile");
        ProfileRule read = profile == null ? null : new ProfileReader(found).read(profile);
        before = found.count() - mistakes; // a mistake in the profile costs no name
        int stars = 0;
        for (int i = 0; host != null && i < host.length(); i++) {
            stars += host.charAt(i) == '*' ? 1 : 0;
        }
        if (stars > MAX_STARS) {
            entry.wrongValue("host", "more than " + MAX_STARS + " '*'");
        } else if (host != null) {
            entry.flawed("host", Values.addressProblem(host.replace('*', 'x')));
        }
        if (name != null && name.length() > MAX_EXCHANGE_NAME) {
            entry.wrongValue("name", "longer than " + MAX_EXCHANGE_NAME + " characters");
        }
        ExchangeReader more = new ExchangeReader(entry, found);
        Map<String, Long> limits = more.limits();
        HealthRule health = more.health();
        return host == null || name == null || found.count() > before
                ? null
                : new ExchangeRule(host.toLowerCase(Locale.ROOT), name, limits, health, read);
    }

    private List<ProbeSpec> probes() {
        List<Yaml> nodes = root.list("probes");
        return nodes == null ? weaker.probes() : new ProbeReader(found).readAll(nodes);
    }

    private List<Carrier> carriers() {
        List<Yaml> nodes = root.list("carriers");
        if (nodes == null) {
            return weaker.carriers();
        }
        List<Carrier> carriers = new ArrayList<>();
        for (Yaml node : nodes) {
            Entry entry = Entry.read(node, "carrier", "key", List.of("class"), found);
            ClassPattern pattern = entry == null ? null : ClassPattern.read(entry);
            if (pattern != null) {
                carriers.add(new Carrier(pattern.name(), pattern.subtypes(), node.line()));
            }
        }
        return List.copyOf(carriers);
    }

    private List<Resume> resume() {
        List<Yaml> nodes = root.list("resume");
        if (nodes == null) {
            return weaker.resume();
        }
        List<Resume> methods = new ArrayList<>();
        for (Yaml node : nodes) {
            Entry entry = Entry.read(node, "resume", "key", List.of("class", "method", "carrier"), found);
            Resume resume = entry == null ? null : resume(entry);
            if (resume != null) {
                methods.add(resume);
            }
        }
        return List.copyOf(methods);
    }

    private static @Nullable Resume resume(Entry entry) {
        ClassPattern pattern = ClassPattern.read(entry);
        String method = ClassPattern.method(entry);
        String text = entry.requiredText("carrier");
        Expression carrier = text == null ? null : ExpressionReader.path(text);
        if (text != null && carrier == null) {
            entry.wrongValue("carrier", ExpressionReader.problem(text));
        }
        return pattern == null || method == null || carrier == null
                ? null
                : new Resume(pattern.name(), pattern.subtypes(), method, carrier, entry.line());
    }
}
