package io.tbot.extension.xchange;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.SafeSuperType;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The calls about the bot's account. */
final class AccountInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String SERVICE = "org.knowm.xchange.service.account.AccountService";
    private static final String[] METHODS = {
        "getAccountInfo",
        "withdrawFunds",
        "requestDepositAddress",
        "requestDepositAddressData",
        "getFundingHistory",
        "getDynamicTradingFeesByInstrument",
        "setLeverage"
    };

    @Override
    public List<String> superTypes() {
        return List.of(SERVICE);
    }

    @Override
    public List<String> methodNames() {
        return List.of(METHODS);
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return new SafeSuperType(SERVICE);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                namedOneOf(METHODS).and(not(isAbstract())).and(not(isStatic())),
                "io.tbot.extension.xchange.AccountAdvice");
    }
}
