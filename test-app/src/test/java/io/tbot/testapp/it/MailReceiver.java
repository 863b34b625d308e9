package io.tbot.testapp.it;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.BiConsumer;

/**
 * A mail server on loopback that takes every message and hands on its subject and its text.
 *
 * <p>Threads: one that accepts, which also talks: one client at a time.
 */
final class MailReceiver implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final BiConsumer<String, String> taken;

    /** @param taken is told of subject and text before the sender has its answer */
    MailReceiver(BiConsumer<String, String> taken) throws IOException {
        this.taken = taken;
        Thread thread = new Thread(this::accept, "mail-receiver");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.setSoTimeout(30_000);
                talk(client);
            } catch (IOException gone) {
                // the sender tries again, and what it never sent is missing in the proof
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        OutputStream out = client.getOutputStream();
        say(out, "220 here");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String verb = line.length() < 4 ? line : line.substring(0, 4);
            switch (verb) {
                case "DATA" -> {
                    say(out, "354 go on");
                    take(in);
                    say(out, "250 taken");
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 ok");
            }
        }
    }

    private void take(BufferedReader in) throws IOException {
        String subject = "";
        boolean body = false;
        StringBuilder base64 = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            if (body) {
                base64.append(line);
            } else if (line.startsWith("Subject: ")) {
                subject = line.substring("Subject: ".length());
            }
            body |= line.isEmpty();
        }
        byte[] text = Base64.getDecoder().decode(base64.toString());
        taken.accept(subject, new String(text, StandardCharsets.UTF_8).replace("\r\n", "\n"));
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
