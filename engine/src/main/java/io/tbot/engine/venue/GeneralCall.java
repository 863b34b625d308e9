package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.exchange.ReadCall;
import org.jspecify.annotations.Nullable;

/**
 * One call of a venue's API that is about no order: what its answer says of the venue's time, of allowances, and of one
 * that was passed.
 *
 * <p>Threads: the bot's, one at a time. Shape: under 256 bytes with its scanner. Errors: the answer to a call that the
 * profile does not name is read {@value #MAX_UNNAMED} characters far, where every venue has its code; a body that
 * nobody reads to its end tells what was read of it.
 */
final class GeneralCall extends ReadCall {
    private static final int MAX_UNNAMED = 256;

    private final VenueTraffic traffic;
    private final Profile profile;
    private final Route route;
    private final String exchange;
    private final long wireNanos;
    private final JsonScanner scanner = new JsonScanner();
    private final Reader reader = new Reader();

    /** How much of the body may still be read. */
    private int left;

    /** The limit that was passed; {@code null} while nobody says so, and after it was counted. */
    private @Nullable String limit;

    private boolean answered;
    private int status;

    GeneralCall(VenueTraffic traffic, Profile profile, Route route, String exchange, long wireNanos) {
        this.traffic = traffic;
        this.profile = profile;
        this.route = route;
        this.exchange = exchange;
        this.wireNanos = wireNanos;
        begin();
    }

    @HotPath
    private void begin() {
        scanner.begin(route.answer);
        left = route == profile.unnamed ? MAX_UNNAMED : JsonScanner.MAX_CHARS;
        limit = null;
    }

    @Override
    @HotPath
    public void requestBody(Object body) {}

    @Override
    @HotPath
    public void leaves() {}

    @Override
    @HotPath
    public void answered(int status, @Nullable Throwable thrown, long nanos, boolean bodyFollows) {
        this.status = status;
        answered = true;
        settle();
    }

    @Override
    @HotPath
    public void answeredAnew() {
        begin();
    }

    @Override
    @HotPath
    public void responseBody(@Nullable Object content, int offset, int length) {
        if (content == null || left <= 0 || scanner.verdict() != JsonScanner.OPEN) {
            return;
        }
        Scratch scratch = traffic.scratch();
        int count = scratch.take(content, offset, Math.min(length, left));
        left -= count;
        scratch.found.clear();
        scanner.scan(scratch.chars, 0, count, scratch.found, reader);
        scratch.wipe();
        settle();
    }

    /** Counts a refusal once both the code and the status are known. */
    @HotPath
    private void settle() {
        String limit = this.limit;
        if (answered && limit != null) {
            this.limit = null;
            traffic.refused(exchange, endpoint, status, limit);
        }
    }

    /** An error code, which few answers have. */
    private void refused(Found found) {
        for (int i = 0; i < Fact.MAX_CODES && limit == null; i++) {
            String code = found.text(Fact.CODE + i);
            limit = code == null ? null : profile.limitOf(code);
        }
    }

    /** Takes what the scanner finds. */
    private final class Reader extends FieldReader {
        @Override
        @HotPath
        boolean found(long slots, Found found) {
            if ((slots & 1L << Fact.TIME) != 0) {
                traffic.timed(exchange, wireNanos, found);
            }
            if (slots >>> Fact.CODE != 0) {
                refused(found);
            }
            return false;
        }

        @Override
        @HotPath
        void item(Found found) {
            traffic.allowed(exchange, found);
        }
    }
}
