package io.tbot.engine.fix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixTablesTest {
    private static final long SEED = 20_261_125;

    @Test
    void remembersAtLeastTheLastGenerationOfIds() {
        Random random = new Random(SEED);
        ExecIds ids = new ExecIds();
        LinkedHashSet<String> last = new LinkedHashSet<>();
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            String id = "exec-" + (random.nextInt(4) == 0 && !last.isEmpty() ? random.nextInt(i) : i);

            boolean fresh = ids.add(id);

            if (last.contains(id)) {
                assertThat(fresh).as("%s at %d, seed %d", id, i, SEED).isFalse();
            } else if (all.add(id)) {
                assertThat(fresh).as("%s at %d, seed %d", id, i, SEED).isTrue();
            }
            if (fresh) {
                last.add(id);
            }
            if (last.size() > ExecIds.GENERATION) {
                last.remove(last.iterator().next());
            }
        }
    }

    @Test
    void findsTheLastMessagesByNumberAndNoOthers() {
        SentMessages sent = new SentMessages();
        for (int number = 1; number <= 3000; number++) {
            sent.put(number, number % 2 == 0 ? "D" : "F", number % 2 == 0 ? order(number) : null);
        }

        assertThat(sent.typeOf(3000)).isEqualTo("D");
        assertThat(sent.symbolOf(3000)).isEqualTo("S3000");
        assertThat(sent.typeOf(2999)).isEqualTo("F");
        assertThat(sent.symbolOf(2999)).isNull();
        assertThat(sent.clientIdOf(3000)).isEqualTo("C3000");
        assertThat(sent.origClientIdOf(3000)).isEqualTo("O3000");
        assertThat(sent.clientIdOf(2999)).isNull();
        assertThat(sent.typeOf(3000 - SentMessages.CAPACITY)).isNull();
        assertThat(sent.typeOf(3001)).isNull();
        assertThat(sent.typeOf(0)).isNull();
        assertThat(sent.typeOf(-1)).isNull();
    }

    private static SentOrder order(int number) {
        SentOrder order = new SentOrder();
        order.symbol = "S" + number;
        order.clientId = "C" + number;
        order.origClientId = "O" + number;
        return order;
    }

    @Test
    void startsAnewAfterTheNumbersDid() {
        SequenceGap gap = new SequenceGap();

        assertThat(gap.found(100, 90)).isEqualTo(10);
        gap.forget();

        assertThat(gap.wasMissing(95)).isFalse();
        assertThat(gap.found(5, 2)).isEqualTo(3);
        assertThat(gap.found(7, -1)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "8=FIX.4.4|9=5|35=D|34=2|43=Y|49=A|10=1|, D, true",
        "8=FIX.4.4|9=5|35=D|34=2|43=N|49=A|10=1|, D, false",
        "8=FIXT.1.1|9=5|35=AE|34=2|49=A|58=x43=Y|10=1|, AE, false",
        "8=FIX.4.4|9=5|34=2|, '', false",
        "8=FIX.4.4|9=5|35=D, '', false",
        "no message, '', false",
        "'', '', false"
    })
    void readsTypeAndDuplicateFlagFromTheBeginning(String text, String type, boolean again) {
        String wire = text.replace('|', '\u0001');

        assertThat(WireText.typeOf(wire)).isEqualTo(type);
        assertThat(WireText.isAgain(wire)).isEqualTo(again);
    }
}
