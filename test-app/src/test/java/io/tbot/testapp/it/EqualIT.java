package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The short scenarios of {@link EqualScenarios}; all of them by {@code ./prove equal}. */
class EqualIT {
    /** Each looks once a second at moments of its own; a build machine that is busy with other tests adds to it. */
    private static final double SLACK_SECONDS = 3;

    @LastJdk
    void tellsWhatPrometheusWithAlertmanagerTellsAndNotLater(Path home) throws Exception {
        Tools.need("prometheus", "prometheus");
        Tools.need("prometheus-alertmanager", "prometheus-alertmanager");
        List<EqualScenario> scenarios =
                EqualScenarios.all().stream().filter(each -> each.inTheBuild).toList();

        List<EqualVerdict> verdicts = new ArrayList<>();
        try (EqualRun run = new EqualRun(scenarios)) {
            EqualReceiver told = run.run(home, false);
            scenarios.forEach(each -> verdicts.add(EqualVerdict.of(each, told, SLACK_SECONDS)));
        }

        assertThat(verdicts)
                .hasSize(8)
                .allSatisfy(
                        each -> assertThat(each.faults()).as(each.toString()).isEmpty());
    }
}
