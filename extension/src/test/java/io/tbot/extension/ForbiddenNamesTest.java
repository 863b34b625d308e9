package io.tbot.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The stock agent carries ASM under another name and changes its internals freely, so the extension names neither. */
class ForbiddenNamesTest {
    private static final Pattern FORBIDDEN = Pattern.compile(
            "net/bytebuddy/jar/asm|org/objectweb/asm|jdk/(internal/org/objectweb/)?asm|io/opentelemetry/[\\w/]*internal/");

    @Test
    void noClassFileNamesAsmOrAnInternalOfTheStockAgent() throws Exception {
        Path classes = Path.of(SourceOf.classes());
        List<String> found = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(classes)) {
            files = walk.filter(file -> file.toString().endsWith(".class")).toList();
        }

        for (Path file : files) {
            for (String text : constants(file)) {
                if (FORBIDDEN.matcher(text).find()) {
                    found.add(classes.relativize(file) + " names " + text);
                }
            }
        }

        assertThat(files).isNotEmpty();
        assertThat(found).isEmpty();
    }

    private static List<String> constants(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (InputStream raw = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(raw)) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.add(in.readUTF());
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    default -> in.skipNBytes(4);
                }
            }
        }
        return texts;
    }

    private static final class SourceOf {
        static java.net.URI classes() throws java.net.URISyntaxException {
            return io.tbot.extension.match.NameGlob.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        }
    }
}
