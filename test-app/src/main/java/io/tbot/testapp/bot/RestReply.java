package io.tbot.testapp.bot;

/** What the venue answered to one request. */
record RestReply(int status, String body) {
    boolean isOk() {
        return status == 200;
    }
}
