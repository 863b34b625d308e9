package io.tbot.extension.weave;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says about itself without any of its code being read: names of its supertypes, of its methods, and
 * which of its methods are bodies of lambdas.
 *
 * <p>Threads: immutable; made and dropped by the thread that loads the class. Errors: a malformed or future class file
 * throws an {@link IndexOutOfBoundsException} or {@link IllegalArgumentException}; the caller leaves the class alone.
 * Source: JVM specification, chapter 4.
 */
final class ClassHeader {
    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int METHOD_HANDLE = 15;
    private static final int INVOKE_DYNAMIC = 18;
    private static final int REF_STATIC = 6;
    private static final int REF_NEW = 8;
    private static final int POOL_START = 10;
    private static final String[] NO_NAMES = {};

    private final byte[] bytes;
    private final int[] pool;
    private final int end;
    private final boolean dynamic;

    private ClassHeader(byte[] bytes, int[] pool, int end, boolean dynamic) {
        this.bytes = bytes;
        this.pool = pool;
        this.end = end;
        this.dynamic = dynamic;
    }

    /** Whether the constant pool holds one of the names anywhere; the cheapest question, asked first. */
    static boolean mentions(byte[] bytes, MethodNames names) {
        if (names.any()) {
            return true;
        }
        int count = u2(bytes, 8);
        int at = POOL_START;
        for (int i = 1; i < count; i++) {
            int tag = bytes[at];
            if (tag == UTF8 && names.hits(bytes, at + 3, u2(bytes, at + 1))) {
                return true;
            }
            at += sizeOf(bytes, at);
            if (tag == LONG || tag == DOUBLE) {
                i++;
            }
        }
        return false;
    }

    static ClassHeader of(byte[] bytes) {
        int count = u2(bytes, 8);
        int[] pool = new int[count];
        boolean dynamic = false;
        int at = POOL_START;
        for (int i = 1; i < count; i++) {
            pool[i] = at;
            int tag = bytes[at];
            dynamic |= tag == INVOKE_DYNAMIC;
            at += sizeOf(bytes, at);
            if (tag == LONG || tag == DOUBLE) {
                i++;
            }
        }
        return new ClassHeader(bytes, pool, at, dynamic);
    }

    String name() {
        return className(u2(bytes, end + 2));
    }

    @Nullable
    String superName() {
        int index = u2(bytes, end + 4);
        return index == 0 ? null : className(index);
    }

