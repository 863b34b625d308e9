package io.tbot.testapp.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Programs that a test needs and the project does not bring along. */
final class Tools {
    private Tools() {}

    /**
     * The program, found on the path. Without it the test is skipped and names the package to install; it fails where
     * {@code -Dtbot.tools=required} says that everything is installed.
     */
    static Path need(String program, String debianPackage) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            Path candidate = Path.of(folder, program);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        throw missing("'" + program + "' is missing, install Debian's '" + debianPackage + "'");
    }

    /**
     * What stands before a command so that file permissions hold for it. Root overlooks them by a capability, and build
     * machines often run as root: there the command starts without it, and is held by what the owner may do.
     */
    static List<String> heldByPermissions() throws IOException {
        if (!Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"))) {
            return List.of();
        }
        Path setpriv = need("setpriv", "util-linux");
        return List.of(setpriv.toString(), "--bounding-set", "-dac_override,-dac_read_search", "--");
    }

    /** The address of the PostgreSQL that the tests were given, with user and password; see {@link #need}. */
    static String needPostgres() {
        String url = System.getProperty("tbot.it.postgres", "");
        if (url.isBlank()) {
            throw missing("no PostgreSQL: install Debian's 'postgresql', start a cluster, name it with"
                    + " -Dtbot.it.postgres=jdbc:postgresql://...");
        }
        return url;
    }

    /** Skips or fails the test for want of what {@code what} names, and how to get it. */
    static AssertionError missing(String what) {
        if (System.getProperty("tbot.tools", "").equals("required")) {
            Assertions.fail(what);
        }
        Assumptions.abort(what);
        return new AssertionError(what);
    }
}
