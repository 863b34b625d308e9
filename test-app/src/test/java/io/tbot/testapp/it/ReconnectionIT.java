package io.tbot.testapp.it;

import io.tbot.testapp.it.apps.ReconnectingBot;
import io.tbot.testapp.it.apps.StreamBot;
import java.nio.file.Path;

/** How WebSocket connections end, and that they come back, as the bot saw it; with the library's oldest version too. */
@Together
class ReconnectionIT {
    @EveryJdk
    void countsEveryEndAndWhatItCameBackFrom(Path home) throws Exception {
        reconnections().areThoseOf(LibraryCounts.jvm(home).main(ReconnectingBot.class, "same"));
    }

    /** With new clients: the oldest version's own reconnection fails now and then, with the agent and without. */
    @EveryJdk
    void countsEveryEndWithTheOldestJavaWebSocket(Path home) throws Exception {
        reconnections().areThoseOf(oldest(home).main(ReconnectingBot.class, "new"));
    }

    @EveryJdk
    void countsEveryMessageWithTheOldestJavaWebSocket(Path home) throws Exception {
        LibrariesIT.messagesOfTheStreamBot().areThoseOf(oldest(home).main(StreamBot.class));
    }

    /**
     * Each client lost its connection six times, twice without a close frame; a reset is a failure to the JDK's client
     * and a mere end to the library.
     */
    private static LibraryCounts reconnections() {
        LibraryCounts expected = LibraryCounts.exchange()
                .sample("websocket_connections{exchange=\"127.0.0.1\"}", 2)
                .messages("text", "out", 10)
                .sample("websocket_bytes_total{exchange=\"127.0.0.1\",direction=\"out\"}", 40)
                .sample("websocket_closes_total{exchange=\"127.0.0.1\",code=\"1006\"}", 4)
                .sample("websocket_connection_errors_total{exchange=\"127.0.0.1\",error_type=\"connection_lost\"}", 1);
        for (int code : new int[] {1000, 1001, 1012, 4000}) {
            expected.sample("websocket_closes_total{exchange=\"127.0.0.1\",code=\"" + code + "\"}", 2);
        }
        for (String reason : new String[] {"normal", "going_away", "server", "application"}) {
            expected.sample("websocket_reconnections_total{exchange=\"127.0.0.1\",reason=\"" + reason + "\"}", 2);
        }
        return expected.sample("websocket_reconnections_total{exchange=\"127.0.0.1\",reason=\"abnormal\"}", 4);
    }

    private static ChildJvm oldest(Path home) throws Exception {
        return ChildJvm.of(home)
                .libraries(LibraryCounts.libraries("slf4j"))
                .libraries(Built.library("java-websocket-oldest.jar"));
    }
}
