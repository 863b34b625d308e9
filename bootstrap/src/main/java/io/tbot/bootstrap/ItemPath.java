package io.tbot.bootstrap;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a path of an item whose class the code of its list does not name, where no getter can be compiled: by
 * reflection, one look-up for each class and step.
 *
 * <p>Threads: any of the bot's; not its hot path. Shape: as many entries as steps of probes, for each class of items,
 * gone with the class. Errors: a null on the way is an open value; a step that the class does not have, or a getter
 * that throws, is thrown.
 */
public final class ItemPath {
    private static final ClassValue<Map<String, Member>> MEMBERS = new ClassValue<Map<String, Member>>() {
        @Override
        protected Map<String, Member> computeValue(Class<?> type) {
            return new ConcurrentHashMap<String, Member>();
        }
    };

    private ItemPath() {}

    /**
     * The value at the end of a path.
     *
     * @param path names with '.' between; empty for the item itself
     */
    public static @Nullable Object read(@Nullable Object item, String path) throws ReflectiveOperationException {
        return FactValue.of(at(item, path));
    }

    /** The object at the end of a path, which may change: nothing of it may be kept. */
    public static @Nullable Object at(@Nullable Object item, String path) throws ReflectiveOperationException {
        Object at = item;
        int from = 0;
        while (at != null && from < path.length()) {
            int dot = path.indexOf('.', from);
            int end = dot < 0 ? path.length() : dot;
            at = step(at, path.substring(from, end));
            from = end + 1;
        }
        return at;
    }

    private static @Nullable Object step(Object at, String name) throws ReflectiveOperationException {
        Map<String, Member> known = MEMBERS.get(at.getClass());
        Member member = known.get(name);
        if (member == null) {
            member = find(at.getClass(), name);
            known.put(name, member);
        }
        try {
            return member instanceof Method ? ((Method) member).invoke(at) : ((Field) member).get(at);
        } catch (InvocationTargetException thrown) {
            Throwable cause = thrown.getCause();
            if (cause instanceof RuntimeException) {
                throw (RuntimeException) cause;
            }
            throw thrown;
        }
    }

    private static Member find(Class<?> type, String name) throws ReflectiveOperationException {
        String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        for (String each : new String[] {"get" + capital, "is" + capital, name}) {
            for (Class<?> above = type; above != null; above = above.getSuperclass()) {
                for (Method method : above.getDeclaredMethods()) {
                    boolean getter = method.getName().equals(each)
                            && method.getParameterTypes().length == 0
                            && method.getReturnType() != void.class
                            && !Modifier.isStatic(method.getModifiers());
                    if (getter && open(method)) {
                        return method;
                    }
                }
            }
        }
        for (Class<?> above = type; above != null; above = above.getSuperclass()) {
            for (Field field : above.getDeclaredFields()) {
                if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers()) && open(field)) {
                    return field;
                }
            }
        }
        throw new NoSuchFieldException(type.getName() + " has no field or getter '" + name + "'");
    }

    private static boolean open(AccessibleObject member) {
        try {
            member.setAccessible(true);
            return true;
        } catch (RuntimeException closed) {
            return false;
        }
    }
}
