package io.tbot.testapp.it;

import io.tbot.testapp.it.apps.DatabaseBot;
import io.tbot.testapp.it.apps.HttpBot;
import io.tbot.testapp.it.apps.OwnSendsBot;
import io.tbot.testapp.it.apps.StreamBot;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the agent counts of database drivers, HTTP clients and WebSocket clients equals what the bot did with them. */
@Together
class LibrariesIT {
    @EveryJdk
    void countsEveryStatementOnceWhateverDriverAndPool(Path home) throws Exception {
        String postgres = System.getProperty("tbot.it.postgres", "");
        String[] arguments = postgres.isEmpty() ? new String[0] : new String[] {postgres};

        LibraryCounts expected = LibraryCounts.database();
        for (String database :
                postgres.isEmpty() ? new String[] {"h2", "sqlite"} : new String[] {"h2", "sqlite", "postgresql"}) {
            expected.queries(database, "drop", "orders", 1);
            expected.queries(database, "create", "orders", 1);
            expected.queries(database, "insert", "orders", 12);
            expected.queries(database, "select", "orders", 3);
            expected.sample("errors_total{database=\"" + database + "\",error_type=\"23_integrity_constraint\"}", 1);
            String labels = "{database=\"" + database + "\",operation=\"insert\",table=\"orders\"}";
            expected.sample("batches_total" + labels, 1);
            expected.sample("batched_statements_total" + labels, 5);
        }
        expected.queries("h2", "create", "fills", 7);
        expected.queries("h2", "insert", "fills", 7);
        expected.sample("connection_acquire_seconds_count{pool=\"bot-pool\"}", 7);
        expected.sample("connections_active{database=\"h2\",pool=\"bot-pool\"}", 0);
        expected.sample("connections_pending{database=\"h2\",pool=\"bot-pool\"}", 0);
        expected.sample("connections_max{database=\"h2\",pool=\"bot-pool\"}", 3);
        expected.areThoseOf(LibraryCounts.jvm(home).main(DatabaseBot.class, arguments));
    }

    @EveryJdk
    void countsEveryHttpExchangeOnceSyncOrAsync(Path home) throws Exception {
        LibraryCounts.exchange()
                .requests("POST /v1/orders/{id}", "200", 12)
                .requests("GET /missing", "404", 3)
                .requests("GET /sync", "200", 5)
                .requests("GET /async", "200", 20)
                .requests("GET /down", "error", 2)
                .sample("errors_total{exchange=\"127.0.0.1\",error_type=\"http_4xx\"}", 3)
                .sample("errors_total{exchange=\"127.0.0.1\",error_type=\"connect\"}", 2)
                .areThoseOf(LibraryCounts.jvm(home).main(HttpBot.class));
    }

    @EveryJdk
    void countsEveryMessageOnceWhateverTheListener(Path home) throws Exception {
        messagesOfTheStreamBot().areThoseOf(LibraryCounts.jvm(home).main(StreamBot.class));
    }

    @EveryJdk
    void showsNothingOfWhatTheAgentSendsItself(Path home) throws Exception {
        LibraryCounts.exchange()
                .requests("GET /by-the-bot", "200", 1)
                .areThoseOf(
                        LibraryCounts.jvm(home).main(OwnSendsBot.class, "1"),
                        LibraryCounts.jvm(home).main(OwnSendsBot.class, "1000"));
    }

    @Test
    void leavesAloneWhatIsSwitchedOff() throws Exception {
        LibraryCounts.exchange()
                .requests("GET /sync", "200", 5)
                .requests("GET /async", "200", 20)
                .requests("GET /down", "error", 1)
                .sample("errors_total{exchange=\"127.0.0.1\",error_type=\"connect\"}", 1)
                .areThoseOf(LibraryCounts.jvm(Path.of(System.getProperty("java.home")))
                        .jvm("-Dtbot.instrumentation.http-url-connection.enabled=false")
                        .main(HttpBot.class));
    }

    static LibraryCounts messagesOfTheStreamBot() {
        return LibraryCounts.exchange()
                .sample("websocket_connections{exchange=\"127.0.0.1\"}", 2)
                .messages("text", "in", 100)
                .messages("text", "out", 100)
                .messages("binary", "in", 50)
                .messages("binary", "out", 50)
                .messages("ping", "out", 2)
                .messages("pong", "in", 2)
                .sample("websocket_bytes_total{exchange=\"127.0.0.1\",direction=\"in\"}", 1006)
                .sample("websocket_bytes_total{exchange=\"127.0.0.1\",direction=\"out\"}", 1006)
                .sample("websocket_handler_seconds_count{exchange=\"127.0.0.1\"}", 150)
                .sample("websocket_heartbeat_latency_seconds_count{exchange=\"127.0.0.1\"}", 2)
                .sample("websocket_closes_total{exchange=\"127.0.0.1\",code=\"1000\"}", 1)
                .sample("websocket_connection_errors_total{exchange=\"127.0.0.1\",error_type=\"connect\"}", 1);
    }
}
