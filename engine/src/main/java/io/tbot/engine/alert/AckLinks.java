package io.tbot.engine.alert;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Links in messages by which a reader takes an alert without a token: each is good for one alert, this time that it
 * fires, for a day.
 *
 * <p>Threads: any. Shape: {@code FINGERPRINT.STARTS.EXPIRES.MAC}, both times in milliseconds of the wall clock to the
 * base 36, the MAC HMAC-SHA256 over what stands before its dot, in base64url. Errors: without an address nothing is
 * linked.
 *
 * <p>Not: single use, which {@link Desk} sees to.
 */
public final class AckLinks {
    /** The path that answers them. */
    public static final String PATH = "/ack";

    /** Links nothing. */
    public static final AckLinks NONE = new AckLinks(() -> null, "");

    private static final long LIFE_MILLIS = 24L * 3_600_000;
    private static final int RADIX = 36;

    /** More links than anybody follows make a message that no channel takes. */
    private static final int MAX_LINKS = 20;

    private final Supplier<@Nullable String> address;
    private final byte[] key;

    /**
     * @param address what readers of messages reach this agent by, without a slash at its end; {@code null} for nothing
     * @param key secret; empty to know no link again
     */
    public AckLinks(Supplier<@Nullable String> address, String key) {
        this.address = address;
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What a link stands for.
     *
     * @param token as in the link
     * @param startsAtMillis when the alert came to fire
     * @param expiresMillis wall clock
     */
    public record Ticket(String token, String fingerprint, long startsAtMillis, long expiresMillis) {}

    /** The notification with a link for each of its first alerts that nobody has taken. */
    Notification linked(Notification notification, long nowMillis) {
        String base = address.get();
        if (base == null || notification.isResolved()) {
            return notification;
        }
        List<Alert> alerts = new ArrayList<>();
        int links = 0;
        for (Alert alert : notification.alerts()) {
            boolean linked = alert.isFiring() && alert.acknowledgedBy().isEmpty() && links < MAX_LINKS;
            links += linked ? 1 : 0;
            alerts.add(linked ? alert.with("ack_url", base + PATH + "?t=" + token(alert, nowMillis)) : alert);
        }
        return notification.with(List.copyOf(alerts));
    }

    /** What the link stands for; {@code null} where it is none of ours, or its day is over. */
    @Nullable
    Ticket read(String token, long nowMillis) {
        int end = token.lastIndexOf('.');
        if (key.length == 0 || end < 0 || !isOurs(token.substring(0, end), token.substring(end + 1))) {
            return null;
        }
        String[] parts = token.substring(0, end).split("\\.", -1);
        Ticket ticket = new Ticket(token, parts[0], Long.parseLong(parts[1], RADIX), Long.parseLong(parts[2], RADIX));
        return ticket.expiresMillis() > nowMillis ? ticket : null;
    }

    String token(Alert alert, long nowMillis) {
        String signed = alert.fingerprint()
                + '.'
                + Long.toString(alert.startsAtMillis(), RADIX)
                + '.'
                + Long.toString(nowMillis + LIFE_MILLIS, RADIX);
        return signed + '.' + mac(signed);
    }

    private boolean isOurs(String signed, String mac) {
        return MessageDigest.isEqual(
                mac(signed).getBytes(StandardCharsets.UTF_8), mac.getBytes(StandardCharsets.UTF_8));
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every Java platform must have it
        }
    }
}
