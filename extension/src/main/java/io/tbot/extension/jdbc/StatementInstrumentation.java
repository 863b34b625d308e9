package io.tbot.extension.jdbc;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.SafeSuperType;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The executions of statements; two classes of SQLite hold them without being {@code java.sql} types. */
final class StatementInstrumentation implements TypeInstrumentation, TargetHints {
    @Override
    public List<String> superTypes() {
        return List.of("java.sql.Statement");
    }

    @Override
    public List<String> exactTypes() {
        return List.of("org.sqlite.jdbc3.JDBC3Statement", "org.sqlite.jdbc3.JDBC3PreparedStatement");
    }

    @Override
    public List<String> methodNames() {
        return List.of(
                "execute",
                "executeQuery",
                "executeUpdate",
                "executeLargeUpdate",
                "executeBatch",
                "executeLargeBatch",
                "addBatch",
                "close");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return new SafeSuperType("java.sql.Statement")
                .or(named("org.sqlite.jdbc3.JDBC3Statement"))
                .or(named("org.sqlite.jdbc3.JDBC3PreparedStatement"));
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                namedOneOf("execute", "executeQuery", "executeUpdate", "executeLargeUpdate")
                        .and(takesArgument(0, String.class))
                        .and(not(isAbstract())),
                "io.tbot.extension.jdbc.ExecuteTextAdvice");
        transformer.applyAdviceToMethod(
                namedOneOf("execute", "executeQuery", "executeUpdate", "executeLargeUpdate")
                        .and(takesNoArguments())
                        .and(not(isAbstract())),
                "io.tbot.extension.jdbc.ExecutePreparedAdvice");
        transformer.applyAdviceToMethod(
                namedOneOf("executeBatch", "executeLargeBatch")
                        .and(takesNoArguments())
                        .and(not(isAbstract())),
                "io.tbot.extension.jdbc.ExecuteBatchAdvice");
        transformer.applyAdviceToMethod(
                named("addBatch").and(takesArguments(String.class)).and(not(isAbstract())),
                "io.tbot.extension.jdbc.AddBatchAdvice");
        transformer.applyAdviceToMethod(
                named("close").and(takesNoArguments()).and(not(isAbstract())),
                "io.tbot.extension.jdbc.CloseStatementAdvice");
    }
}
