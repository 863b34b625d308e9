package io.tbot.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tbot.engine.alert.ReportedErrors;
import io.tbot.engine.alert.hold.Cause;
import io.tbot.engine.alert.hold.Phase;
import io.tbot.engine.alert.hold.Transition;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.trace.KeptOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of event against its example and against the published schema. */
class EnvelopesTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final long AT = 1_700_000_000_250L;
    private static final String ID = "018bcfe5-68fa-7abc-8def-0123456789ab";

    @Test
    void tellsOfAnAlertAsInTheExample() throws Exception {
        assertAsIn("alert-firing", Envelopes.alert(transition(0), alert(0)));
        assertAsIn("alert-resolved", Envelopes.alert(transition(AT + 61_000), alert(AT + 61_000)));
    }

    @Test
    void tellsOfAnErrorAsInTheExample() throws Exception {
        ReportedErrors.Event error = new ReportedErrors.Event(
                "e-17", ID, "order_router", "TimeoutError", Severity.HIGH, "no answer in 5 s", Map.of("try", "3"), AT);

        assertAsIn("error", Envelopes.error(error));
    }

    @Test
    void tellsOfASlowOperationAsInTheExample() throws Exception {
        Measure measure = new Measure(Caps.standard());
        List<String> slots = List.of("exchange", "symbol", "order_type");
        Point point = measure.point("order.place", Guard.NONE, slots);
        int site = measure.site(point, "placeOrder", new String[slots.size()]);
        measure.count(site, 1, "kraken", "BTC-USD", "limit", null, null);
        KeptOperation kept = new KeptOperation(measure.read().series().get(0), 0, 412_500_000, false, List.of());

        assertAsIn("performance", Envelopes.performance(kept, AT));
    }

    @Test
    void tellsOfAMetricAsInTheExample() throws Exception {
        Map<String, String> labels = Map.of("exchange", "kraken", "status", "filled");

        assertAsIn("metric", Envelopes.metric("tbot_orders_total", labels, 1_234_567, AT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"processing_mode\":\"stream\"->\"processing_mode\":\"later\"",
                "\"latency_ms\":\"412.5\"->\"latency_ms\":412.5",
                "\"latency_ms\":\"412.5\"->\"latency_ms\":\"-1\"",
                "\"operation\":\"order.place\"->\"op\":\"order.place\"",
                "\"timestamp\":\"2023-11-14T22:13:20.250Z\"->\"timestamp\":\"yesterday\""
            })
    void theSchemaRefusesWhatIsNotOurs(String change) throws Exception {
        String sound = com.grack.nanojson.JsonWriter.string(example("performance"));
        String[] parts = change.split("->", -1);
        assertThat(sound).contains(parts[0]);

        assertThat(problems(sound.replace(parts[0], parts[1]))).isNotEmpty();
    }

    @Test
    void theAgentServesTheSchemaOfTheDocumentation() throws Exception {
        try (var served = Envelope.class.getResourceAsStream("bot_event_v1.schema.json")) {
            assertThat(served).hasContent(Files.readString(DOCS.resolve("bot_event_v1.schema.json")));
        }
    }

    @Test
    void aNumberThatIsNoneIsLeftOutAndATextIsCut() throws Exception {
        Envelope envelope = Envelope.of(EventType.METRIC, AT)
                .decimal("value", Double.NaN)
                .decimal("threshold", 1e-9)
                .text("name", "x".repeat(5_000));
        envelope.close(1, ID);
        JsonObject written = JsonParser.object().from(envelope.json());

        assertThat(written.has("value")).isFalse();
        assertThat(written.getString("threshold")).isEqualTo("0.000000001");
        assertThat(written.getString("name")).hasSize(2_001);
    }

    private static Transition transition(long endsAtMillis) {
        Phase from = endsAtMillis == 0 ? Phase.PENDING : Phase.FIRING;
        Phase to = endsAtMillis == 0 ? Phase.FIRING : Phase.RESOLVED;
        Cause cause = endsAtMillis == 0 ? Cause.BREACH : Cause.CLEAR;
        return new Transition(alert(endsAtMillis), from, to, cause, endsAtMillis == 0 ? AT : endsAtMillis);
    }

    private static Alert alert(long endsAtMillis) {
        Labels labels = Labels.of(Map.of("exchange", "kraken", "symbol", "BTC-USD"));
        Map<String, String> annotations = Map.of("title", "order ack p99 0.412 s on kraken");
        return new Alert(
                "0123456789abcdef0123456789abcdef",
                "order_ack_slow",
                Severity.CRITICAL,
                labels,
                annotations,
                0.412,
                0.25,
                AT,
                endsAtMillis,
                "",
                0);
    }

    private static void assertAsIn(String example, Envelope envelope) throws Exception {
        assertThat(envelope.close(42, ID)).isEmpty();

        assertThat(problems(envelope.json())).isEmpty();
        assertThat(JsonParser.object().from(envelope.json())).isEqualTo(example(example));
    }

    private static JsonObject example(String name) throws Exception {
        Path file = DOCS.resolve("examples").resolve("events").resolve(name + ".json");
        return JsonParser.object().from(Files.readString(file));
    }

    private static List<Error> problems(String json) throws IOException {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(DOCS.resolve("bot_event_v1.schema.json")));
        return schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }
}
