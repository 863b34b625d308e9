package io.tbot.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> CLASSES = List.of(
            "com.acme.bot.OrderGateway", "com.acme.bot.Feed", "com.acme.risk.Checker", "org.other.OrderGatewax");

    @Test
    void findsTheClassInAnotherPackage() {
        assertThat(Nearest.ofClass("com.acme.Checker", CLASSES)).isEqualTo("com.acme.risk.Checker");
    }

    @Test
    void prefersTheNearestSpellingInTheSamePackage() {
        assertThat(Nearest.ofClass("com.acme.bot.OrderGatewai", CLASSES)).isEqualTo("com.acme.bot.OrderGateway");
        assertThat(Nearest.ofClass("com.acme.bto.OrderGatewai", List.of("org.other.OrderGatewax")))
                .isEqualTo("org.other.OrderGatewax");
    }

    @Test
    void findsAMisspeltPackageWithAMisspeltName() {
        assertThat(Nearest.ofClass("com.acme.rsik.Cheker", CLASSES)).isEqualTo("com.acme.risk.Checker");
    }

    @Test
    void findsANestedClassWrittenWithADot() {
        assertThat(Nearest.ofClass("com.acme.Bot.Feed", List.of("com.acme.Bot", "com.acme.Bot$Feed")))
                .isEqualTo("com.acme.Bot$Feed");
    }

    @Test
    void namesNothingWhereNothingIsNear() {
        assertThat(Nearest.ofClass("com.acme.bot.Ledger", CLASSES)).isNull();
    }
}
