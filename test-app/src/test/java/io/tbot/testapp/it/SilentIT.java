package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.TalkingBot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reading the agent never stops the bot's world. */
class SilentIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int WARM_UP_SCRAPES = 10;
    private static final int SCRAPES = 100;
    private static final List<String> PATHS =
            List.of("/metrics", "/health", "/api/v1/latency", "/api/v1/slow", "/api/v1/probes", "/");

    /** Operations of the JVM that stop it to look at it or to change its classes. */
    private static final Set<String> FORBIDDEN = Set.of(
            "ThreadDump",
            "FindDeadlocks",
            "GetThreadListStackTraces",
            "GetAllStackTraces",
            "PrintThreads",
            "RedefineClasses",
            "HeapDumper",
            "GC_HeapInspection");

    @EveryJdk
    void noScrapeCausesASafepoint(Path home) throws Exception {
        Path folder = Built.outputFolder("silent");
        Path log = folder.resolve("safepoints.log");
        ChildJvm child = ChildJvm.of(home)
                .jvm("-Xlog:safepoint*=info:file=" + log + ":uptime:filecount=0")
                .libraries(Built.libraries())
                .main(TalkingBot.class);
        child.in(folder).configuration(TalkingYaml.PROBES);
        try (RunningJvm bot = child.startWithAgent()) {
            bot.awaitOut("warm", DEADLINE);
            String address = bot.awaitAddress(DEADLINE);
            scrape(address, WARM_UP_SCRAPES);
            int before = operations(log).size();

            scrape(address, SCRAPES);

            List<String> during = operations(log);
            assertThat(during.subList(before, during.size())).noneMatch(SilentIT::isForbidden);
            assertThat(Scrape.of(address, "/metrics").sum("tbot_scrapes_total"))
                    .isGreaterThanOrEqualTo((WARM_UP_SCRAPES + SCRAPES) * 2);
        }
    }

    private static void scrape(String address, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            for (String path : PATHS) {
                assertThat(Scrape.of(address, path).status()).isEqualTo(200);
            }
            assertThat(Scrape.of(address, "/metrics", Scrape.OPEN_METRICS).body())
                    .endsWith("# EOF\n");
        }
    }

    /** The operations of {@code Safepoint "Name", Time since last: …} so far. */
    private static List<String> operations(Path log) throws Exception {
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("Safepoint \""))
                .map(line -> line.replaceAll(".*Safepoint \"([^\"]+)\".*", "$1"))
                .collect(Collectors.toList());
    }

    private static boolean isForbidden(String operation) {
        return FORBIDDEN.contains(operation) || operation.startsWith("JFR");
    }
}
