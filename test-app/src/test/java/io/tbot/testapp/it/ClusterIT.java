package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** Alerts handed to two clustered Alertmanagers; the longer form is part of {@code ./prove equal}. */
class ClusterIT {
    private static final int ALERTS = 12;

    @LastJdk
    void everyAlertArrivesThoughAMemberOfTheClusterIsKilled(Path home) throws Exception {
        ClusterRun.Outcome outcome = ClusterRun.of(home, ALERTS, ClusterRun.Fault.KILLED);

        assertThat(outcome.isSound()).as(outcome.toString()).isTrue();
    }
}
