package io.tbot.extension.weave;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetsTest {
    private final ClassLoader loader = Sample.class.getClassLoader();
    private final Targets targets = new Targets(
            List.of(SampleInstrumentation.target(Sample.Listener.class, "onTick", EnterAdvice.class)),
            new SuperTypes());

    @Test
    void findsSubtypesThatDeclareTheMethod() {
        assertThat(found(Sample.Direct.class)).isTrue();
        assertThat(found(Sample.Below.class)).isTrue();
        assertThat(found(Sample.Lambdas.class)).isTrue();
    }

    @Test
    void rejectsAMethodOfTheSameNameElsewhere() {
        assertThat(found(Sample.Unrelated.class)).isFalse();
    }

    @Test
    void rejectsClassesOfTheJdkAndOfTheAgentByName() {
        assertThat(targets.rejects(null, "java/lang/String")).isTrue();
        assertThat(targets.rejects(ClassLoader.getPlatformClassLoader(), "java/sql/DriverManager"))
                .isTrue();
        assertThat(targets.rejects(loader, "io/tbot/bootstrap/Probe")).isTrue();
        assertThat(targets.rejects(loader, "com/acme/$Proxy12")).isTrue();
        assertThat(targets.rejects(loader, "io/tbot/testapp/bot/Bot")).isFalse();
    }

    @Test
    void asksAnInstrumentationWithoutHintsAboutEveryClass() {
        Targets unhinted =
                new Targets(List.of(SampleInstrumentation.unhinted(Sample.Listener.class, "onTick")), new SuperTypes());

        assertThat(unhinted.candidates(
                        loader, ClassFiles.nameOf(Sample.Unrelated.class), ClassFiles.of(Sample.Unrelated.class)))
                .hasSize(1);
    }

    @Test
    void findsAClassOnceThatIsMeantByNameAndBySupertype() {
        Targets both = new Targets(
                List.of(SampleInstrumentation.named(Sample.Listener.class, "onTick", Sample.Direct.class)),
                new SuperTypes());

        assertThat(both.candidates(loader, ClassFiles.nameOf(Sample.Direct.class), ClassFiles.of(Sample.Direct.class)))
                .hasSize(1)
                .allMatch(Candidate::type);
    }

    private boolean found(Class<?> type) {
        return !targets.candidates(loader, ClassFiles.nameOf(type), ClassFiles.of(type))
                .isEmpty();
    }
}
