package io.tbot.testapp.venue;

import com.grack.nanojson.JsonWriter;

/**
 * What a request is answered with.
 *
 * @param headers further header lines, each with its line end
 * @param delayMillis how long to hold the answer back
 * @param leaving what to do just before it is written
 * @param isLost whether it is never written, and the connection cut instead
 * @param afterwards what to do once it is written
 */
record RestResponse(
        int status,
        String body,
        String headers,
        long delayMillis,
        Runnable leaving,
        boolean isLost,
        Afterwards afterwards) {
    private static final Afterwards NOTHING = () -> {};

    static RestResponse ok(String body) {
        return new RestResponse(200, body, "", 0, () -> {}, false, NOTHING);
    }

    static RestResponse error(int status, int code, String message) {
        String body = JsonWriter.string()
                .object()
                .value("code", code)
                .value("msg", message)
                .end()
                .done();
        return new RestResponse(status, body, "", 0, () -> {}, false, NOTHING);
    }

    RestResponse withHeader(String name, String value) {
        String more = headers + name + ": " + value + "\r\n";
        return new RestResponse(status, body, more, delayMillis, leaving, isLost, afterwards);
    }

    RestResponse delayedBy(long millis) {
        return new RestResponse(status, body, headers, millis, leaving, isLost, afterwards);
    }

    RestResponse onLeaving(Runnable action) {
        return new RestResponse(status, body, headers, delayMillis, action, isLost, afterwards);
    }

    /** The same, never to be seen where {@code loses}. */
    RestResponse lostIf(boolean loses) {
        return new RestResponse(status, body, headers, delayMillis, leaving, loses, afterwards);
    }

    RestResponse then(Afterwards next) {
        return new RestResponse(status, body, headers, delayMillis, leaving, isLost, next);
    }

    /** Work that follows an answer. */
    interface Afterwards {
        void run() throws InterruptedException;
    }
}
