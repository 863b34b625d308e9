package io.tbot.engine.venue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonScannerTest {
    private final JsonScanner scanner = new JsonScanner();
    private final Found found = new Found();
    private final List<String> items = new ArrayList<>();

    private final FieldReader collector = new FieldReader() {
        @Override
        void item(Found found) {
            items.add(found.text(0) + "/" + found.text(1) + "/" + found.text(2));
        }
    };

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "orderId | {\"x\":1,\"orderId\":42} | 42",
                "orderId | {\"orderIdx\":1,\"order\":2,\"orderId\":\"a\"} | a",
                "result.orderId | {\"orderId\":1,\"result\":{\"a\":{\"orderId\":2},\"orderId\":3}} | 3",
                "data[0].ordId | {\"data\":[{\"ordId\":\"x\"},{\"ordId\":\"y\"}]} | x",
                "data[1].ordId | {\"data\":[{\"ordId\":\"x\"},{\"ordId\":\"y\"}]} | y",
                "error[0] | {\"error\":[\"EOrder:Insufficient funds\"],\"result\":{}} | EOrder:Insufficient funds",
                "[0].T | [{\"T\":\"t\"},{\"T\":\"q\"}] | t",
                "o.X | {\"e\":\"ORDER_TRADE_UPDATE\",\"o\":{\"s\":\"B\",\"X\":\"FILLED\"}} | FILLED",
                "a | {\"a\":\"x\\u0041\\\"\\/y\"} | xA\"/y",
                "a | {\"\\u0061\":7} | 7",
                "a | {\"a\":true} | true",
                "a | {\"a\":-1.5E-7} | -1.5E-7",
                "a | {\"b\":{\"a\":1},\"c\":[{\"a\":2}],\"a\":3} | 3",
                "a | {\"a\":1,\"a\":2} | 1",
                "a.b.c.d.e.f.g.h | {\"a\":{\"b\":{\"c\":{\"d\":{\"e\":{\"f\":{\"g\":{\"h\":9}}}}}}}} | 9",
            })
    void findsAFieldAtItsPath(String path, String json, String value) {
        assertThat(text(path, json.strip())).isEqualTo(value.strip());
        for (int cut = 0; cut < json.length(); cut++) {
            assertThat(inTwo(path, json, cut)).as("cut at " + cut).isEqualTo(value.strip());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "a | {\"a\":null}",
                "a | {\"a\":\"\"}",
                "a | {\"a\":{\"a\":1}}",
                "a | {\"a\":[1]}",
                "a | [{\"a\":1}]",
                "a | {\"b\":\"\\\"a\\\":1\"}",
                "a.b | {\"a\":1,\"b\":2}",
                "a | \"a\"",
            })
    void findsNothingWhereTheFieldHasNoValueOfItsOwn(String path, String json) {
        assertThat(text(path, json.strip())).isNull();
        assertThat(scanner.verdict()).isEqualTo(JsonScanner.ENDED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{a:1}",
                "{\"a\"1}",
                "{\"b\":1,}",
                "[1,]",
                "}",
                "{]",
                "{\"b\":x}",
                "<html>",
                "{\"b\":\"\\q\"}",
                "{\"b\":\"\\u00zz\"}",
                "{\"b\":1 2}",
                "\u001f\u008b",
            })
    void callsATextBrokenThatIsNone(String json) {
        assertThat(text("a", json)).isNull();
        assertThat(scanner.verdict()).isEqualTo(JsonScanner.BROKEN);
    }

    @Test
    void stopsAtItsBounds() {
        assertThat(text("a", "[".repeat(65))).isNull();
        assertThat(scanner.verdict()).isEqualTo(JsonScanner.CUT);

        assertThat(text("a", "[" + "1,".repeat(3000) + "1]")).isNull();
        assertThat(scanner.verdict()).isEqualTo(JsonScanner.CUT);

        assertThat(text("a", "[".repeat(64) + "]".repeat(64))).isNull();
        assertThat(scanner.verdict()).isEqualTo(JsonScanner.ENDED);
    }

    @Test
    void readsNoFurtherThanItMust() {
        assertThat(text("a", "{\"a\":1,<what comes does not matter")).isEqualTo("1");
        assertThat(scanner.verdict()).isEqualTo(JsonScanner.SATISFIED);
    }

    @Test
    void leavesOutAValueThatIsTooLongToBeAnId() {
        assertThat(text("a", "{\"a\":\"" + "x".repeat(129) + "\"}")).isNull();
        assertThat(found.leftOut).isTrue();
        assertThat(text("a", "{\"a\":\"" + "x".repeat(128) + "\"}")).hasSize(128);
    }

    @Test
    void tellsEachElementWithWhatIsItsOwn() {
        Fields fields = Fields.of(List.of("topic", "data[].id", "data[].px"), new int[] {0, 1, 2});
        String json = "{\"topic\":\"t\",\"data\":[{\"id\":1,\"px\":10},{\"px\":20,\"in\":[{\"id\":9}]},{\"id\":3}]}";

        found.clear();
        scanner.begin(fields);
        scanner.scan(json.toCharArray(), 0, json.length(), found, collector);

        assertThat(items).containsExactly("t/1/10", "t/null/20", "t/3/null");
        assertThat(scanner.verdict()).isEqualTo(JsonScanner.ENDED);
    }

    @Test
    void tellsEachMemberByItsName() {
        Fields fields = Fields.of(
                List.of("result.open.{}", "result.open.{}.px", "result.open.{}.descr.pair"), new int[] {0, 1, 2});
        String json = "{\"error\":[],\"result\":{\"open\":{\"OA\":{\"px\":10,\"descr\":{\"pair\":\"X\"}},"
                + "\"none\":7,\"OB\":{\"in\":{\"px\":1},\"px\":\"20\"},\"OC\":{}},\"count\":3}}";

        for (int cut = 0; cut <= json.length(); cut++) {
            items.clear();
            found.clear();
            scanner.begin(fields);
            scanner.scan(json.toCharArray(), 0, cut, found, collector);
            scanner.scan(json.toCharArray(), cut, json.length(), found, collector);

            assertThat(items).as("cut at " + cut).containsExactly("OA/10/X", "OB/20/null", "OC/null/null");
            assertThat(scanner.verdict()).isEqualTo(JsonScanner.ENDED);
        }
    }

    private String text(String path, String json) {
        found.clear();
        scanner.begin(Fields.of(List.of(path), new int[] {5}));
        scanner.scan(json.toCharArray(), 0, json.length(), found, FieldReader.SILENT);
        return found.text(5);
    }

    /** The same, in two parts, of which the second is read with other scratch. */
    private String inTwo(String path, String json, int cut) {
        scanner.begin(Fields.of(List.of(path), new int[] {5}));
        char[] text = json.toCharArray();
        Found first = new Found();
        scanner.scan(text, 0, cut, first, FieldReader.SILENT);
        Found second = new Found();
        scanner.scan(text, cut, text.length, second, FieldReader.SILENT);
        return first.has(5) ? first.text(5) : second.text(5);
    }
}
