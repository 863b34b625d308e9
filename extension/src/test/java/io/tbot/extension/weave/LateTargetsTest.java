package io.tbot.extension.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.extension.http.HttpClientModule;
import io.tbot.extension.jdbc.JdbcModule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateTargetsTest {
    private final List<String> told = new ArrayList<>();
    private final LateTargets late = new LateTargets(null, () -> told.add("venues"));

    @Test
    void tellsOnceThatVenuesMayBeCalled() {
        late.woven(candidates(new KnownModule(new HttpClientModule())));
        late.woven(candidates(new KnownModule(new HttpClientModule())));

        assertThat(told).containsExactly("venues");
    }

    @Test
    void aDatabaseIsNoVenue() {
        late.woven(candidates(new KnownModule(new JdbcModule())));

        assertThat(told).isEmpty();
    }

    private static List<Candidate> candidates(KnownModule module) {
        Target target =
                new Target(module, module.module().typeInstrumentations().get(0));
        return List.of(new Candidate(target, true, List.of()));
    }
}
