package io.tbot.extension.xchange;

import io.tbot.extension.Weaver;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import org.knowm.xchange.service.trade.TradeService;

/** A trade service, woven. */
final class WovenDesk {
    private WovenDesk() {}

    static TradeService of(Class<? extends TradeService> original) throws Exception {
        Class<?> woven = Weaver.weave(new ByteBuddy().redefine(original), new TradeInstrumentation())
                .load(original.getClassLoader(), ClassLoadingStrategy.Default.CHILD_FIRST)
                .getLoaded();
        var constructor = woven.getDeclaredConstructor();
        constructor.setAccessible(true);
        return (TradeService) constructor.newInstance();
    }
}
