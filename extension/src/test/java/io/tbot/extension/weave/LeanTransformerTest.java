package io.tbot.extension.weave;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Sample;
import io.tbot.bootstrap.Probe;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeanTransformerTest {
    private final RecordingSink sink = new RecordingSink();
    private final TransformStats stats = new TransformStats();

    @BeforeEach
    void connect() {
        Probe.connect(sink);
    }

    @Test
    void weavesAMethodThatImplementsTheInterface() throws Exception {
        call(make(loader(EnterAdvice.class, "onTick"), Sample.Below.class), "onTick", "BTC", 1L);

        assertThat(sink.entered).containsExactly("onTick");
        assertThat(stats.woven()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void weavesADefaultMethodOfTheInterface() throws Exception {
        call(make(loader(EnterAdvice.class, "onGap"), Sample.Silent.class), "onGap", "BTC");

        assertThat(sink.entered).containsExactly("onGap");
    }

    @Test
    void weavesTheBodiesOfLambdas() throws Exception {
        Object lambdas = make(loader(EnterAdvice.class, "onTick"), Sample.Lambdas.class, "my ");

        call(call(lambdas, "capturingNothing"), "onTick", "BTC", 1L);
        call(call(lambdas, "capturingAnArgument", "a", 2L), "onTick", "BTC", 1L);
        call(call(lambdas, "capturingThis"), "onTick", "BTC", 1L);
        call(call(lambdas, "reference"), "onTick", "BTC", 1L);

        assertThat(sink.entered)
                .extracting(name -> name.replaceAll("lambda\\$(\\w+)\\$\\d+", "$1"))
                .containsExactly("capturingNothing", "capturingAnArgument", "capturingThis", "heard");
    }

    @Test
    void leavesAClassWithoutATargetUntouched() throws Exception {
        call(make(loader(EnterAdvice.class, "onTick"), Sample.Unrelated.class), "onTick", "BTC", 1L);

        assertThat(sink.entered).isEmpty();
        assertThat(stats.candidates()).isZero();
    }

    @Test
    void weavesForAnInstrumentationWithoutHints() throws Exception {
        Target target = SampleInstrumentation.unhinted(Sample.Listener.class, "onTick");

        call(make(loader(target), Sample.Direct.class), "onTick", "BTC", 1L);

        assertThat(sink.entered).containsExactly("onTick");
    }

    @Test
    void countsAdviceThatThrowsAndLetsTheMethodRun() throws Exception {
        Object lambdas = make(loader(ThrowingAdvice.class, "onTick"), Sample.Lambdas.class, "my ");
        int faults = Probe.faults;
        int overflows = Probe.overflows;

        call(call(lambdas, "capturingThis"), "onTick", "BTC", 1L);

        assertThat(Probe.faults).isEqualTo(faults + 1);
        assertThat(Probe.overflows).isEqualTo(overflows);
        assertThat((List<?>) heard(lambdas)).isEqualTo(List.of("my BTC"));
    }

    @Test
    void leavesALoaderThatHidesTheFacadeAlone() throws Exception {
        Target target = SampleInstrumentation.target(Sample.Listener.class, "onTick", EnterAdvice.class);
        WeavingLoader hiding = new WeavingLoader(transformer(target), true);

        call(make(hiding, Sample.Direct.class), "onTick", "BTC", 1L);

        assertThat(sink.entered).isEmpty();
        assertThat(stats.candidates()).isPositive();
        assertThat(stats.woven()).isZero();
        assertThat(stats.errors()).isZero();
    }

    @Test
    void leavesAClassFileItCannotReadAsItIs() {
        Target target = SampleInstrumentation.target(Sample.Listener.class, "onTick", EnterAdvice.class);
        byte[] bytes = ClassFiles.of(Sample.Direct.class);
        bytes[10] = 99;

        byte[] woven = transformer(target).transform(null, loader(target), "com/acme/Future", null, null, bytes);

        assertThat(woven).isNull();
        assertThat(stats.errors()).isEqualTo(1);
        assertThat(stats.leftAlone()).containsOnlyKeys("com.acme.Future");
    }

    private ClassLoader loader(Class<?> advice, String method) {
        return loader(SampleInstrumentation.target(Sample.Listener.class, method, advice));
    }

    private ClassLoader loader(Target target) {
        return new WeavingLoader(transformer(target), false);
    }

    private LeanTransformer transformer(Target target) {
        return new LeanTransformer(
                new Targets(List.of(target), new SuperTypes()),
                stats,
                new MainWatch(true, stats),
                new LateTargets(null, () -> {}));
    }

    private static Object make(ClassLoader loader, Class<?> type, Object... arguments) throws Exception {
        Constructor<?> constructor = loader.loadClass(type.getName()).getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }

    private static Object heard(Object lambdas) throws ReflectiveOperationException {
        var field = lambdas.getClass().getDeclaredField("HEARD");
        field.setAccessible(true);
        return field.get(null);
    }

    private static Object call(Object on, String name, Object... arguments) throws ReflectiveOperationException {
        for (Method method : on.getClass().getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                return invoke(method, on, arguments);
            }
        }
        for (Method method : on.getClass().getDeclaredMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == arguments.length) {
                return invoke(method, on, arguments);
            }
        }
        throw new NoSuchMethodException(name);
    }

    private static Object invoke(Method method, Object on, Object... arguments) throws ReflectiveOperationException {
        method.setAccessible(true);
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException thrown) {
            throw new AssertionError(thrown.getCause());
        }
    }
}
