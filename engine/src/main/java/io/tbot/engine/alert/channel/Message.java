package io.tbot.engine.alert.channel;

import io.tbot.engine.alert.model.Notification;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A notification on its way: the same object at each attempt, so that a receiver that took a part is not sent that part
 * again.
 *
 * <p>Threads: one courier at a time.
 */
public final class Message {
    private final Notification notification;
    private final @Nullable Digest digest;
    private final Set<String> taken = new HashSet<>();

    public Message(Notification notification, @Nullable Digest digest) {
        this.notification = notification;
        this.digest = digest;
    }

    public Notification notification() {
        return notification;
    }

    /** The totals, where it stands for several; its notification then holds the worst of the alerts. */
    public @Nullable Digest digest() {
        return digest;
    }

    /** Names a part that the receiver has: a recipient, a batch, a member of a cluster. */
    void taken(String part) {
        taken.add(part);
    }

    boolean isTaken(String part) {
        return taken.contains(part);
    }
}
