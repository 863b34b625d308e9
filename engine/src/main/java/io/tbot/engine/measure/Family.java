package io.tbot.engine.measure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** One metric family: its name, what it says, and the views that feed it. */
public final class Family {
    private final String name;
    private final String help;
    private final Type type;
    private final List<View> views = new CopyOnWriteArrayList<>();
    private volatile @Nullable String windowName;
    private volatile List<String> windowLabels = List.of();
    private volatile Scale scale = Scale.SECONDS;

    Family(String name, String help, Type type) {
        this.name = name;
        this.help = help;
        this.type = type;
    }

    public String name() {
        return name;
    }

    public String help() {
        return help;
    }

    public Type type() {
        return type;
    }

    public List<View> views() {
        return views;
    }

    /** The summary family of exact window quantiles; {@code null} where the histogram is no headline. */
    public @Nullable String windowName() {
        return windowName;
    }

    /** The labels that the window quantiles keep. */
    public List<String> windowLabels() {
        return windowLabels;
    }

    /** Makes this histogram a headline: exact quantiles of its windows are exposed under {@code windowName}. */
    public Family headline(String windowName, String... labels) {
        this.windowLabels = List.of(labels);
        this.windowName = windowName;
        return this;
    }

    /** The unit a histogram is shown in: seconds unless {@link #in} said otherwise. */
    public Scale scale() {
        return scale;
    }

    /** Makes this a histogram of something else than durations. */
    public Family in(Scale scale) {
        this.scale = scale;
        return this;
    }

    /** The kind of number. */
    public enum Type {
        COUNTER,
        GAUGE,
        HISTOGRAM
    }
}
