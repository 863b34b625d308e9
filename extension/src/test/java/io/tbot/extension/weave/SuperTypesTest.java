package io.tbot.extension.weave;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Sample;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SuperTypesTest {
    private final SuperTypes superTypes = new SuperTypes();
    private final ClassLoader loader = Sample.class.getClassLoader();

    @Test
    void walksClassesAndInterfacesToTheTop() {
        assertThat(superTypes.of(loader, ClassHeader.of(ClassFiles.of(Sample.Below.class))))
                .containsExactlyInAnyOrder(
                        ClassFiles.nameOf(Sample.Below.class),
                        ClassFiles.nameOf(Sample.Direct.class),
                        ClassFiles.nameOf(Sample.Listener.class));
    }

    @Test
    void goesThroughTypesOfTheJdk() {
        assertThat(superTypes.of(loader, "java/util/TimerTask")).contains("java/lang/Runnable");
    }

    @Test
    void survivesASupertypeWithoutAClassFile() {
        ClassLoader blind = new ClassLoader(null) {
            @Override
            public InputStream getResourceAsStream(String name) {
                if (name.contains("Listener")) {
                    throw new IllegalStateException("closed");
                }
                return null;
            }
        };

        assertThat(superTypes.of(blind, ClassHeader.of(ClassFiles.of(Sample.Direct.class))))
                .containsExactlyInAnyOrder(
                        ClassFiles.nameOf(Sample.Direct.class), ClassFiles.nameOf(Sample.Listener.class));
    }

    @Test
    void readsEachClassFileOncePerLoader() {
        AtomicInteger reads = new AtomicInteger();
        ClassLoader counting = new ClassLoader(loader) {
            @Override
            public InputStream getResourceAsStream(String name) {
                reads.incrementAndGet();
                return super.getResourceAsStream(name);
            }
        };

        superTypes.of(counting, ClassFiles.nameOf(Sample.Below.class));
        superTypes.of(counting, ClassFiles.nameOf(Sample.Below.class));

        assertThat(reads).hasValue(3);
    }
}
