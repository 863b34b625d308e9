package io.tbot.testapp.it;

import io.tbot.testapp.it.apps.FatJarMain;
import io.tbot.testapp.it.apps.HidingLoaderMain;
import io.tbot.testapp.it.apps.SmallBot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

class ClassLoadersIT {
    @TempDir
    private Path folder;

    @EveryJdk
    void aLoaderThatHidesTheFacadeRunsAsBefore(Path home) throws Exception {
        Outcome plain = ChildJvm.of(home).main(HidingLoaderMain.class).runPlain();

        Outcome outcome = ChildJvm.of(home)
                .configuration(BotYaml.PROBES)
                .main(HidingLoaderMain.class)
                .runWithAgent();

        outcome.succeeded().isLike(plain);
    }

    @EveryJdk
    void aFatJarRunsAsBefore(Path home) throws Exception {
        Path jar = fatJar();
        Outcome plain = ChildJvm.of(home)
                .onlyClassPath()
                .command("-jar", jar.toString())
                .runPlain();

        Outcome outcome = ChildJvm.of(home)
                .onlyClassPath()
                .configuration(BotYaml.PROBES)
                .command("-jar", jar.toString())
                .runWithAgent();

        outcome.succeeded().isLike(plain);
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
            for (Path file : classFiles(SmallBot.class)) {
                add(out, "BOOT-INF/classes/", file);
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
