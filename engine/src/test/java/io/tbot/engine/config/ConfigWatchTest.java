package io.tbot.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigWatchTest {
    private static final String A = "listen: {port: 7}\nprobes: [{class: A, method: m, op: md.tick}]";
    private static final String B = "listen: {port: 7}\nprobes: [{class: B, method: m, op: md.tick}]";

    @TempDir
    Path folder;

    private Path file = Path.of("");
    private long modified = 1_000_000;
    private ConfigWatch watch = new ConfigWatch(AgentConfig.defaults());

    @BeforeEach
    void load() throws IOException {
        file = folder.resolve("bot.yaml");
        write(A);
        watch = new ConfigWatch(AgentConfig.load(new Options("config=" + file, Map.of(), new Properties())));
    }

    private void write(String yaml) throws IOException {
        Files.writeString(file, yaml);
        modified += 10_000;
        assertThat(file.toFile().setLastModified(modified)).isTrue();
    }

    private @Nullable AgentConfig settledPoll() {
        AgentConfig atOnce = watch.poll();
        return atOnce != null ? atOnce : watch.poll();
    }

    private static List<String> classes(@Nullable AgentConfig config) {
        assertThat(config).isNotNull();
        return config.probes().stream().map(ProbeSpec::className).toList();
    }

    @Test
    void yieldsNothingWhileTheContentIsTheSame() throws IOException {
        assertThat(settledPoll()).isNull();

        write(A);

        assertThat(settledPoll()).isNull();
        assertThat(watch.loadedTotal() + watch.failedTotal()).isZero();
    }

    @Test
    void yieldsTheNewContentOnce() throws IOException {
        write(B);

        assertThat(watch.poll()).as("may still be being written").isNull();
        assertThat(classes(watch.poll())).containsExactly("B");
        assertThat(settledPoll()).isNull();
        watch.inForce(true);
        assertThat(watch.loadedTotal()).isEqualTo(1);
    }

    @Test
    void aFileWhoseRulesTurnOutWrongIsAFailure() throws IOException {
        long succeededMillis = watch.succeededMillis();
        write(B);
        settledPoll();

        watch.inForce(false);

        assertThat(watch.failedTotal()).isEqualTo(1);
        assertThat(watch.loadedTotal()).isZero();
        assertThat(succeededMillis).isPositive();
        assertThat(watch.succeededMillis()).isEqualTo(succeededMillis);
    }

    @Test
    void readsAtOnceWhenAskedAndSaysWhetherAnythingChanged() throws Exception {
        CompletableFuture<Boolean> same = watch.ask();
        assertThat(watch.ask()).as("both wait for the same reading").isSameAs(same);
        assertThat(watch.poll()).isNull();
        assertThat(same).isCompletedWithValue(false);

        write(B);
        CompletableFuture<Boolean> changed = watch.ask();
        assertThat(classes(watch.poll())).containsExactly("B");
        assertThat(changed).as("not in force yet").isNotDone();
        watch.inForce(true);
        assertThat(changed).isCompletedWithValue(true);
        assertThat(settledPoll()).isNull();
    }

    @Test
    void keepsTheLastGoodWhenTheTextIsNoYaml() throws IOException {
        write("probes: [{");

        AgentConfig config = settledPoll();

        assertThat(classes(config)).containsExactly("A");
        assertThat(config.mistakes()).hasSize(1);
        watch.inForce(true);
        assertThat(watch.failedTotal()).isEqualTo(1);
    }

    @Test
    void keepsTheLastGoodWhenTheFileIsGoneAndTakesItWhenItIsBack() throws IOException {
        Files.delete(file);

        AgentConfig gone = settledPoll();

        assertThat(classes(gone)).containsExactly("A");
        assertThat(gone.mistakes())
                .extracting(Mistake::message)
                .first()
                .asString()
                .startsWith("does not exist");

        write(B);

        AgentConfig back = settledPoll();
        assertThat(classes(back)).containsExactly("B");
        assertThat(back.mistakes()).isEmpty();
    }

    @Test
    void keepsABrokenSectionAndDropsABrokenEntry() throws IOException {
        write("listen: {port: x}\nprobes: [{class: A, method: m, op: md.tik}, {class: C, method: m, op: md.tick}]");

        AgentConfig config = settledPoll();

        assertThat(classes(config)).containsExactly("C");
        assertThat(config.listen().port()).isEqualTo(7);
        assertThat(config.mistakes()).hasSize(2);
        watch.inForce(true);
        assertThat(watch.failedTotal()).isEqualTo(1);

        write("listen: {}\nprobes: oops");

        AgentConfig next = settledPoll();

        assertThat(classes(next)).containsExactly("C");
        assertThat(next.listen().port()).as("absent, not broken").isEqualTo(9465);
    }

    @Test
    void seesAChangeMadeBetweenLoadAndTheFirstPoll() throws IOException {
        write(B);
        watch = new ConfigWatch(
                AgentConfig.of(file.toString(), A, new Options("config=" + file, Map.of(), new Properties())));

        assertThat(classes(settledPoll())).containsExactly("B");
    }
}
