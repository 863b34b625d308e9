package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.Probe;
import io.tbot.engine.connectivity.ResponseHeaders;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thread's open HTTP call. */
final class HttpCall {
    private static final int MAX_WITHIN = 1024;

    final Endpoints endpoints;
    /** Of the answer to the open call. */
    final ResponseHeaders headers = new ResponseHeaders();
    /** Of the answer to a background call whose end this thread sees. */
    final ResponseHeaders lateHeaders = new ResponseHeaders();
    /**
     * Whether a call is counted now; those within it are part of it, and a virtual thread may have no frames to tell.
     */
    private boolean open;

    private int within;

    /** {@link Probe#overflows} when the call was opened. */
    private int overflowsBefore;
    /** Open stretches in which calls are no API calls. */
    private int paused;

    /** {@link Probe#overflows} when the first of them began. */
    private int overflowsBeforePause;

    /** Whether the open call goes on in the background. */
    boolean async;
    /** Whether the open call's own future is watched already. */
    boolean watched;

    /** What the client that calls is about to call, where it tells; {@code null} otherwise. */
    @Nullable
    String route;

    /** Where the open call's content means something; {@code null} otherwise. */
    @Nullable
    ReadCall read;

    /** Whether the open call's response will be read from an object that is known. */
    boolean answering;

    String exchange = "";
    String endpoint = "";
    long startNanos;

    HttpCall(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Takes a call up, where it is counted. */
    @HotPath
    void open(boolean counted) {
        open = counted;
        headers.clear();
        read = null;
        answering = false;
        overflowsBefore = Probe.overflows;
    }

    /**
     * Whether a call is open. One whose end never came is given up at the next stack overflow, or after
     * {@value #MAX_WITHIN} calls within it.
     */
    @HotPath
    boolean isWithin() {
        if (open && (overflowsBefore != Probe.overflows || ++within > MAX_WITHIN)) {
            close();
        }
        return open;
    }

    /** The open call, where its content means something. */
    @HotPath
    @Nullable
    ReadCall reading() {
        return open ? read : null;
    }

    @HotPath
    void header(String name, String value) {
        if (open) {
            headers.take(name, value);
        }
    }

    @HotPath
    void headers(Map<String, List<String>> all) {
        if (open) {
            headers.takeAll(all);
        }
    }

    @HotPath
    void close() {
        open = false;
        within = 0;
    }

    @HotPath
    void pause() {
        if (paused++ == 0) {
            overflowsBeforePause = Probe.overflows;
        }
    }

    @HotPath
    void resume() {
        paused = Math.max(0, paused - 1);
    }

    /** Whether calls are no API calls now; a stretch whose end may have been lost to a stack overflow is over. */
    @HotPath
    boolean isPaused() {
        if (paused != 0 && overflowsBeforePause != Probe.overflows) {
            paused = 0;
        }
        return paused != 0;
    }
}
