package io.tbot.engine.expose;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import io.tbot.engine.alert.ReportedErrors;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.measure.Reading;
import io.tbot.engine.measure.Series;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that somebody reports, over a real connection. */
class ErrorsApiTest {
    private static final String RULES = "rules: {defaults: false, list: []}\n";

    @TempDir
    private Path folder;

    @Test
    void oneErrorIsOneAlertAndOneMoreOfItsCount() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            HttpResponse<String> answer = server.post("/api/v1/errors", """
                    {"error_id": "e-1", "component": "orders", "error_type": "Timeout", "severity": "critical",
                     "message": "no answer", "context": {"order": "17"}}""");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            HeldAlert alert = server.engine.book().firing().get(0);
            assertThat(server.engine.book().firing()).hasSize(1);
            assertThat(alert.rule()).isEqualTo("error_handling_e-1");
            assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(alert.toAlert().annotations())
                    .containsEntry("message", "no answer")
                    .containsEntry("order", "17");
            assertThat(AlertsApiTest.object(answer).getString("fingerprint")).isEqualTo(alert.fingerprint());
            assertThat(counts(server)).isEqualTo("{[orders, Timeout, critical]=1}");
            assertThat(server.reported)
                    .extracting(ReportedErrors.Event::id, ReportedErrors.Event::component)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("e-1", "orders"));
        }
    }

    @Test
    void f27EveryEventOfOneMomentHasAnIdOfItsOwnThatSortsByTime() throws Exception {
        StringBuilder events = new StringBuilder("[");
        for (int i = 0; i < 100; i++) {
            events.append(i == 0 ? "" : ",").append("{\"component\":\"c\",\"error_type\":\"T\"}");
        }
        Set<String> ids = new HashSet<>();
        try (AlertServer server = new AlertServer(RULES, folder)) {
            String last = "";
            for (int i = 0; i < 3; i++) {
                JsonObject answer = AlertsApiTest.object(server.post("/api/v1/errors", events + "]"));
                for (Object each : answer.getArray("ids")) {
                    String id = String.valueOf(each);
                    assertThat(UUID.fromString(id).version()).isEqualTo(7);
                    assertThat(UUID.fromString(id).variant()).isEqualTo(2);
                    assertThat(id).isGreaterThan(last);
                    last = id;
                    ids.add(id);
                }
            }
            assertThat(ids).hasSize(300);
            assertThat(server.engine.book().firing()).hasSize(300);
            assertThat(counts(server)).isEqualTo("{[c, T, medium]=300}");
        }
    }

    @Test
    void ofABatchEachFallsOutAlone() throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            HttpResponse<String> answer = server.post("/api/v1/errors", """
                    {"events": [{"component": "a", "error_type": "T", "severity": "low"},
                                {"component": "b"},
                                7,
                                {"component": "c", "error_type": "T", "severity": "awful"}]}""");

            assertThat(answer.statusCode()).isEqualTo(200);
            JsonObject said = AlertsApiTest.object(answer);
            assertThat(said.getInt("accepted")).isEqualTo(1);
            assertThat(said.getInt("failed")).isEqualTo(3);
            assertThat(said.getArray("ids").getString(0)).hasSize(36);
            assertThat(said.getArray("ids").getString(1)).isEqualTo("error_'error_type' is missing");
            assertThat(said.getArray("ids").getString(2)).isEqualTo("error_an event is no object");
            assertThat(said.getArray("ids").getString(3)).startsWith("error_'severity'");
            assertThat(counts(server)).isEqualTo("{[a, T, info]=1}");
        }
    }

    @ParameterizedTest
    @CsvSource({"low, INFO", "medium, MEDIUM", "high, HIGH", "critical, CRITICAL"})
    void theOriginalsSeveritiesAreUnderstood(String word, Severity severity) throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            server.post("/api/v1/errors", "{\"component\":\"a\",\"error_type\":\"T\",\"severity\":\"" + word + "\"}");

            assertThat(server.engine.book().firing().get(0).severity()).isEqualTo(severity);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"component\":\"a\"}", "[{}]", "[", "{\"events\":[]}"})
    void whatIsNoErrorIsRefused(String body) throws Exception {
        try (AlertServer server = new AlertServer(RULES, folder)) {
            assertThat(server.post("/api/v1/errors", body).statusCode()).isEqualTo(400);
            assertThat(server.send("POST", "/api/v1/errors", body, "").statusCode())
                    .isEqualTo(401);
            assertThat(counts(server)).isEqualTo("{}");
        }
    }

    private static String counts(AlertServer server) {
        TreeMap<String, Long> counts = new TreeMap<>();
        Reading reading = server.measure.read();
        for (Series series : reading.series()) {
            String labels = "[" + series.label(0) + ", " + series.label(1) + ", " + series.label(2) + "]";
            counts.put(labels, reading.of(series).calls());
        }
        return counts.toString();
    }
}
