package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltTest {
    @TempDir
    private Path root;

    @ParameterizedTest
    @ValueSource(strings = {"engine/target/classes/io/tbot/engine/Engine.class", "engine/src/main/resources/page.html"})
    void refusesAJarThatIsOlderThanWhatItIsMadeOf(String newer) throws Exception {
        Path jar = file("agent/target/agent.jar", 2000);
        file("agent/target/classes/io/tbot/Agent.class", 1000);
        file(newer, 2001);

        assertThatThrownBy(() -> Built.requireFresh(jar, root, "bootstrap", "engine", "agent"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("'agent/target/agent.jar' is older than '" + newer + "'; run mvn package from the root");
    }

    @Test
    void takesAJarThatIsAsOldAsWhatItIsMadeOf() throws Exception {
        Path jar = file("extension/target/extension.jar", 2000);
        file("engine/target/classes/io/tbot/engine/Engine.class", 2000);
        file("agent/target/classes/io/tbot/Agent.class", 2001);

        assertThatCode(() -> Built.requireFresh(jar, root, "bootstrap", "engine", "extension"))
                .doesNotThrowAnyException();
    }

    private Path file(String path, long epochMillis) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
        return Files.setLastModifiedTime(file, FileTime.fromMillis(epochMillis));
    }
}
