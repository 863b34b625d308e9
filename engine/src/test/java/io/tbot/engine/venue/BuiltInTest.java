package io.tbot.engine.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.config.FieldSource;
import io.tbot.engine.config.ProfileRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BuiltInTest {
    static Stream<String> venues() {
        return BuiltIn.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("venues")
    void holdsToTheGrammarOfTheConfigurationFile(String venue) {
        ProfileRule rule = ProfileText.read(BuiltIn.text(venue));
        List<String> wrong = new ArrayList<>();
        for (ProfileRule.Call call : rule.calls()) {
            check(ProfileRule.CALLS.contains(call.is()), call.is(), wrong);
            check(List.of("GET", "POST", "PUT", "PATCH", "DELETE").contains(call.method()), call.method(), wrong);
            call.paths().forEach(path -> check(path.startsWith("/"), path, wrong));
            facts(call.facts()).forEach(source -> wrong.add(FieldSource.callProblem(source)));
            check(ProfileRule.FACTS.containsAll(call.facts().keySet()), call.toString(), wrong);
        }
        for (ProfileRule.Message message : rule.messages()) {
            check(
                    ProfileRule.ORDER_MESSAGES.contains(message.is())
                            || ProfileRule.MARKET_MESSAGES.contains(message.is()),
                    message.is(),
                    wrong);
            wrong.add(FieldSource.conditionProblem(message.when()));
            facts(message.facts()).forEach(source -> wrong.add(FieldSource.messageProblem(source)));
            check(ProfileRule.FACTS.containsAll(message.facts().keySet()), message.toString(), wrong);
        }
        rule.codes().forEach(code -> wrong.add(FieldSource.callProblem(code)));
        wrong.removeIf(String::isEmpty);

        assertThat(wrong).isEmpty();
        assertThat(rule.calls()).anyMatch(call -> call.is().equals("place"));
        assertThat(rule.messages()).isNotEmpty();
        assertThat(new Profile(rule)).isNotNull();
    }

    private static List<String> facts(Map<String, List<String>> facts) {
        return facts.values().stream().flatMap(List::stream).toList();
    }

    private static void check(boolean right, String what, List<String> wrong) {
        if (!right) {
            wrong.add(what);
        }
    }
}
