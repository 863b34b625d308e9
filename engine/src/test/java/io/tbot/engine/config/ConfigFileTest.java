package io.tbot.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigFileTest {
    @TempDir
    Path folder;

    private static AgentConfig load(Path file) {
        return AgentConfig.load(new Options("config=" + file, Map.of(), new Properties()));
    }

    private static void assertDefaultsWith(AgentConfig config, Path file, String message) {
        assertThat(config.mistakes()).containsExactly(new Mistake(file.toString(), 0, 0, message));
        assertThat(config.listen()).isEqualTo(Listen.DEFAULTS);
        assertThat(config.file()).isEqualTo(file.toString());
    }

    @Test
    void readsTheNamedFile() throws IOException {
        Path file = Files.writeString(folder.resolve("bot.yaml"), "listen: {port: 7}");

        AgentConfig config = load(file);

        assertThat(config.mistakes()).isEmpty();
        assertThat(config.listen().port()).isEqualTo(7);
    }

    @Test
    void aFileThatIsMissingIsSaid() {
        Path file = folder.resolve("none.yaml");

        assertDefaultsWith(load(file), file, "does not exist, looked for " + Quote.of(file.toString()));
    }

    @Test
    void aDirectoryIsSaid() {
        assertDefaultsWith(load(folder), folder, "is a directory, name the file in it");
    }

    /** The file that nobody lets us read is in {@code ConfigurationIT}, since permissions do not hold root back. */
    @Test
    void aFileThatFailsWhileItIsReadIsSaid() {
        Path file = Path.of("/proc/self/mem");
        assumeTrue(Files.isReadable(file), "no such file here");

        assertDefaultsWith(load(file), file, "cannot be read (IOException), let the bot's user read it");
    }

    @Test
    void tenMegabytesAreRefusedUnread() throws IOException {
        Path file = folder.resolve("bot.yaml");
        try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(10 << 20);
        }

        assertDefaultsWith(load(file), file, "has 10485760 bytes, more than the 1048576 of a configuration");
    }

    @Test
    void aDeviceWithoutEndIsRefusedUnread() {
        Path device = Path.of("/dev/zero");
        assumeTrue(new File("/dev/zero").exists(), "no such device here");

        assertDefaultsWith(load(device), device, "is no regular file");
    }

    @Test
    void bytesThatAreNoTextAreSaidWithTheirPlace() throws IOException {
        Path file = folder.resolve("bot.yaml");
        Files.write(file, new byte[] {'a', ':', '\n', ' ', 0, 1, 2});

        assertThat(load(file).mistakes())
                .containsExactly(new Mistake(file.toString(), 2, 2, "is not YAML: character 0x0 is not allowed"));
    }

    @Test
    void withoutAFileThereIsNothingToSay() {
        AgentConfig config = AgentConfig.load(Options.none());

        assertThat(config.mistakes()).isEqualTo(List.of());
        assertThat(config.file()).isNull();
    }
}
