package io.tbot.testapp.venue;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts the venue, says where it listens, and ends with its time, its parent process or a signal. */
public final class VenueMain {
    private static final int WRONG_USE = 2;
    private static final int HOOK_SECONDS = 10;

    private VenueMain() {}

    public static void main(String[] args) throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch written = new CountDownLatch(1);
        VenueOptions options;
        try {
            options = VenueOptions.parse(args);
            endWithParent(options.parentPid(), end);
        } catch (IllegalArgumentException wrong) {
            fail(String.valueOf(wrong.getMessage()));
            return;
        }
        try (Venue venue = Venue.open(options)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> endQuietly(end, written), "venue-shutdown"));
            System.out.println("venue: rest=127.0.0.1:" + venue.restPort() + " ws=127.0.0.1:" + venue.webSocketPort()
                    + " fix=127.0.0.1:" + venue.fixPort());
            await(end, options.seconds());
            if (options.journal() != null) {
                venue.writeJournal(options.journal());
            }
            written.countDown();
        } catch (IOException cannotListen) {
            written.countDown();
            fail(cannotListen.getMessage() + ": " + cannotListen.getCause() + "; choose another port");
        }
    }

    private static void endWithParent(long pid, CountDownLatch end) {
        if (pid == 0) {
            return;
        }
        ProcessHandle parent = ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .orElseThrow(() ->
                        new IllegalArgumentException("option --parent-pid: process '" + pid + "' is not running"));
        var unused = parent.onExit().thenRun(end::countDown); // nothing waits for the counting
    }

    /** The JVM waits for its hooks: so a signal leaves the time to write the journal. */
    private static void endQuietly(CountDownLatch end, CountDownLatch written) {
        end.countDown();
        try {
            boolean unused = written.await(HOOK_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(CountDownLatch end, int seconds) throws InterruptedException {
        if (!end.await(seconds > 0 ? seconds : Long.MAX_VALUE, TimeUnit.SECONDS)) {
            System.err.println("venue: ends after " + seconds + "s, as asked");
        }
    }

    private static void fail(String message) {
        message.lines().forEach(line -> System.err.println("venue: " + line));
        System.exit(WRONG_USE);
    }
}
