package io.tbot.engine.expose.http;

/**
 * What came of binding.
 *
 * @param address the literal listened on; empty if none could be bound
 * @param port 0 if none could be bound
 * @param secure whether clients must speak TLS
 * @param moved whether port or address differ from what was asked for
 * @param remark what to tell the user when moved or not bound; else empty
 */
public record Bound(String address, int port, boolean secure, boolean moved, String remark) {
    static Bound failed(String remark) {
        return new Bound("", 0, false, false, remark);
    }

    public boolean isListening() {
        return port != 0;
    }

    /** The address to open in a browser, with a closing slash. */
    public String url() {
        String host = address.indexOf(':') >= 0 ? "[" + address + "]" : address;
        return (secure ? "https://" : "http://") + host + ":" + port + "/";
    }
}
