package io.tbot.extension.weave;

import static net.bytebuddy.matcher.ElementMatchers.any;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.junit.jupiter.api.Test;

class DecorationTest {
    private final ClassFileLocator files = ClassFileLocator.ForClassLoader.of(DecorationTest.class.getClassLoader());
    private final TypePool pool = TypePool.Default.of(files);
    private final TypeDescription type = pool.describe(Desk.class.getName()).resolve();

    /** Bridges, finalizers, static methods, lambda bodies and constructors included: advice goes to any method. */
    @Test
    void writesWhatTheBuilderWrites() {
        List<AsmVisitorWrapper> changes = List.of(
                Advice.to(Entered.class).on(any()), Advice.to(Left.class).on(any()));

        byte[] written = Decoration.written(type, pool, files, changes);

        assertThat(written).isEqualTo(Decoration.Built.of(type, pool, files, changes));
    }

    @Test
    void changesTheMethodsMeant() throws Exception {
        List<AsmVisitorWrapper> changes = List.of(Advice.to(Entered.class).on(any()));

        byte[] written = Decoration.of(type, pool, files, changes);

        assertThat(written.length)
                .isGreaterThan(files.locate(Desk.class.getName()).resolve().length);
    }

    /** Something of everything. */
    static class Desk implements Callable<String> {
        static int placed;

        @Override
        public String call() {
            Runnable later = () -> placed++;
            later.run();
            return twice("a");
        }

        @Override
        @SuppressWarnings({"deprecation", "removal", "Finalize"}) // one of the methods that are compared
        protected void finalize() {
            placed--;
        }

        private static String twice(String text) {
            return text + text;
        }
    }

    static final class Entered {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            Desk.placed += 2;
        }
    }

    static final class Left {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit() {
            Desk.placed += 3;
        }
    }
}
