package io.tbot.engine.expose.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {
    @TempDir
    Path directory;

    private final List<String> log = new ArrayList<>();

    @Test
    void makesATokenOnceThatOnlyTheOwnerCanRead() throws IOException {
        Path state = directory.resolve("deep/state");

        String token = new TokenFile(state.toString(), log::add).readOrCreate();
        String again = new TokenFile(state.toString(), log::add).readOrCreate();

        assertThat(token).matches("[0-9a-f]{48}").isEqualTo(again);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("token"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state)))
                .isEqualTo("rwx------");
        assertThat(state).isDirectoryContaining(p -> p.endsWith("token")).isDirectoryNotContaining("glob:**.new");
        assertThat(log).isEmpty();
    }

    @Test
    void keepsTheTokenInMemoryWhenTheDirectoryIsOfNoUse() throws IOException {
        TokenFile file =
                new TokenFile(Files.createFile(directory.resolve("file")).toString(), log::add);

        String token = file.readOrCreate();

        assertThat(file.stored()).isFalse();
        assertThat(token).matches("[0-9a-f]{48}");
        assertThat(log).singleElement().asString().contains("cannot be written", "in memory only");
    }

    @Test
    void leavesNothingBehindWhereTheTokenCannotBePut() throws IOException {
        Files.createDirectories(directory.resolve("token/in the way"));
        TokenFile file = new TokenFile(directory.toString(), log::add);

        file.readOrCreate();

        assertThat(file.stored()).isFalse();
        assertThat(directory.toFile().list()).containsExactly("token");
    }

    @Test
    void replacesATokenThatOthersCouldRead() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "0123456789abcdef\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        String token = new TokenFile(directory.toString(), log::add).readOrCreate();

        assertThat(token).isNotEqualTo("0123456789abcdef");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(log).hasSize(1);
    }

    @Test
    void replacesALinkInsteadOfFollowingIt() throws IOException {
        Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "precious\n");
        Files.createSymbolicLink(directory.resolve("token"), elsewhere);

        new TokenFile(directory.toString(), log::add).readOrCreate();

        assertThat(elsewhere).hasContent("precious\n");
        assertThat(Files.isSymbolicLink(directory.resolve("token"))).isFalse();
    }
}
