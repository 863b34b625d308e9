package io.tbot.testapp.bot;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * What one run of the bot left behind.
 *
 * @param venue what the venue counted of it
 */
record BotRun(int status, String out, String journal, JsonObject truth, JsonObject venue) {
    /** Runs a bot against a venue of its own, orders by REST. */
    static BotRun of(Path folder, int orders, String... venueOptions) throws Exception {
        return by("rest", folder, orders, venueOptions);
    }

    /** Runs a bot whose orders go this way, with further options of its own behind it. */
    static BotRun by(String way, Path folder, int orders, String... venueOptions) throws Exception {
        Path truth = folder.resolve("truth.json");
        Path journal = folder.resolve("journal.txt");
        try (VenueProcess venue = VenueProcess.start(venueOptions)) {
            String line = "--venue-rest " + venue.rest() + " --venue-ws " + venue.webSocket() + " --venue-fix "
                    + venue.fix() + " --way " + way + " --seed 5 --orders "
                    + orders + " --jdbc-url jdbc:h2:mem:" + folder.getFileName() + " --truth " + truth + " --journal "
                    + journal;
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            int status = BotMain.run(
                    BotOptions.parse(line.split(" ")),
                    new CountDownLatch(1),
                    new PrintStream(out, true, StandardCharsets.UTF_8));
            return new BotRun(
                    status,
                    out.toString(StandardCharsets.UTF_8),
                    Files.readString(journal),
                    JsonParser.object().from(Files.readString(truth)),
                    venue.journal());
        }
    }

    /** Counts of one kind of call by the values of these labels. */
    Map<String, Long> counts(String kind, String... labels) {
        Map<String, Long> counts = new TreeMap<>();
        for (Object row : truth.getArray(kind)) {
            JsonObject object = (JsonObject) row;
            String key = Arrays.stream(labels).map(object::getString).collect(Collectors.joining(" "));
            counts.merge(key, object.getLong("count"), Long::sum);
        }
        return counts;
    }

    /** The counts of every kind of call that no clock and no market decides. */
    Map<String, Map<String, Long>> decisions() {
        return Map.of(
                "placed", counts("place_order", "symbol", "side", "type", "outcome"),
                "canceled", counts("cancel_order", "outcome"),
                "executions", counts("on_execution", "status"),
                "risk", counts("risk_check", "result"),
                "http", counts("http", "method", "path", "status"));
    }

    JsonArray rows(String kind) {
        return truth.getArray(kind);
    }
}
