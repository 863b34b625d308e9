package io.tbot.extension.weave;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.javaagent.bootstrap.AgentClassLoader;
import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

class AgentLoadersTest {
    private final AgentLoaders agents = new AgentLoaders();

    @Test
    void knowsItsOwnLoaderAndTheStockAgents() {
        assertThat(agents.contain(AgentLoaders.class.getClassLoader())).isTrue();
        assertThat(agents.contain(new AgentClassLoader())).isTrue();
    }

    @Test
    void takesEveryOtherForTheBots() throws Exception {
        try (URLClassLoader bots = new URLClassLoader(new URL[0])) {
            assertThat(agents.contain(bots)).isFalse();
        }
        assertThat(agents.contain(null)).isFalse();
        assertThat(agents.contain(ClassLoader.getPlatformClassLoader())).isFalse();
    }
}
