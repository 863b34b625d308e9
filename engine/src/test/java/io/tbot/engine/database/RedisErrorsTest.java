package io.tbot.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class RedisErrorsTest {
    @Test
    void takesTheProtocolsOwnWordAndNoOther() {
        assertThat(RedisErrors.typeOf(new RuntimeException("WRONGTYPE Operation against a key")))
                .isEqualTo("wrongtype");
        assertThat(RedisErrors.typeOf(new CompletionException(new RuntimeException("NOAUTH required"))))
                .isEqualTo("noauth");
        assertThat(RedisErrors.typeOf(new RuntimeException("SECRETKEY is wrong")))
                .isEqualTo("runtime");
    }

    @Test
    void namesWhatTheServerDidNotSay() {
        assertThat(RedisErrors.typeOf(new CancellationException())).isEqualTo("cancelled");
        assertThat(RedisErrors.typeOf(new Exception())).isEqualTo("other");
    }
}
