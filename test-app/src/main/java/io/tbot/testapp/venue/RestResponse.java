package io.tbot.testapp.venue;

import com.grack.nanojson.JsonWriter;

/**
 * What a request is answered with.
 *
 * @param headers further header lines, each with its line end
 * @param delayMillis how long to hold the answer back
 * @param afterwards what to do once it is written
 */
record RestResponse(int status, String body, String headers, long delayMillis, Afterwards afterwards) {
    private static final Afterwards NOTHING = () -> {};

    static RestResponse ok(String body) {
        return new RestResponse(200, body, "", 0, NOTHING);
    }

    static RestResponse error(int status, int code, String message) {
        String body = JsonWriter.string()
                .object()
                .value("code", code)
                .value("msg", message)
                .end()
                .done();
        return new RestResponse(status, body, "", 0, NOTHING);
    }

    RestResponse withHeader(String name, String value) {
        return new RestResponse(status, body, headers + name + ": " + value + "\r\n", delayMillis, afterwards);
    }

    RestResponse delayedBy(long millis) {
        return new RestResponse(status, body, headers, millis, afterwards);
    }

    RestResponse then(Afterwards next) {
        return new RestResponse(status, body, headers, delayMillis, next);
    }

    /** Work that follows an answer. */
    interface Afterwards {
        void run() throws InterruptedException;
    }
}
