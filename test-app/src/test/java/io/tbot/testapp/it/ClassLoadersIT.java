package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.EarlierAgent;
import io.tbot.testapp.it.apps.FatJarMain;
import io.tbot.testapp.it.apps.HidingLoaderMain;
import io.tbot.testapp.it.apps.NestedJarBot;
import io.tbot.testapp.it.apps.SmallBot;
import io.tbot.testapp.it.apps.WaitingBot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

@Together
class ClassLoadersIT {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @EveryJdk
    void aLoaderThatHidesTheFacadeRunsAsBefore(Path home) throws Exception {
        Outcome plain =
                ChildJvm.of(home).main(HidingLoaderMain.class).startPlain().endWhenReady(DEADLINE);

        Outcome outcome = ChildJvm.of(home)
                .configuration(BotYaml.PROBES)
                .main(HidingLoaderMain.class)
                .startWithAgent()
                .endWhenReady(DEADLINE);

        outcome.succeeded().isLike(plain);
    }

    @EveryJdk
    void aFatJarRunsAsBeforeAndIsCounted(Path home) throws Exception {
        Path jar = fatJar();
        Outcome plain = ChildJvm.of(home)
                .onlyClassPath()
                .command("-jar", jar.toString())
                .startPlain()
                .endWhenReady(DEADLINE);

        try (RunningJvm jvm = ChildJvm.of(home)
                .onlyClassPath()
                .configuration(BotYaml.PROBES)
                .command("-jar", jar.toString())
                .startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 1", DEADLINE);
            assertThat(BotYaml.counts(Scrape.of(address, "/metrics"))).isEqualTo(BotYaml.countsOfRounds(1));

            jvm.endWhenReady(DEADLINE).succeeded().isLike(plain);
        }
    }

    @EveryJdk
    void aSpringBootJarRunsAsBeforeAndIsCounted(Path home) throws Exception {
        Path jar = springBootJar();
        Outcome plain = ChildJvm.of(home)
                .onlyClassPath()
                .command("-jar", jar.toString())
                .startPlain()
                .endWhenReady(DEADLINE);
        assertThat(plain.out())
                .as(plain::toString)
                .contains("pool served by class org.springframework.boot.loader.launch.LaunchedClassLoader");

        try (RunningJvm jvm = ChildJvm.of(home)
                .onlyClassPath()
                .configuration(BotYaml.PROBES)
                .command("-jar", jar.toString())
                .startWithAgent()) {
            assertCounted(jvm);

            jvm.endWhenReady(DEADLINE).succeeded().isLike(plain);
        }
    }

    /**
     * A class of ours that is there already cannot be defined again: so the agent's jar goes to the end of the boot
     * class path, which the JVM remarks on by itself where it shares class data; full verification would forbid it to.
     */
    @EveryJdk
    void aBootLoaderThatTakesNoDefinitionGetsTheJar(Path home) throws Exception {
        Path earlier = folder.resolve("earlier.jar");
        try (ExecutableJar jar = ExecutableJar.create(earlier, "none", "Premain-Class", EarlierAgent.class.getName())) {
            jar.applications("", EarlierAgent.class);
        }
        ChildJvm child = LibraryCounts.jvm(home)
                .configuration(BotYaml.PROBES)
                .jvm("-Xverify:remote")
                .jvm("-javaagent:" + earlier + "=" + Built.agentJar() + "!io/tbot/bootstrap/Jdbc.class")
                .main(NestedJarBot.class);
        Outcome plain = child.startPlain().endWhenReady(DEADLINE);

        try (RunningJvm jvm = child.startWithAgent()) {
            assertCounted(jvm);

            Outcome outcome = jvm.endWhenReady(DEADLINE).succeeded();

            assertThat(outcome.out()).isEqualTo(plain.out());
            assertThat(plain.err()).isEmpty();
            assertThat(outcome.errBesidesContract())
                    .singleElement()
                    .asString()
                    .endsWith("Sharing is only supported for boot loader classes because bootstrap classpath has been"
                            + " appended");
        }
    }

    /** The nested bot's probes and its database. */
    private static void assertCounted(RunningJvm jvm) throws Exception {
        String address = jvm.awaitAddress(DEADLINE);
        jvm.awaitOut("ready 1", DEADLINE);
        assertThat(BotYaml.counts(Scrape.of(address, "/metrics"))).isEqualTo(BotYaml.countsOfRounds(1));
        LibraryCounts.database()
                .queries("h2", "create", "fills", 1)
                .queries("h2", "insert", "fills", 9)
                .sample("connection_acquire_seconds_count{pool=\"nested-pool\"}", 10)
                .sample("connections_active{database=\"h2\",pool=\"nested-pool\"}", 0)
                .sample("connections_pending{database=\"h2\",pool=\"nested-pool\"}", 0)
                .sample("connections_max{database=\"h2\",pool=\"nested-pool\"}", 2)
                .areThoseOf(jvm);
    }

    private Path fatJar() throws IOException {
        Path file = folder.resolve("fat.jar");
        try (ExecutableJar jar = ExecutableJar.create(file, FatJarMain.class.getName())) {
            jar.applications("", FatJarMain.class).applications("BOOT-INF/classes/", SmallBot.class, WaitingBot.class);
        }
        return file;
    }

    /** What Spring Boot's build plugin makes: its own launcher at the root, classes and whole jars below. */
    private Path springBootJar() throws IOException {
        Path file = folder.resolve("spring-boot.jar");
        try (ExecutableJar jar = ExecutableJar.create(
                file,
                "org.springframework.boot.loader.launch.JarLauncher",
                "Start-Class",
                NestedJarBot.class.getName(),
                "Spring-Boot-Classes",
                "BOOT-INF/classes/",
                "Spring-Boot-Lib",
                "BOOT-INF/lib/")) {
            jar.unpacked(Built.library("spring-boot-loader.jar"))
                    .folder("BOOT-INF/classes/")
                    .applications("BOOT-INF/classes/", NestedJarBot.class, SmallBot.class, WaitingBot.class)
                    .nested("BOOT-INF/lib/", LibraryCounts.libraries("h2|HikariCP|slf4j"));
        }
        return file;
    }
}
