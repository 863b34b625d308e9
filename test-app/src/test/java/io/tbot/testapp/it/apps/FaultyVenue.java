package io.tbot.testapp.it.apps;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * A WebSocket server on loopback that ends each connection in the way its first message asks for: a close code,
 * {@code drop} for an end without a close frame, {@code rset} for a reset. Speaks as much of RFC 6455 as that takes.
 */
final class FaultyVenue {
    private static final int TEXT = 1;
    private static final int CLOSE = 8;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    FaultyVenue() throws IOException {
        start(() -> {
            while (true) {
                Socket socket = server.accept();
                start(() -> serve(socket));
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    private static void serve(Socket socket) throws Exception {
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            socket.getOutputStream().write(handshake(key(in)).getBytes(StandardCharsets.US_ASCII));
            String asked = "";
            while (true) {
                int opcode = in.readUnsignedByte() & 15;
                byte[] payload = new byte[in.readUnsignedByte() & 127];
                byte[] mask = in.readNBytes(4);
                in.readFully(payload);
                for (int i = 0; i < payload.length; i++) {
                    payload[i] ^= mask[i & 3];
                }
                if (opcode == CLOSE) {
                    if (asked.isEmpty()) {
                        close(socket, (payload[0] & 255) << 8 | payload[1] & 255);
                    }
                    return;
                }
                if (opcode == TEXT) {
                    asked = new String(payload, StandardCharsets.UTF_8);
                    switch (asked) {
                        case "drop" -> {
                            return;
                        }
                        case "rset" -> {
                            socket.setSoLinger(true, 0);
                            return;
                        }
                        default -> close(socket, Integer.parseInt(asked));
                    }
                }
            }
        } catch (EOFException gone) {
            // the bot went without a word
        }
    }

    private static void close(Socket socket, int code) throws IOException {
        socket.getOutputStream().write(new byte[] {(byte) (128 | CLOSE), 2, (byte) (code >> 8), (byte) code});
    }

    private static String key(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString().replaceAll("(?is).*\r\nSec-WebSocket-Key: *([^\r]*)\r\n.*", "$1");
    }

    private static String handshake(String key) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-1")
                .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n";
    }

    private static void start(Body body) {
        Thread thread = new Thread(() -> {
            try {
                body.run();
            } catch (Exception broken) {
                broken.printStackTrace();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private interface Body {
        void run() throws Exception;
    }
}
