package io.tbot.extension.match;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeesBootstrapTest {
    private static final class Hiding extends ClassLoader {
        private int asked;

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            asked++;
            if (name.startsWith("io.tbot.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }

    @Test
    void refusesALoaderThatHidesTheFacadeAndAsksItOnce() {
        Hiding hiding = new Hiding();

        assertThat(SeesBootstrap.INSTANCE.matches(hiding)).isFalse();
        assertThat(SeesBootstrap.INSTANCE.matches(hiding)).isFalse();
        assertThat(hiding.asked).isEqualTo(1);
        assertThat(SeesBootstrap.INSTANCE.refused()).contains(Hiding.class.getName());
    }

    @Test
    void acceptsTheBuiltInLoadersAndThoseThatDelegate() {
        assertThat(SeesBootstrap.INSTANCE.matches(null)).isTrue();
        assertThat(SeesBootstrap.INSTANCE.matches(ClassLoader.getPlatformClassLoader()))
                .isTrue();
        assertThat(SeesBootstrap.INSTANCE.matches(new ClassLoader(getClass().getClassLoader()) {}))
                .isTrue();
    }
}
