package io.tbot.testapp.bot;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import io.tbot.testapp.venue.VenueMain;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A venue in a JVM of its own, which ends with this one. */
final class VenueProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("venue: rest=(\\S+) ws=(\\S+) fix=(\\S+)");

    private final Process process;
    private final String rest;
    private final String webSocket;
    private final String fix;

    private VenueProcess(Process process, String rest, String webSocket, String fix) {
        this.process = process;
        this.rest = rest;
        this.webSocket = webSocket;
        this.fix = fix;
    }

    static VenueProcess start(String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                VenueMain.class.getName(),
                "--parent-pid",
                Long.toString(ProcessHandle.current().pid())));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        Matcher ready = READY.matcher(line == null ? "" : line);
        if (!ready.matches()) {
            process.destroyForcibly();
            throw new IllegalStateException("venue said '" + line + "'");
        }
        return new VenueProcess(process, ready.group(1), ready.group(2), ready.group(3));
    }

    String rest() {
        return rest;
    }

    String webSocket() {
        return webSocket;
    }

    String fix() {
        return fix;
    }

    /** What the venue counted itself, and what became of each order. */
    JsonObject journal() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + rest + "/journal"))
                .build();
        return JsonParser.object()
                .from(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .body());
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
