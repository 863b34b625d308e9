package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.FatJarMain;
import io.tbot.testapp.it.apps.HidingLoaderMain;
import io.tbot.testapp.it.apps.SmallBot;
import io.tbot.testapp.it.apps.WaitingBot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

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

    private Path fatJar() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FatJarMain.class.getName());
        Path jar = folder.resolve("fat.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Path file : classFiles(FatJarMain.class)) {
                add(out, "", file);
            }
            for (Class<?> nested : List.of(SmallBot.class, WaitingBot.class)) {
                for (Path file : classFiles(nested)) {
                    add(out, "BOOT-INF/classes/", file);
                }
            }
        }
        return jar;
    }

    private static void add(JarOutputStream out, String prefix, Path file) throws IOException {
        Path name = Built.testClasses().relativize(file);
        out.putNextEntry(new JarEntry(prefix + name.toString().replace('\\', '/')));
        Files.copy(file, out);
    }

    private static List<Path> classFiles(Class<?> type) throws IOException {
        Path directory = Built.testClasses().resolve(type.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(
                            file -> file.getFileName().toString().matches(type.getSimpleName() + "(\\$.*)?\\.class"))
                    .sorted()
                    .toList();
        }
    }
}
