package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.HidingLoaderMain;
import io.tbot.testapp.it.apps.WaitingBot;
import java.nio.file.Path;
import java.time.Duration;

@Together
class WeavingIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @EveryJdk
    void countsWhatTheBotDid(Path home) throws Exception {
        try (RunningJvm jvm = ChildJvm.of(home)
                .configuration(BotYaml.PROBES)
                .main(WaitingBot.class)
                .startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 1", DEADLINE);

            assertThat(BotYaml.counts(Scrape.of(address, "/metrics"))).isEqualTo(BotYaml.countsOfRounds(1));

            jvm.nextRound();
            jvm.awaitOut("ready 2", DEADLINE);
            assertThat(BotYaml.counts(Scrape.of(address, "/metrics"))).isEqualTo(BotYaml.countsOfRounds(2));
        }
    }

    @EveryJdk
    void leavesTheClassesOfALoaderThatHidesTheFacadeAlone(Path home) throws Exception {
        try (RunningJvm jvm = ChildJvm.of(home)
                .configuration(BotYaml.PROBES)
                .main(HidingLoaderMain.class)
                .startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 1", DEADLINE);

            Scrape scrape = Scrape.of(address, "/metrics");

            assertThat(BotYaml.counts(scrape)).isEqualTo(BotYaml.countsOfRounds(0));
            assertThat(scrape.sum("tbot_weaving_classes_failed_total")).isZero();
            assertThat(Scrape.of(address, "/api/v1/probes").body())
                    .contains("\"refused_loaders\":[\"" + HidingLoaderMain.class.getName() + "$HidingLoader\"]");
        }
    }

    @EveryJdk
    void weavesClassesAndLambdasThatWereLoadedBeforeItCame(Path home) throws Exception {
        ChildJvm child = ChildJvm.of(home)
                .configuration(BotYaml.PROBES)
                .jvm("-XX:+EnableDynamicAgentLoading")
                .main(WaitingBot.class);
        try (RunningJvm jvm = child.startPlain()) {
            jvm.awaitOut("ready 1", DEADLINE);

            jvm.attachAgent("port=0");
            String address = jvm.awaitAddress(DEADLINE);
            jvm.nextRound();
            jvm.awaitOut("ready 2", DEADLINE);

            assertThat(BotYaml.counts(Scrape.of(address, "/metrics"))).isEqualTo(BotYaml.countsOfRounds(1));
        }
    }
}
