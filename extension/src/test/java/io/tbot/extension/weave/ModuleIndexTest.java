package io.tbot.extension.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ModuleIndexTest {
    @Test
    void theBuildHasNotedWhatTheModulesMean() throws IOException {
        String noted = new String(open().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(noted).isEqualTo(IndexWriter.textOf(ServiceLoader.load(InstrumentationModule.class)));
    }

    @Test
    void whatIsReadIsWhatTheModulesSay() throws IOException {
        List<String> read = new ArrayList<>();
        for (KnownModule module : ModuleIndex.read(open()).modules()) {
            read.add(module.name() + module.ticks() + module.callsVenues() + module.hints());
        }

        List<String> said = new ArrayList<>();
        for (InstrumentationModule module : ServiceLoader.load(InstrumentationModule.class)) {
            KnownModule known = new KnownModule(module);
            List<Hints> hints = new ArrayList<>();
            if (known.ticks() != KnownModule.Ticks.CONFIGURED) {
                module.typeInstrumentations().forEach(each -> hints.add(Hints.of(each)));
            }
            said.add(known.name() + known.ticks() + known.callsVenues() + hints);
        }

        assertThat(read).isEqualTo(said).hasSizeGreaterThan(20);
    }

    @Test
    void eachTargetFindsTheInstrumentationItWasNotedFor() throws IOException {
        for (KnownModule module : ModuleIndex.read(open()).modules()) {
            int at = 0;
            for (Target target : module.targets()) {
                TypeInstrumentation found = target.instrumentation();

                assertThat(Hints.of(found))
                        .as(found.toString())
                        .isEqualTo(module.hints().get(at++));
            }
        }
    }

    @Test
    void aModuleWithoutHintsBreaksTheBuild() {
        InstrumentationModule silent = new InstrumentationModule("silent") {
            @Override
            public List<TypeInstrumentation> typeInstrumentations() {
                return List.of(
                        SampleInstrumentation.unhinted(Runnable.class, "run").instrumentation());
            }
        };

        assertThatIllegalStateException()
                .isThrownBy(() -> IndexWriter.textOf(List.of(silent)))
                .withMessageContaining("gives no TargetHints");
    }

    private static InputStream open() {
        InputStream in = ModuleIndexTest.class.getResourceAsStream("/" + ModuleIndex.PATH);
        assertThat(in).isNotNull();
        return in;
    }
}
