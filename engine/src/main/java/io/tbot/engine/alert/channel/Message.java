package io.tbot.engine.alert.channel;

import io.tbot.engine.alert.model.Alert;
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
    private final Set<String> refused = new HashSet<>();
    private String refusal = "";
    private int allowed = Integer.MAX_VALUE;
    private int asked;

    public Message(Notification notification, @Nullable Digest digest) {
        this.notification = notification;
        this.digest = digest;
    }

    /** What is left to say, in other words: who has a part already is not told that part again. */
    public Message goneOnAs(Notification other, @Nullable Digest totals) {
        Message next = new Message(other, totals);
        next.taken.addAll(taken);
        next.refused.addAll(refused);
        next.refusal = refusal;
        return next;
    }

    public Notification notification() {
        return notification;
    }

    /** The totals, where it stands for several; its notification then holds the worst of the alerts. */
    public @Nullable Digest digest() {
        return digest;
    }

    /** Of how many alerts it tells, those included that it does not hold. */
    int alerts() {
        return digest == null ? notification.size() : digest.firing() + digest.resolved();
    }

    /** An attempt begins, in which the receiver takes so many requests. */
    public void allow(int requests) {
        allowed = requests;
        asked = 0;
    }

    /** How many requests this attempt has made, of a channel that counts them. */
    public int asked() {
        return asked;
    }

    /** Whether one more request may be made, which then counts. */
    public boolean ask() {
        if (asked >= allowed) {
            return false;
        }
        asked++;
        return true;
    }

    /** The part that tells this alert, where each is told by itself. */
    public String part(Alert alert) {
        return notification.id() + '/' + alert.fingerprint() + (alert.isFiring() ? "" : "/over");
    }

    /** Names a part that the receiver has: a recipient, a request. */
    public void taken(String part) {
        taken.add(part);
    }

    /** Names a part that will never be taken, while others may be. */
    void refused(String part, String why) {
        refused.add(part);
        refusal = why;
    }

    /** Whether that part was taken or refused, and need not be told again. */
    boolean isSettled(String part) {
        return taken.contains(part) || refused.contains(part);
    }

    /** Whether the receiver has that part. */
    public boolean isTaken(String part) {
        return taken.contains(part);
    }

    /** Whether somebody has it already. */
    public boolean isPartlyTaken() {
        return !taken.isEmpty();
    }

    /** What it has come to, where every part is settled. */
    Answer settled() {
        if (refused.isEmpty()) {
            return Answer.done();
        }
        int parts = taken.size() + refused.size();
        return taken.isEmpty()
                ? Answer.permanent(refusal)
                : Answer.done(refused.size() + " of " + parts + " parts: " + refusal);
    }
}
