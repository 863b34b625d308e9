package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.lookup.IdentityTable;
import java.io.ByteArrayOutputStream;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Which call a stream's content answers, and what a publisher will send. Threads: any; nobody waits. Shape:
 * {@value #MAX_BODIES} of each, gone with the object.
 */
final class HttpBodies {
    private static final int MAX_BODIES = 4096;

    private final IdentityTable<ReadCall> answers = new IdentityTable<>(MAX_BODIES);
    private final IdentityTable<WeakReference<Object>> contents = new IdentityTable<>(MAX_BODIES);

    void published(Object publisher, Object content) {
        contents.put(publisher, new WeakReference<>(content)); // the publisher itself holds it
    }

    void answering(Object body, ReadCall read) {
        answers.put(body, read);
    }

    /** The call that {@code body} answers; {@code null} for none. */
    @HotPath
    @Nullable
    ReadCall of(Object body, boolean ends) {
        ReadCall read = answers.get(body);
        if (read != null && ends) {
            answers.remove(body);
        }
        return read;
    }

    /** What can be read of a request's body; {@code null} for nothing. */
    @HotPath
    @Nullable
    Object contentOf(Object body) {
        if (body instanceof String || body instanceof byte[] || body instanceof ByteArrayOutputStream) {
            return body;
        }
        WeakReference<Object> content = contents.get(body);
        return content == null ? null : content.get();
    }
}