    String[] interfaces() {
        int count = u2(bytes, end + 6);
        String[] names = count == 0 ? NO_NAMES : new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = className(u2(bytes, end + 8 + 2 * i));
        }
        return names;
    }

    /** Whether the class declares a method of one of these names. */
    boolean declares(MethodNames names) {
        if (names.any()) {
            return true;
        }
        int at = afterMembers(end + 8 + 2 * u2(bytes, end + 6));
        int count = u2(bytes, at);
        at += 2;
        for (int i = 0; i < count; i++) {
            int name = pool[u2(bytes, at + 2)];
            if (names.hits(bytes, name + 3, u2(bytes, name + 1))) {
                return true;
            }
            at = afterMember(at);
        }
        return false;
    }

    /**
     * Methods of this class that implement an interface method of one of these names through a lambda or a method
     * reference. A reference into another class is not among them: that class is matched by name or not at all.
     */
    List<LambdaBody> lambdaBodies(MethodNames names) {
        if (!dynamic) {
            return List.of();
        }
        List<LambdaBody> bodies = new ArrayList<>();
        int bootstrap = -1;
        for (int i = 1; i < pool.length; i++) {
            if (pool[i] == 0 || bytes[pool[i]] != INVOKE_DYNAMIC) {
                continue;
            }
            int nameAndType = pool[u2(bytes, pool[i] + 3)];
            int name = pool[u2(bytes, nameAndType + 1)];
            if (names.hits(bytes, name + 3, u2(bytes, name + 1))) {
                bootstrap = bootstrap < 0 ? bootstrapMethods() : bootstrap;
                LambdaBody body = bodyOf(pool[i], nameAndType, bootstrap);
                if (body != null) {
                    bodies.add(body);
                }
            }
        }
        return bodies;
    }

    private @Nullable LambdaBody bodyOf(int callSite, int nameAndType, int bootstrap) {
        String type = utf8(u2(bytes, nameAndType + 3));
        int result = type.indexOf(")L");
        if (result < 0 || bootstrap < 0) {
            return null;
        }
        int at = bootstrap;
        for (int skip = u2(bytes, callSite + 1); skip > 0; skip--) {
            at += 4 + 2 * u2(bytes, at + 2);
        }
        if (u2(bytes, at + 2) < 3) {
            return null;
        }
        int handle = pool[u2(bytes, at + 6)];
        if (bytes[handle] != METHOD_HANDLE || bytes[handle + 1] == REF_NEW) {
            return null;
        }
        int reference = pool[u2(bytes, handle + 2)];
        if (!className(u2(bytes, reference + 1)).equals(name())) {
            return null;
        }
        int target = pool[u2(bytes, reference + 3)];
        int shift = parameters(type) - (bytes[handle + 1] == REF_STATIC ? 0 : 1);
        return new LambdaBody(
                type.substring(result + 2, type.length() - 1),
                utf8(u2(bytes, nameAndType + 1)),
                utf8(u2(bytes, pool[u2(bytes, at + 4)] + 1)),
                utf8(u2(bytes, target + 1)) + utf8(u2(bytes, target + 3)),
                shift);
    }

    private int bootstrapMethods() {
        int at = afterMembers(end + 8 + 2 * u2(bytes, end + 6));
        at = afterMembers(at);
        int count = u2(bytes, at);
        at += 2;
        for (int i = 0; i < count; i++) {
            if (utf8(u2(bytes, at)).equals("BootstrapMethods")) {
                return at + 8;
            }
            at += 6 + i4(bytes, at + 2);
        }
        return -1;
    }

    private int afterMembers(int at) {
        int count = u2(bytes, at);
        at += 2;
        for (int i = 0; i < count; i++) {
            at = afterMember(at);
        }
        return at;
    }

    private int afterMember(int at) {
        int attributes = u2(bytes, at + 6);
        at += 8;
        for (int i = 0; i < attributes; i++) {
            at += 6 + i4(bytes, at + 2);
        }
        return at;
    }

    private String className(int index) {
        return utf8(u2(bytes, pool[index] + 1));
    }

    private String utf8(int index) {
        int at = pool[index];
        return new String(bytes, at + 3, u2(bytes, at + 1), StandardCharsets.UTF_8);
    }

    private static int parameters(String descriptor) {
        int count = 0;
        for (int at = 1; descriptor.charAt(at) != ')'; at++) {
            while (descriptor.charAt(at) == '[') {
                at++;
            }
            if (descriptor.charAt(at) == 'L') {
                at = descriptor.indexOf(';', at);
            }
            count++;
        }
        return count;
    }

    private static int sizeOf(byte[] bytes, int at) {
        return switch (bytes[at]) {
            case UTF8 -> 3 + u2(bytes, at + 1);
            case 3, 4, 9, 10, 11, 12, 17, INVOKE_DYNAMIC -> 5;
            case LONG, DOUBLE -> 9;
            case 7, 8, 16, 19, 20 -> 3;
            case METHOD_HANDLE -> 4;
            default -> throw new IllegalArgumentException("constant pool tag '" + bytes[at] + "' is unknown");
        };
    }

    private static int u2(byte[] bytes, int at) {
        return ((bytes[at] & 255) << 8) | (bytes[at + 1] & 255);
    }

    private static int i4(byte[] bytes, int at) {
        return (u2(bytes, at) << 16) | u2(bytes, at + 2);
    }
}
