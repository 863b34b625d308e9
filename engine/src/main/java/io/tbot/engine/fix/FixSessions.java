package io.tbot.engine.fix;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.lookup.IdentityTable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The FIX sessions that are known, found by the library's own object.
 *
 * <p>Threads: any of the bot's, several of which may introduce one session at once; nobody waits. Shape:
 * {@value #MAX_SESSIONS} sessions, none kept alive.
 */
final class FixSessions {
    private static final int MAX_SESSIONS = 512;
    private static final String UNKNOWN = "unknown";

    private final IdentityTable<FixSession> sessions = new IdentityTable<>(MAX_SESSIONS);
    private volatile Venues venues;

    /** Whether the last session found no room: strangers are not asked for their names at each message then. */
    private volatile boolean crowded;

    FixSessions(Venues venues) {
        this.venues = venues;
    }

    /** Takes other names for the venues; sessions that are known keep theirs. */
    void rename(Venues venues) {
        this.venues = venues;
    }

    @HotPath
    @Nullable
    FixSession get(Object session) {
        return sessions.get(session);
    }

    /** Whether a session that is not known is to be introduced. */
    @HotPath
    boolean hasRoom() {
        return !crowded;
    }

    /** Takes in a session; one that is known stays as it is. Returns what is known of it then. */
    @Nullable
    FixSession introduce(
            Object session,
            String id,
            @Nullable String target,
            boolean initiator,
            @Nullable Object store,
            boolean loggedOn) {
        if (sessions.get(session) == null) {
            String storeName = store == null ? UNKNOWN : store.getClass().getSimpleName();
            sessions.putIfAbsent(session, new FixSession(id, venues.of(target), initiator, storeName, loggedOn));
        }
        FixSession known = sessions.get(session);
        crowded = known == null;
        return known;
    }

    /** Sessions that found no room; of those that were there before the agent, the first. */
    long lost() {
        return sessions.lost();
    }

    void forEach(Consumer<FixSession> visitor) {
        sessions.forEach(visitor);
    }
}
