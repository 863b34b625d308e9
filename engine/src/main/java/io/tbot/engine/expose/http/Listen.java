package io.tbot.engine.expose.http;

/**
 * Where to listen.
 *
 * @param address a literal or a name; anything but a loopback address needs an explicit token
 * @param port 0 for any free one
 */
public record Listen(String address, int port) {
    public static final String LOOPBACK = "127.0.0.1";
}
