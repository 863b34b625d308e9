package io.tbot.engine.expose.http;

import javax.net.ServerSocketFactory;

/**
 * Where to listen.
 *
 * @param address a literal or a name; anything but a loopback address needs an explicit token
 * @param port 0 for any free one
 * @param sockets makes the listening socket; that of an {@code SSLContext} for TLS
 */
public record Listen(String address, int port, ServerSocketFactory sockets) {
    /** Listens for plain HTTP. */
    public Listen(String address, int port) {
        this(address, port, ServerSocketFactory.getDefault());
    }
}
