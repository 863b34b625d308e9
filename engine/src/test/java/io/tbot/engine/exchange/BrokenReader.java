package io.tbot.engine.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A reader that fails: at the beginning of a call, or at its answer. */
final class BrokenReader extends CallReader {
    final List<@Nullable Object> read = new ArrayList<>();
    private final boolean begins;

    BrokenReader(boolean begins) {
        this.begins = begins;
    }

    @Override
    public boolean reads(String exchange) {
        return true;
    }

    @Override
    public ReadCall begin(
            String exchange,
            @Nullable String method,
            @Nullable String path,
            @Nullable String query,
            long startNanos,
            long wireNanos) {
        if (!begins) {
            throw new IllegalStateException("begin");
        }
        return new Call();
    }

    private final class Call extends ReadCall {
        @Override
        public void requestBody(Object body) {}

        @Override
        public void leaves() {}

        @Override
        public void answered(int status, @Nullable Throwable thrown, long nanos, boolean bodyFollows) {
            throw new IllegalStateException("answered");
        }

        @Override
        public void answeredAnew() {}

        @Override
        public void responseBody(@Nullable Object content, int offset, int length) {
            read.add(content);
        }
    }
}
