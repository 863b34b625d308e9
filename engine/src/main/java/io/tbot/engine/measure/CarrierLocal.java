package io.tbot.engine.measure;

/**
 * Finds the thread local that belongs to the carrier and not to the virtual thread it carries, so that counts made on a
 * million virtual threads land in a handful of cells. Recording never parks, so no other thread can slip in between a
 * read and its write.
 *
 * <p>Source: {@code jdk.internal.misc.CarrierThreadLocal}, JDK 21 and later, exported to this loader by the host;
 * without it (17) there are no virtual threads.
 */
public final class CarrierLocal {
    private CarrierLocal() {}

    /** Nothing there until set. */
    @SuppressWarnings("unchecked") // the class is generic in the same way, but has no name at compile time
    static <T> ThreadLocal<T> make() {
        try {
            Class<?> type = Class.forName("jdk.internal.misc.CarrierThreadLocal");
            return (ThreadLocal<T>) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError absent) {
            return new ThreadLocal<>();
        }
    }

    /** The type of all virtual threads, or one that no thread has. */
    public static Class<?> virtualThreadType() {
        try {
            return Class.forName("java.lang.BaseVirtualThread");
        } catch (ClassNotFoundException absent) {
            return Void.class;
        }
    }
}
