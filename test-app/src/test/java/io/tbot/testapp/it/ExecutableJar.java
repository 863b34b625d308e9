package io.tbot.testapp.it;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A jar that {@code java -jar} starts, put together entry by entry.
 *
 * <p>Threads: the test thread.
 */
final class ExecutableJar implements AutoCloseable {
    private final JarOutputStream out;

    private ExecutableJar(JarOutputStream out) {
        this.out = out;
    }

    /** Begins a jar with this main class and, by turns, further names and values of its manifest. */
    static ExecutableJar create(Path file, String main, String... attributes) throws IOException {
        Manifest manifest = new Manifest();
        Attributes lines = manifest.getMainAttributes();
        lines.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        lines.put(Attributes.Name.MAIN_CLASS, main);
        for (int i = 0; i < attributes.length; i += 2) {
            lines.putValue(attributes[i], attributes[i + 1]);
        }
        return new ExecutableJar(new JarOutputStream(Files.newOutputStream(file), manifest));
    }

    /** Adds an empty folder, {@code "name/"}; some launchers look for it before they look into it. */
    ExecutableJar folder(String name) throws IOException {
        out.putNextEntry(new JarEntry(name));
        return this;
    }

    /** Adds test applications with their nested classes below a folder, {@code ""} for the root. */
    ExecutableJar applications(String folder, Class<?>... types) throws IOException {
        for (Class<?> type : types) {
            for (Path file : classFiles(type)) {
                Path name = Built.testClasses().relativize(file);
                out.putNextEntry(new JarEntry(folder + name.toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return this;
    }

    /** Adds the classes of a jar at the root, as if they were this jar's own. */
    ExecutableJar unpacked(Path jar) throws IOException {
        try (InputStream file = Files.newInputStream(jar);
                ZipInputStream in = new ZipInputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().endsWith(".class")) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
        return this;
    }

    /** Adds whole jars below a folder, uncompressed: what reads a nested jar in place needs it so. */
    ExecutableJar nested(String folder, Path... jars) throws IOException {
        for (Path jar : jars) {
            byte[] bytes = Files.readAllBytes(jar);
            CRC32 sum = new CRC32();
            sum.update(bytes);
            JarEntry entry = new JarEntry(folder + jar.getFileName());
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(sum.getValue());
            out.putNextEntry(entry);
            out.write(bytes);
        }
        return this;
    }

    @Override
    public void close() throws IOException {
        out.close();
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
