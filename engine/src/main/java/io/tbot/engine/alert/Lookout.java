package io.tbot.engine.alert;

import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.deliver.Couriers;
import io.tbot.engine.alert.deliver.Deliveries;
import io.tbot.engine.alert.deliver.DeliveryLog;
import io.tbot.engine.alert.deliver.Outbox;
import io.tbot.engine.alert.heartbeat.Pulse;
import io.tbot.engine.alert.hold.AlertBook;
import io.tbot.engine.alert.hold.Keeper;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Fingerprint;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.alert.notice.GroupKeeper;
import io.tbot.engine.alert.notice.Notices;
import io.tbot.engine.alert.notice.Silences;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Watches a bot's heartbeat from a process of its own, and tells the channels of the bot's configuration when the bot
 * is gone, and when it is back: by the same routes, reminders and escalations as the bot's own alerts.
 *
 * <p>Threads: {@link #look} by one, each second; the couriers begin with the first message. Errors: a heartbeat that
 * cannot be read counts as one that does not beat. Not: an orderly end, after which the file is gone; and what it told
 * does not outlive it.
 */
public final class Lookout implements AutoCloseable {
    /** The alert's name. */
    public static final String DOWN = "TBotDown";

    private static final long LATE_NANOS = 15_000_000_000L;

    /** A process that is gone for so long does not come back by itself. */
    private static final long GONE_NANOS = 2_000_000_000L;

    /** Between two looks; beyond it everybody slept, and the bot is given its time again. */
    private static final long SLEPT_NANOS = 5_000_000_000L;

    private static final long LASTS_MILLIS = 24L * 3_600_000;

    private final File file;
    private final AlertBook book;
    private final Notices notices;
    private final Outbox outbox;
    private final Couriers couriers;
    private final Consumer<String> say;
    private Moment now;
    private State state = State.UNSEEN;
    private @Nullable Pulse pulse;
    private boolean sawItRun;
    private long beatMillis;
    private long beatNanos;
    private Labels labels = Labels.NONE;

    /**
     * @param settings the bot's
     * @param file its heartbeat
     * @param say takes what changes, in a line
     */
    public Lookout(AlertSettings settings, File file, Moment start, Consumer<String> say) {
        this.file = file;
        this.say = say;
        this.now = start;
        outbox = new Outbox(Deliveries.inMemory(), new DeliveryLog(), new Random());
        outbox.channels(settings.channels().values(), start.nanos(), start.millis());
        Silences silences = new Silences();
        silences.replace(settings.silences());
        notices = new Notices(
                listener -> new AlertBook(listener, Keeper.NONE, start),
                silences,
                this::send,
                (millis, group, fingerprint, reason, by) -> {},
                GroupKeeper.NONE,
                start.millis());
        book = notices.book();
        couriers = new Couriers(outbox);
        List<String> channels = settings.channels().values().stream()
                .filter(spec -> !spec.onlyByName())
                .map(ChannelSpec::name)
                .toList();
        Labels labels = Labels.of(Map.of("alertname", DOWN, "severity", Severity.CRITICAL.word()));
        notices.follow(settings.rulebook().reaching(labels, channels), Map.of());
    }

    /** Looks once. */
    public void look(Moment at) {
        if (at.nanos() - now.nanos() > SLEPT_NANOS) {
            beatNanos += at.nanos() - now.nanos();
        }
        now = at;
        long millis = file.lastModified();
        if (millis == 0) {
            missing();
        } else {
            if (millis != beatMillis) {
                beat(millis);
            }
            judge();
        }
        book.tick(at);
        notices.tick(at);
    }

    private void beat(long millis) {
        long ageMillis = Math.max(0, now.millis() - millis); // of the first that is seen; others are new
        beatNanos = beatMillis == 0 ? now.nanos() - ageMillis * 1_000_000 : now.nanos();
        beatMillis = millis;
        Pulse read = Pulse.read(file);
        if (read != null && !read.equals(pulse)) {
            pulse = read;
            sawItRun = false;
        }
        sawItRun |= pulse != null && pulse.isRunning();
    }

    /** The bot takes its heartbeat away where it ends in good order. */
    private void missing() {
        boolean runs = pulse != null && pulse.isRunning();
        if (state == State.ALIVE && !runs) {
            state = State.ENDED;
            beatMillis = 0;
            say.accept(name() + " ended in good order");
        } else if (state != State.UNSEEN && state != State.ENDED) {
            judge();
        }
    }

    private void judge() {
        long ageNanos = now.nanos() - beatNanos;
        boolean gone = sawItRun && ageNanos > GONE_NANOS && pulse != null && !pulse.isRunning();
        if (ageNanos <= LATE_NANOS && !gone) {
            if (state == State.DOWN) {
                say.accept(name() + " is back");
                book.resolve(Fingerprint.of(DOWN, labels), now);
            } else if (state != State.ALIVE) {
                say.accept(name() + " is alive");
            }
            state = State.ALIVE;
            return;
        }
        String text = name() + (gone ? " is gone: its process has vanished" : " has not shown that it lives")
                + ", last seen " + ageNanos / 1_000_000_000 + " s ago";
        if (state != State.DOWN) {
            state = State.DOWN;
            say.accept(text);
            labels = Labels.of(Map.of("bot", pulse == null ? "" : pulse.name(), "heartbeat", file.getName()));
            couriers.start();
        }
        book.fire(DOWN, Severity.CRITICAL, labels, Map.of("title", text), now.millis() + LASTS_MILLIS, now);
    }

    private String name() {
        Pulse pulse = this.pulse;
        return pulse == null || pulse.name().isEmpty() ? "the bot" : "bot '" + pulse.name() + "'";
    }

    private void send(Notification notification) {
        outbox.enqueue(notification, now.nanos(), now.millis());
    }

    /** What fires now, for whoever asks. */
    public List<Alert> firing() {
        return book.firing().stream().map(held -> held.toAlert()).toList();
    }

    /** How many messages wait or are on their way. */
    public int waiting() {
        return outbox.size();
    }

    @Override
    public void close() {
        couriers.close();
    }

    private enum State {
        /** There has been no heartbeat since this began to look. */
        UNSEEN,
        ALIVE,
        DOWN,
        ENDED
    }
}
