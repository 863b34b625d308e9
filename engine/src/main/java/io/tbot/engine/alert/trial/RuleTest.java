package io.tbot.engine.alert.trial;

import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Nearest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * One entry of a file's {@code tests}: numbers, and what must come of them.
 *
 * @param lastsNanos at least as long as any feed, and until the last time that is named
 */
public record RuleTest(
        String name, Instant start, long lastsNanos, List<Feed> feeds, List<Expectation> expectations, int line) {
    /** Runs it in virtual time. */
    public Result run(RuleSet set) {
        ScriptedMetrics metrics = set.signals().metrics();
        for (Feed feed : feeds) {
            metrics.declare(feed.metric(), feed.kind());
        }
        List<Feeder> feeders = new ArrayList<>();
        for (Feed feed : feeds) {
            feeders.add(new Feeder(feed, start, metrics));
        }
        Trial trial = new Trial(set, metrics, start);
        for (long at = 0; at <= lastsNanos; at += Trial.TICK_NANOS) {
            for (Feeder feeder : feeders) {
                feeder.feed(at);
            }
            trial.tick(at);
        }
        List<Failure> failures = new ArrayList<>();
        for (Expectation expectation : expectations) {
            String got = expectation.failure(trial.diary().events());
            if (!got.isEmpty()) {
                failures.add(new Failure(expectation.line(), expectation.column(), expectation.toString(), got));
            }
        }
        return new Result(this, List.copyOf(failures), trial.diary());
    }

    /** Says which expectations are about rules that the file does not have. */
    void unknownRules(Collection<String> rules, Mistakes found) {
        for (Expectation expectation : expectations) {
            if (!expectation.about().equals(Expectation.ANY) && !rules.contains(expectation.about())) {
                found.add(
                        expectation.line(),
                        expectation.column(),
                        "test '" + name + "': " + Nearest.unknown("alert rule", expectation.about(), rules));
            }
        }
    }

    /** What came of a test. */
    public record Result(RuleTest test, List<Failure> failures, Diary diary) {
        public boolean passed() {
            return failures.isEmpty();
        }
    }

    /**
     * One expectation that was not met.
     *
     * @param got what came instead, a line for each
     */
    public record Failure(int line, int column, String expected, String got) {}

    /** Sets the numbers of one feed, as far as they have come. */
    private static final class Feeder {
        private final Feed feed;
        private final Instant start;
        private final ScriptedMetrics metrics;
        private final Values.Cursor cursor;
        private long nextNanos;
        private boolean more;

        Feeder(Feed feed, Instant start, ScriptedMetrics metrics) {
            this.feed = feed;
            this.start = start;
            this.metrics = metrics;
            cursor = feed.values().cursor();
            more = cursor.next();
            nextNanos = feed.fromNanos();
        }

        void feed(long nowNanos) {
            while (more && nextNanos <= nowNanos) {
                take();
                more = cursor.next();
                nextNanos += feed.everyNanos();
            }
        }

        private void take() {
            switch (cursor.what()) {
                case NOTHING -> {}
                case GONE -> metrics.set(feed.metric(), feed.labels(), Double.NaN);
                case NOW -> set(start.toEpochMilli() / 1e3 + nextNanos / 1e9);
                case NUMBER -> set(cursor.number());
            }
        }

        private void set(double number) {
            if (feed.kind() == Metrics.Kind.HISTOGRAM) {
                metrics.record(feed.metric(), feed.labels(), number, 1);
            } else {
                metrics.set(feed.metric(), feed.labels(), number);
            }
        }
    }
}
