package io.tbot.engine.expose.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A random secret in the state directory: the token, which the command line of the same user reads, or a key.
 *
 * <p>Threads: one daemon thread of the agent, after the application's main began; it opens files and seeds a generator.
 *
 * <p>Shape: {@value #BYTES} random bytes in hexadecimal and a line end, readable by the owner alone from the moment it
 * exists; it appears whole or not at all.
 *
 * <p>Errors: what cannot be stored is kept in memory and said.
 */
public final class TokenFile {
    private static final int BYTES = 24;
    private static final int MAX_FILE_BYTES = 512;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path file;
    private final String remedy;
    private final Consumer<String> log;
    private boolean stored;

    public TokenFile(String stateDirectory, Consumer<String> log) {
        this(stateDirectory, "token", "the token is in memory only; set tbot.listen.token to choose one", log);
    }

    /**
     * A secret that nobody but the agent uses.
     *
     * @param name the file's
     * @param remedy what follows where it cannot be stored
     */
    public TokenFile(String stateDirectory, String name, String remedy, Consumer<String> log) {
        this.file = Path.of(stateDirectory, name);
        this.remedy = remedy;
        this.log = log;
    }

    /** The stored token, or a new one, stored if possible. */
    public String readOrCreate() {
        String known = read();
        if (known != null) {
            stored = true;
            return known;
        }
        String token = random();
        try {
            store(token);
            stored = true;
        } catch (IOException | RuntimeException e) {
            log.accept("token file '" + file + "' cannot be written ("
                    + e.getClass().getSimpleName()
                    + "), " + remedy);
        }
        return token;
    }

    /** Whether {@link #readOrCreate} left a file that the command line can read. */
    public boolean stored() {
        return stored;
    }

    /** A file that others could have read or planted (a link, wider permissions) is not trusted and is replaced. */
    private @Nullable String read() {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MAX_FILE_BYTES) {
                return null;
            }
            if (isPosix() && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS))) {
                log.accept("token file '" + file + "' was open to other users, a new token replaces it");
                return null;
            }
            String token = Files.readString(file, StandardCharsets.US_ASCII).strip();
            boolean whole =
                    token.length() >= Access.MIN_EXPLICIT_TOKEN && token.chars().allMatch(c -> c > 0x20);
            return whole ? token : null;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private void store(String token) throws IOException {
        Path directory = file.getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            Files.createDirectories(directory, attributes("rwx------"));
        }
        Path written = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + ".new");
        Files.deleteIfExists(written);
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            try (FileChannel channel = FileChannel.open(written, fresh, attributes("rw-------"))) {
                channel.write(ByteBuffer.wrap((token + "\n").getBytes(StandardCharsets.US_ASCII)));
            }
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written); // where it did not become the token
        }
    }

    private FileAttribute<?>[] attributes(String permissions) {
        return isPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** A new token that nobody stores. */
    public static String random() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        StringBuilder hex = new StringBuilder(2 * BYTES);
        for (byte b : bytes) {
            hex.append(Character.forDigit(b >> 4 & 15, 16)).append(Character.forDigit(b & 15, 16));
        }
        return hex.toString();
    }
}
