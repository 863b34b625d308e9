package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The extension jar is laid out so that it meets neither the stock agent's classes nor the bot's. */
@Together
class ExtensionJarIT {
    private static final String MODULES = "META-INF/tbot/modules";

    @Test
    void carriesOnlyClassesOfOurOwnNameAndNoneOfTheBootLoaders() throws Exception {
        try (JarFile jar = new JarFile(Built.extensionJar().toFile())) {
            List<String> classes =
                    names(jar).filter(name -> name.endsWith(".class")).toList();

            assertThat(classes).isNotEmpty().allMatch(name -> name.startsWith("io/tbot/"));
            assertThat(classes).noneMatch(name -> name.startsWith("io/tbot/bootstrap/"));
            assertThat(classes).anyMatch(name -> name.startsWith("io/tbot/shaded/"));
        }
    }

    @Test
    void nestsTheBootLoadersClassesAndNamesEveryModule() throws Exception {
        try (JarFile jar = new JarFile(Built.extensionJar().toFile())) {
            List<String> modules = text(jar, MODULES)
                    .lines()
                    .filter(line -> line.startsWith("module\t"))
                    .map(line -> line.split("\t")[1])
                    .toList();

            assertThat(modules).contains("io.tbot.extension.own.OwnProbesModule");
            assertThat(modules)
                    .allSatisfy(module -> assertThat(jar.getEntry(module.replace('.', '/') + ".class"))
                            .as(module)
                            .isNotNull());
            assertThat(nested(jar)).contains("io/tbot/bootstrap/Probe.class");
        }
    }

    @Test
    void offersTheStockAgentItsDoorAndNothingElseOfAKnownName() throws Exception {
        try (JarFile jar = new JarFile(Built.extensionJar().toFile())) {
            String services = "META-INF/services/";

            assertThat(names(jar).filter(name -> name.startsWith(services) && !name.equals(services)))
                    .containsExactlyInAnyOrder(
                            services + "io.opentelemetry.javaagent.extension.ignore.IgnoredTypesConfigurer",
                            services + "io.tbot.shaded.mail.util.StreamProvider");
        }
    }

    @Test
    void carriesTheLicencesOfWhatItCarries() throws Exception {
        try (JarFile jar = new JarFile(Built.extensionJar().toFile())) {
            assertThat(text(jar, "META-INF/NOTICE")).contains("HdrHistogram");
            assertThat(names(jar).filter(name -> name.matches("META-INF/licenses/.+")))
                    .containsExactlyInAnyOrder(
                            "META-INF/licenses/README.txt",
                            "META-INF/licenses/Apache-2.0.txt",
                            "META-INF/licenses/HdrHistogram.txt",
                            "META-INF/licenses/EDL-1.0.txt",
                            "META-INF/licenses/JMustache.txt");
        }
    }

    private static Stream<String> names(JarFile jar) {
        return jar.stream().map(ZipEntry::getName);
    }

    private static String text(JarFile jar, String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> nested(JarFile jar) throws IOException {
        try (JarInputStream in = new JarInputStream(jar.getInputStream(jar.getEntry("META-INF/tbot/bootstrap.jar")))) {
            Stream.Builder<String> names = Stream.builder();
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
            return names.build().toList();
        }
    }
}
