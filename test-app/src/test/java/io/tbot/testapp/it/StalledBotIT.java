package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A process that stands still and goes on, and a wall clock that is set; at full size {@code ./prove stalls}. */
@Together
class StalledBotIT {
    @TempDir
    private Path folder;

    @LastJdk
    void aStopIsToldWhenItWasLongAndNothingFiresOrEndsForIt(Path home) throws Exception {
        try (StallRun run = new StallRun(ChildJvm.of(home), folder)) {
            StallRun.Outcome blink = run.during("1 s", StallRun.stopped(1_000));
            assertThat(blink.wrong()).isEmpty();
            assertThat(blink.told()).isFalse();

            StallRun.Outcome nap = run.during("11.6 s", StallRun.stopped(11_600));
            assertThat(nap.wrong()).isEmpty();
            assertThat(nap.told()).isTrue();

            assertThat(run.toldAmiss()).isEmpty();
        }
    }

    @LastJdk
    void aWallClockThatIsSetNeitherFiresNorEndsAnything(Path home) throws Exception {
        SetClock clock = new SetClock(folder);
        try (StallRun run = new StallRun(clock.under(ChildJvm.of(home)), folder)) {
            assertThat(run.during("an hour on", clock.to(3_600)).wrong()).isEmpty();
            assertThat(run.during("two hours back", clock.to(-3_600)).wrong()).isEmpty();
            assertThat(run.toldAmiss()).isEmpty();
            assertThat(run.clockNotes()).isOne();
        }
    }
}
