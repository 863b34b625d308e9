package io.tbot.testapp.it;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Alertmanager on a free port, alone or as a member of a cluster. Threads: the test thread. */
final class Alertmanager implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("msg=\"Listening on\" address=(\\S+)");

    private final RunningJvm process;
    private final Path folder;
    private final String address;

    private Alertmanager(RunningJvm process, Path folder, String address) {
        this.process = process;
        this.folder = folder;
        this.address = address;
    }

    /** One without peers. */
    static Alertmanager alone(Path program, String configuration) throws Exception {
        return start(program, configuration, "127.0.0.1:0", List.of("--cluster.listen-address="), null);
    }

    /** A member that listens for its peers at a port of loopback, and looks for one there. */
    static Alertmanager member(Path program, String configuration, int gossipPort, int peerPort) throws Exception {
        return start(program, configuration, "127.0.0.1:0", gossip(gossipPort, peerPort), null);
    }

    /** The same member once more, with what it had kept, at the same address. */
    Alertmanager again(Path program, String configuration, int gossipPort, int peerPort) throws Exception {
        return start(program, configuration, address.substring(7), gossip(gossipPort, peerPort), folder);
    }

    private static List<String> gossip(int gossipPort, int peerPort) {
        return List.of(
                "--cluster.listen-address=127.0.0.1:" + gossipPort,
                "--cluster.advertise-address=127.0.0.1:" + gossipPort,
                "--cluster.peer=127.0.0.1:" + peerPort,
                "--cluster.peer-timeout=2s",
                "--cluster.gossip-interval=50ms",
                "--cluster.pushpull-interval=1s",
                "--cluster.probe-timeout=200ms",
                "--cluster.probe-interval=400ms",
                "--cluster.settle-timeout=2s");
    }

    private static Alertmanager start(
            Path program, String configuration, String listen, List<String> cluster, Path kept) throws Exception {
        Path folder = kept == null ? Built.outputFolder("alertmanager") : kept;
        Files.writeString(folder.resolve("alertmanager.yml"), configuration);
        List<String> line = new ArrayList<>(List.of(
                program.toString(),
                "--config.file=alertmanager.yml",
                "--storage.path=data",
                "--web.listen-address=" + listen));
        line.addAll(cluster);
        RunningJvm process = RunningJvm.start("alertmanager", line, Map.of("PATH", System.getenv("PATH")), folder);
        try {
            Matcher listening =
                    LISTENING.matcher(process.awaitErr(".*" + LISTENING.pattern() + ".*", Duration.ofSeconds(30)));
            if (!listening.find()) {
                throw new IllegalStateException("alertmanager did not say where it listens");
            }
            return new Alertmanager(process, folder, "http://" + listening.group(1));
        } catch (Exception | Error failed) {
            process.close();
            throw failed;
        }
    }

    /** A port of loopback that nobody has, for gossip. */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** {@code http://127.0.0.1:9093}. */
    String address() {
        return address;
    }

    /** Every alert it knows, as its API says them. */
    String alerts() throws IOException {
        return Scrape.of(address, "/api/v2/alerts").body();
    }

    /** Silences what a matcher such as {@code alertname=~"a.*"} selects for so long; the silence's id. */
    String silence(String label, String value, boolean pattern, Duration length) throws IOException {
        Instant now = Instant.now();
        String body = "{\"matchers\":[{\"name\":\"" + label + "\",\"value\":\"" + value + "\",\"isRegex\":" + pattern
                + ",\"isEqual\":true}],\"startsAt\":\"" + now + "\",\"endsAt\":\"" + now.plus(length)
                + "\",\"createdBy\":\"test\",\"comment\":\"test\"}";
        return call("POST", "/api/v2/silences", body).replaceAll("(?s).*\"silenceID\":\"([^\"]+)\".*", "$1");
    }

    void endSilence(String id) throws IOException {
        call("DELETE", "/api/v2/silence/" + id, "");
    }

    private String call(String method, String path, String body) throws IOException {
        HttpURLConnection call =
                (HttpURLConnection) URI.create(address + path).toURL().openConnection();
        call.setRequestMethod(method);
        call.setRequestProperty("Content-Type", "application/json");
        if (!body.isEmpty()) {
            call.setDoOutput(true);
            call.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        }
        if (call.getResponseCode() != 200) {
            throw new IOException("alertmanager answered " + call.getResponseCode() + " to " + method + " " + path);
        }
        return new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Kills it as {@code kill -9} does. */
    void kill() {
        process.close();
    }

    /** Lets it stand still: it goes on taking connections and answers none. */
    void stop() throws Exception {
        new ProcessBuilder("kill", "-STOP", Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.close();
    }
}
