package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/**
 * How a child JVM ended.
 *
 * @param title what was run, for failure messages
 * @param exit its exit status
 * @param out its whole stdout
 * @param err its whole stderr
 * @param wall from start to end
 * @param endEpochMillis when its end was noticed
 */
public record Outcome(String title, int exit, String out, String err, Duration wall, long endEpochMillis) {
    private static final String CONTRACT_LINE = "tbot-agent: listening on http://[^ ]+/";

    /** Stderr without the one line that the agent may print. */
    public List<String> errBesidesContract() {
        return err.lines().filter(line -> !line.matches(CONTRACT_LINE)).toList();
    }

    /** Asserts that the application behaved as in the other run: same stdout, same exit status, same stderr. */
    public Outcome isLike(Outcome plain) {
        assertThat(exit).as(this::toString).isEqualTo(plain.exit);
        assertThat(out).as(this::toString).isEqualTo(plain.out);
        assertThat(errBesidesContract())
                .as(this::toString)
                .isEqualTo(plain.err.lines().toList());
        return this;
    }

    /** Asserts that it ended well. */
    public Outcome succeeded() {
        assertThat(exit).as(this::toString).isZero();
        return this;
    }

    @Override
    public String toString() {
        return title + " ended with " + exit + " after " + wall.toMillis() + " ms\n--- stdout\n" + out + "--- stderr\n"
                + err;
    }
}
