package io.tbot.extension.weave;

import io.tbot.extension.match.NameGlob;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A set of method names and globs that is compared with the bytes of a constant pool, so that no string is made for an
 * entry that does not match.
 *
 * <p>Threads: immutable.
 */
final class MethodNames {
    private static final byte[][] NONE = {};

    private final Collection<String> names;
    private final boolean any;
    private final byte[][][] byLength;
    private final List<NameGlob> globs = new ArrayList<>();

    /** Takes the names; an empty collection or a lone {@code *} stands for any method. */
    MethodNames(Collection<String> names) {
        this.names = List.copyOf(names);
        this.any = names.isEmpty() || names.contains("*");
        int longest = 0;
        for (String name : names) {
            longest = Math.max(longest, name.getBytes(StandardCharsets.UTF_8).length);
        }
        this.byLength = new byte[longest + 1][][];
        Arrays.fill(byLength, NONE);
        for (String name : names) {
            NameGlob glob = new NameGlob(name);
            if (glob.isExact()) {
                add(name.getBytes(StandardCharsets.UTF_8));
            } else {
                globs.add(glob);
            }
        }
    }

    /** Every name of every set. */
    static MethodNames union(Collection<MethodNames> sets) {
        List<String> names = new ArrayList<>();
        for (MethodNames set : sets) {
            names.addAll(set.any ? List.of("*") : set.names);
        }
        return new MethodNames(names);
    }

    private void add(byte[] name) {
        byte[][] same = byLength[name.length];
        byLength[name.length] = Arrays.copyOf(same, same.length + 1);
        byLength[name.length][same.length] = name;
    }

    boolean any() {
        return any;
    }

    /** Whether the {@code length} bytes from {@code at} spell one of the names. */
    boolean hits(byte[] bytes, int at, int length) {
        if (any) {
            return true;
        }
        if (length < byLength.length) {
            for (byte[] name : byLength[length]) {
                if (Arrays.equals(name, 0, length, bytes, at, at + length)) {
                    return true;
                }
            }
        }
        return !globs.isEmpty() && looksLikeName(bytes, at, length) && globHits(bytes, at, length);
    }

    private boolean globHits(byte[] bytes, int at, int length) {
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        for (NameGlob glob : globs) {
            if (glob.matches(text)) {
                return true;
            }
        }
        return false;
    }

    /** Descriptors, class names and most strings fall out here, before a string is made. */
    private static boolean looksLikeName(byte[] bytes, int at, int length) {
        for (int i = at; i < at + length; i++) {
            byte c = bytes[i];
            if (c == '/' || c == '(' || c == ';' || c == ' ' || c == '<') {
                return false;
            }
        }
        return length > 0;
    }
}
