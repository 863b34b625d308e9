package io.tbot.agent.cli.rule;

import io.tbot.engine.alert.trial.RuleSet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files with rules, as a terminal names them. */
final class RuleFiles {
    /** As for a configuration. */
    private static final int MAX_BYTES = 1 << 20;

    private RuleFiles() {}

    /** What the file says; {@code null} where it cannot be read, which is said on stderr. */
    static @Nullable RuleSet read(String file) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length <= MAX_BYTES) {
                return RuleSet.read(file, new String(bytes, StandardCharsets.UTF_8));
            }
            System.err.println(file + ": has more than the " + MAX_BYTES + " bytes that rules may have");
        } catch (NoSuchFileException | InvalidPathException missing) {
            System.err.println(file + ": does not exist");
        } catch (IOException unreadable) {
            System.err.println(
                    file + ": cannot be read (" + unreadable.getClass().getSimpleName() + ")");
        }
        return null;
    }
}
