package io.tbot.extension.weave;

import io.tbot.bootstrap.AgentThread;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Knows when the application's {@code main} is about to run: logging, JMX and files must not be touched before, since
 * an application may configure them in its first lines or on its command line.
 *
 * <p>Threads: any class-loading thread reports, one agent thread waits.
 */
final class MainWatch {
    /** A JVM that some other program embeds has no main class; by then it has long set itself up. */
    private static final long EMBEDDED_SECONDS = 10;

    /** Leaves the processors to the application's own start; an endpoint that opens this much later is not missed. */
    private static final int HEAD_STARTS = 8;

    private static final long HEAD_START_MILLIS = 250;

    /**
     * A start loads classes; one that loads fewer than this in a quarter of a second is over, or waits for something.
     */
    private static final long CALM_CLASSES = 50;

    private final CountDownLatch mainLoaded = new CountDownLatch(1);
    private final ClassLoader system = ClassLoader.getSystemClassLoader();
    private final @Nullable String mainClass;
    private final TransformStats stats;
    private volatile boolean done;

    MainWatch(boolean attached, TransformStats stats) {
        this.stats = stats;
        this.mainClass = attached ? null : mainClass(System.getProperty("sun.java.command", ""));
        if (attached) {
            open();
        }
    }

    /** Reports a class that is being loaded; internal name. */
    void saw(@Nullable ClassLoader loader, String name) {
        if (!done && loader == system && (mainClass == null || mainClass.equals(name))) {
            open();
        }
    }

    /** Runs the work on a thread of the agent's own once {@code main} is there. */
    void whenMainRuns(Runnable work) {
        AgentThread thread = new AgentThread("tbot-start", new Late(work));
        thread.setContextClassLoader(MainWatch.class.getClassLoader());
        thread.start();
    }

    private void open() {
        done = true;
        mainLoaded.countDown();
    }

    /** Internal name of the main class as the launcher's command line gives it; {@code null} where it does not. */
    private static @Nullable String mainClass(String command) {
        if (command.isEmpty()) {
            return null;
        }
        String main = System.getProperty("jdk.module.main.class");
        if (main == null) {
            int space = command.indexOf(' ');
            main = space < 0 ? command : command.substring(0, space);
        }
        if (main.endsWith(".jar")) {
            main = mainOf(main);
        }
        return main == null || main.indexOf('/') >= 0 ? null : main.replace('.', '/');
    }

    private static @Nullable String mainOf(String path) {
        try (JarFile jar = new JarFile(path)) {
            Manifest manifest = jar.getManifest();
            return manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private void awaitCalm() throws InterruptedException {
        long loaded = stats.seen();
        for (int i = 0; i < HEAD_STARTS; i++) {
            Thread.sleep(HEAD_START_MILLIS);
            long now = stats.seen();
            if (now - loaded < CALM_CLASSES) {
                return;
            }
            loaded = now;
        }
    }

    private final class Late implements Runnable {
        private final Runnable work;

        Late(Runnable work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                boolean inTime = mainLoaded.await(EMBEDDED_SECONDS, TimeUnit.SECONDS);
                done |= !inTime;
                awaitCalm();
                work.run();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
            } catch (Throwable fault) {
                System.err.println("tbot-agent: late start failed, the application runs on: " + fault);
            }
        }
    }
}
