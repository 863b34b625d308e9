package io.tbot.engine.expose.http;

/** The answer to a request that gets no further: a status, the reason it is counted under, and a sentence. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    final int status;
    final Rejection reason;

    /** Whether what follows on the connection can still be trusted to be a request. */
    final boolean keepsConnection;

    /** A response header that belongs to the status, such as {@code Allow}; empty for none. */
    final String headerName;

    final String headerValue;

    private Refusal(int status, Rejection reason, String text, String headerName, String headerValue) {
        super(text, null, false, false);
        this.status = status;
        this.reason = reason;
        this.keepsConnection = reason == Rejection.NOT_FOUND || reason == Rejection.WRONG_METHOD;
        this.headerName = headerName;
        this.headerValue = headerValue;
    }

    static Refusal of(int status, Rejection reason, String text) {
        return new Refusal(status, reason, text, "", "");
    }

    static Refusal malformed(String text) {
        return of(400, Rejection.MALFORMED, text);
    }

    static Refusal unauthorized(String text) {
        return new Refusal(401, Rejection.UNAUTHORIZED, text, "WWW-Authenticate", "Bearer");
    }

    static Refusal wrongMethod(String allowed) {
        return new Refusal(405, Rejection.WRONG_METHOD, "method is not one of " + allowed, "Allow", allowed);
    }

    Response response() {
        Response response = Response.text(status, String.valueOf(getMessage()) + "\n");
        return headerName.isEmpty() ? response : response.with(headerName, headerValue);
    }
}
