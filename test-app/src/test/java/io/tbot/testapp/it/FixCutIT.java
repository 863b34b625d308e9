package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.FixCut;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

@Together
class FixCutIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @EveryJdk
    void countsAConnectionsEndWhoseLogoutOutlastsTheNextLogon(Path home) throws Exception {
        List<Path> libraries = new ArrayList<>();
        for (File jar : Built.library("quickfixj-3").toFile().listFiles()) {
            libraries.add(jar.toPath());
        }
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.matches(".*slf4j[^/]*\\.jar"))
                .map(Path::of)
                .forEach(libraries::add);
        ChildJvm child =
                ChildJvm.of(home).libraries(libraries.toArray(Path[]::new)).main(FixCut.class);
        try (RunningJvm bot = child.startWithAgent()) {
            String logons = bot.awaitOut("logons [2-9]", DEADLINE).substring("logons ".length());

            Scrape scrape = Scrape.of(bot.awaitAddress(DEADLINE), "/metrics");

            String session = "{session=\"FIX.4.4:BOT->VENUE\"";
            assertThat(scrape.samples())
                    .containsEntry("tbot_fix_logons_total" + session + ",}", Double.valueOf(logons))
                    .containsEntry("tbot_fix_disconnects_total" + session + ",reason=\"connection_lost\",}", 1.0)
                    .containsEntry("tbot_fix_session_up" + session + ",}", 0.0);
        }
    }
}
