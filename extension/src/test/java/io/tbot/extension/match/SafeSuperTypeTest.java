package io.tbot.extension.match;

import static org.assertj.core.api.Assertions.assertThat;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.junit.jupiter.api.Test;

public class SafeSuperTypeTest {
    interface Feed {}

    interface FastFeed extends Feed {}

    public static class Handler implements FastFeed {}

    public static class Special extends Handler {}

    @Test
    void findsTheTypeItselfItsClassesAndItsInterfaces() {
        SafeSuperType feeds = new SafeSuperType(Feed.class.getName());

        assertThat(feeds.matches(TypeDescription.ForLoadedType.of(Feed.class))).isTrue();
        assertThat(feeds.matches(TypeDescription.ForLoadedType.of(Special.class)))
                .isTrue();
        assertThat(feeds.matches(TypeDescription.ForLoadedType.of(String.class)))
                .isFalse();
        assertThat(new SafeSuperType(Handler.class.getName()).matches(TypeDescription.ForLoadedType.of(Special.class)))
                .isTrue();
    }

    @Test
    void survivesAnInterfaceThatHasNoClassFile() {
        TypeDescription ghost =
                new ByteBuddy().makeInterface().name("other.agent.Ghost").make().getTypeDescription();
        byte[] woven = new ByteBuddy()
                .subclass(Special.class)
                .implement(ghost)
                .name("com.acme.Woven")
                .make()
                .getBytes();
        TypePool pool = TypePool.Default.of(new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of("com.acme.Woven", woven),
                ClassFileLocator.ForClassLoader.of(getClass().getClassLoader())));
        TypeDescription type = pool.describe("com.acme.Woven").resolve();

        assertThat(new SafeSuperType(Feed.class.getName()).matches(type)).isTrue();
        assertThat(new SafeSuperType("com.acme.Other").matches(type)).isFalse();
    }
}
