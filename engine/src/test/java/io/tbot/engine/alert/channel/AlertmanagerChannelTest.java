package io.tbot.engine.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cluster of two on loopback, each of which can be told to fail. */
class AlertmanagerChannelTest {
    private static final long NOW = Samples.START;
    private static final long SECOND = 1_000;

    private ScriptedHttp one;
    private ScriptedHttp two;
    private AlertmanagerChannel cluster;

    @BeforeEach
    void start() throws Exception {
        one = ScriptedHttp.on(ScriptedHttp.status(200));
        two = ScriptedHttp.on(ScriptedHttp.status(200));
        cluster = new AlertmanagerChannel(
                List.of(Secret.of(one.url()), Secret.of(two.url())), new HttpWire(true, new Guard(), null));
    }

    @AfterEach
    void stop() throws Exception {
        one.close();
        two.close();
    }

    @Test
    void aMemberThatFailedRestsAndIsThenToldAllThatItMissed() {
        one.script(ScriptedHttp.status(500));
        send(NOW, alert("a", true));
        one.script(ScriptedHttp.status(200));
        send(NOW + 5 * SECOND, alert("b", true));
        int duringRest = one.received.size();
        send(NOW + 11 * SECOND, alert("c", true));
        send(NOW + 12 * SECOND, alert("d", true));

        assertThat(duringRest).isEqualTo(1);
        assertThat(told(one)).containsExactly("a", "c a b", "d");
        assertThat(told(two)).containsExactly("a", "b", "c", "d");
    }

    /** For a minute it may come back; then its fallback is told. */
    @Test
    void aClusterOfWhichNobodyAnswersForAMinuteIsDown() {
        one.script(ScriptedHttp.status(500));
        two.script(ScriptedHttp.status(500));

        assertThat(send(NOW, alert("a", true)).channelGone()).isFalse();
        assertThat(send(NOW + 59 * SECOND, alert("b", true)).channelGone()).isFalse();
        Answer down = send(NOW + 61 * SECOND, alert("c", true));
        assertThat(down.channelGone()).isTrue();
        assertThat(down.kind()).isEqualTo(Answer.Kind.RETRY);
    }

    @Test
    void anAlertThatAlwaysFiresShowsThatTheAgentLives() {
        AlertmanagerChannel watched =
                new AlertmanagerChannel(List.of(Secret.of(one.url())), true, new HttpWire(true, new Guard(), null));

        assertThat(watched.again(NOW).kind()).isEqualTo(Answer.Kind.DONE);
        assertThat(cluster.again(NOW).kind()).isEqualTo(Answer.Kind.DONE);

        assertThat(one.received).hasSize(1);
        assertThat(one.received.get(0).toString()).contains("TBotWatchdog", "\"severity\":\"none\"");
        assertThat(two.received).isEmpty();
    }

    @Test
    void aMemberThatFailedIsAskedAfterThoseThatAnswerAndAtOnceWhereNoneDoes() {
        one.script(ScriptedHttp.status(500));
        send(NOW, alert("a", true));
        two.script(ScriptedHttp.status(500));
        Answer none = send(NOW + SECOND, alert("b", true));

        assertThat(none.kind()).isEqualTo(Answer.Kind.RETRY);
        assertThat(told(one)).containsExactly("a", "b a");
        assertThat(told(two)).containsExactly("a", "b");
    }

    @Test
    void aMessageThatWaitedLetsNoAlertFireAgain() {
        send(NOW, alert("a", true));
        send(NOW + 90 * SECOND, alert("a", false));
        send(NOW + 91 * SECOND, alert("a", true));
        cluster.again(NOW + 120 * SECOND);

        assertThat(one.received).hasSize(4);
        assertThat(one.received.get(2).body()).contains("\"endsAt\":\"2026-11-26T10:01:30.500Z\"");
        assertThat(one.received.get(3).body()).contains("\"endsAt\":\"2026-11-26T10:01:30.500Z\"");
    }

    @Test
    void sendsTwoHundredAndFiftySixAtATimeAndGoesOnAfterABatchThatIsRefused() {
        List<Alert> many = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            many.add(alert("v" + i, true));
        }
        one.script((socket, out) ->
                ScriptedHttp.status(one.received.size() == 1 ? 400 : 200).answer(socket, out));

        Answer answer = send(NOW, many.toArray(new Alert[0]));

        assertThat(answer).isEqualTo(Answer.done());
        assertThat(told(one)).extracting(each -> each.split(" ", -1).length).containsExactly(256, 256, 88);
        assertThat(told(two)).hasSize(3);
    }

    private Answer send(long nowMillis, Alert... alerts) {
        return cluster.send(new Message(Samples.of("n", "c", "g", Severity.HIGH, List.of(alerts)), null), nowMillis);
    }

    private static Alert alert(String exchange, boolean firing) {
        return Samples.alert("late", Severity.HIGH, exchange, firing);
    }

    /** The exchanges of the alerts of each request. */
    private static List<String> told(ScriptedHttp member) {
        return member.received.stream()
                .map(each -> each.body()
                        .replaceAll(".*?\"exchange\":\"([^\"]+)\"((?!\"exchange\").)*", "$1 ")
                        .trim())
                .toList();
    }
}
