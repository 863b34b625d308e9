package io.tbot.engine.config;

import java.io.File;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything the user asked for, after all layers: built-in defaults, file, environment, system properties, agent
 * argument. What could not be understood is left at the weaker layer's value and listed in {@link #mistakes}.
 *
 * <p>Threads: immutable; a reload makes a new one. Errors: nothing in a configuration makes loading throw.
 */
public final class AgentConfig {
    /** Sections that the alert engine reads. */
    private static final List<String> ALERTING = List.of(
            "rules", "channels", "routes", "escalations", "inhibit", "silences", "calendars", "tests", "heartbeat");

    private final Options options;
    private final @Nullable String file;
    private final long fingerprint;
    private final FileSettings settings;
    private final boolean enabled;
    private final String name;
    private final String stateDir;
    private final @Nullable String portFile;
    private final Listen listen;
    private final Limits limits;
    private final Map<String, Boolean> switches = new HashMap<>();
    private final List<Mistake> mistakes;
    private final boolean fileIsSound;

    private AgentConfig(
            Options options, @Nullable String file, @Nullable String text, FileSettings settings, Mistakes found) {
        this.options = options;
        this.file = file;
        fingerprint = ConfigFile.fingerprint(text);
        this.settings = settings;
        fileIsSound = found.count() == 0;
        for (Mistake mistake : options.mistakes()) {
            found.add(mistake);
        }
        OptionOverlay overlay = new OptionOverlay(options, found);
        enabled = overlay.enabled();
        name = overlay.name();
        String directory = options.text("state.dir", found);
        stateDir = directory == null ? "./.tbot-agent/" + name : directory;
        portFile = options.text("port.file", found);
        listen = overlay.listen(settings, file);
        limits = overlay.limits(settings.limits());
        overlay.switches(switches);
        mistakes = found.toList();
    }

    /** Reads the file that the options name, or {@code ./tbot-agent.yaml} if it exists. */
    public static AgentConfig load(Options options) {
        String path = ConfigFile.path(options);
        Mistakes found = new Mistakes(path);
        if (!ConfigFile.expected(options)) {
            return new AgentConfig(options, null, null, FileSettings.DEFAULTS, found);
        }
        return read(path, ConfigFile.read(path, found), FileSettings.DEFAULTS, options, found);
    }

    /** What the configuration file {@code file} would mean if it held this text; for checks and tests. */
    public static AgentConfig of(String file, String yaml, Options options) {
        return read(file, yaml, FileSettings.DEFAULTS, options, new Mistakes(file));
    }

    /** The defaults, with no file and no option. */
    public static AgentConfig defaults() {
        return new AgentConfig(Options.none(), null, null, FileSettings.DEFAULTS, new Mistakes(""));
    }

    /**
     * What follows when the configuration file comes to hold this text: a text that is no configuration at all leaves
     * everything as it is but the mistakes; a broken section keeps what it last said; a broken entry falls out alone.
     */
    public AgentConfig reload(String path, String yaml) {
        return read(path, yaml, settings, options, new Mistakes(path));
    }

    /** The same with other mistakes: the file is gone or cannot be read. */
    AgentConfig keep(String path, Mistakes found) {
        return read(path, null, settings, options, found);
    }

    private static AgentConfig read(
            String path, @Nullable String text, FileSettings weaker, Options options, Mistakes found) {
        FileSettings read = text == null ? null : SettingsReader.read(text, weaker, found);
        return new AgentConfig(options, path, text, read == null ? weaker : read, found);
    }

    /** {@code false} leaves the bot entirely alone. */
    public boolean enabled() {
        return enabled;
    }

    /** The application's name: given, or the main class or jar; letters, digits and {@code - _ .}. */
    public String name() {
        return name;
    }

    /** The state directory as configured, {@code ./.tbot-agent/<name>} by default; may not exist. */
    public String stateDir() {
        return stateDir;
    }

    /** The configuration file; {@code null} where none was named and {@code ./tbot-agent.yaml} does not exist. */
    public @Nullable String file() {
        return file;
    }

    /**
     * The text of a file that this one names, from its own directory on; {@code null}, and a mistake, where there is
     * none to be had.
     */
    public @Nullable String textBeside(String name, Mistakes found) {
        return ConfigFile.read(beside(name).getPath(), found);
    }

    /** When a file that this one names was written, wall clock; 0 where there is none. */
    public long writtenMillisBeside(String name) {
        return beside(name).lastModified();
    }

    private File beside(String name) {
        File own = file == null ? null : new File(file).getAbsoluteFile().getParentFile();
        File named = new File(name);
        return named.isAbsolute() || own == null ? named : new File(own, name);
    }

    /** Where the endpoint listens; an address beyond loopback comes only with a token that is long enough. */
    public Listen listen() {
        return listen;
    }

    /** The file that the endpoint's address is written to. */
    public @Nullable String portFile() {
        return portFile;
    }

    /** In the order written; the first that matches a host names its venue. */
    public List<ExchangeRule> exchanges() {
        return settings.exchanges();
    }

    /** The valid ones, in the order written. */
    public List<ProbeSpec> probes() {
        return settings.probes();
    }

    /** Kept for the release that carries ticks between threads. */
    public List<Carrier> carriers() {
        return settings.carriers();
    }

    /** Kept for the release that carries ticks between threads. */
    public List<Resume> resume() {
        return settings.resume();
    }

    /** Caps on labels and series. */
    public Limits limits() {
        return limits;
    }

    /** Whether an instrumentation is on: option {@code tbot.instrumentation.<name>.enabled}, default true. */
    public boolean instrumentationEnabled(String instrumentation) {
        return switches.getOrDefault(Options.fold(instrumentation), Boolean.TRUE);
    }

    /** Everything wrong in every layer, at once. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** Sections the file holds whose feature is not built yet. */
    public Set<String> unbuiltSections() {
        Set<String> unbuilt = new LinkedHashSet<>(settings.others().keySet());
        unbuilt.removeAll(ALERTING);
        return unbuilt;
    }

    /** A section that others read, as it stands; {@code null} where the file has none. */
    public @Nullable Yaml section(String name) {
        return settings.others().get(name);
    }

    /** Whether the file itself held no mistake, whatever the options did. */
    boolean fileIsSound() {
        return fileIsSound;
    }

    /** Of the text last read, whether it was any good or not. */
    long fingerprint() {
        return fingerprint;
    }

    Options options() {
        return options;
    }
}
