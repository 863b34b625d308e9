package io.tbot.testapp.it;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/**
 * The versions that a library is tested in: the folders of {@code it-lib} that hold one each. Every version runs on the
 * first Java home, the newest on each.
 */
final class LibraryLine {
    private LibraryLine() {}

    /** One version's jars, as a class path entry. */
    static Path of(String folder) {
        return Built.library(folder).resolve("*");
    }

    static Stream<Arguments> okHttp() {
        return of("okhttp-3", "okhttp-4", "okhttp-5");
    }

    static Stream<Arguments> apache() {
        return of("apache-4-oldest", "apache-4", "apache-5-oldest", "apache-5");
    }

    static Stream<Arguments> jedis() {
        return of("jedis-oldest", "jedis");
    }

    static Stream<Arguments> lettuce() {
        return of("lettuce-oldest", "lettuce");
    }

    static Stream<Arguments> caffeine() {
        return of("caffeine-oldest", "caffeine");
    }

    static Stream<Arguments> guava() {
        return of("guava-oldest", "guava");
    }

    static Stream<Arguments> nvWebSocket() {
        return of("nv-websocket-oldest", "nv-websocket");
    }

    static Stream<Arguments> tyrus() {
        return of("tyrus-1", "tyrus-2-oldest", "tyrus");
    }

    static Stream<Arguments> jettyWebSocket() {
        return of("jetty-11", "jetty-12");
    }

    /** Home and folder; the last folder is the newest version. */
    private static Stream<Arguments> of(String... folders) {
        String newest = folders[folders.length - 1];
        Path first = Jdks.homes().findFirst().orElseThrow();
        return Stream.of(folders)
                .flatMap(folder -> Jdks.homes()
                        .filter(home -> home.equals(first) || folder.equals(newest))
                        .map(home -> Arguments.of(home, folder)));
    }
}
