package io.tbot.engine.expose.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import javax.net.ssl.SSLServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** Finds an address and a port to listen on: as asked, else the next of ten ports, else any, else on loopback. */
final class Binding {
    private static final int PORTS = 10;

    /** Room for a burst of clients while connections are evicted one by one. */
    private static final int BACKLOG = 128;

    private final Listen listen;

    Binding(Listen listen) {
        this.listen = listen;
    }

    Result bind(Access access) {
        String remark = "";
        String address = listen.address();
        try {
            InetAddress wanted = InetAddress.getByName(address);
            String mistake = wanted.isLoopbackAddress() ? null : access.openAddressMistake();
            if (mistake == null) {
                ServerSocket socket = bindPort(wanted);
                return bound(socket, "");
            }
            remark = "listen address '" + address + "' is not used: " + mistake;
        } catch (UnknownHostException e) {
            remark = "listen address '" + address + "' is not known here; set tbot.listen.address";
        } catch (IOException | RuntimeException e) {
            remark = "listen address '" + address + "' cannot be bound (" + e.getMessage()
                    + "); set tbot.listen.address";
        }
        try {
            ServerSocket socket = bindPort(InetAddress.getLoopbackAddress());
            return bound(
                    socket,
                    remark + ", listening on " + socket.getInetAddress().getHostAddress() + ":"
                            + socket.getLocalPort());
        } catch (IOException | RuntimeException e) {
            return new Result(null, Bound.failed(remark));
        }
    }

    private Result bound(ServerSocket socket, String remark) {
        int port = socket.getLocalPort();
        boolean otherPort = listen.port() != 0 && port != listen.port();
        String text = otherPort && remark.isEmpty()
                ? "port " + listen.port() + " is taken, listening on " + port + "; set tbot.port to choose"
                : remark;
        boolean moved = otherPort || !remark.isEmpty();
        boolean secure = listen.sockets() instanceof SSLServerSocketFactory;
        String address = socket.getInetAddress().getHostAddress();
        return new Result(socket, new Bound(address, port, secure, moved, text));
    }

    private ServerSocket bindPort(InetAddress address) throws IOException {
        int port = listen.port();
        for (int next = port; port != 0 && next < port + PORTS && next <= 0xffff; next++) {
            try {
                return open(address, next);
            } catch (IOException e) {
                // taken, or not ours to take: the next one
            }
        }
        return open(address, 0);
    }

    private ServerSocket open(InetAddress address, int port) throws IOException {
        ServerSocket socket = listen.sockets().createServerSocket();
        try {
            socket.bind(new InetSocketAddress(address, port), BACKLOG);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The listening socket, if there is one, and what to say about it. */
    record Result(@Nullable ServerSocket socket, Bound bound) {}
}
