package io.tbot.testapp.it.apps;

import java.lang.reflect.Method;

/** Uses the ByteBuddy on its own class path, as a mocking or mapping library does, then runs the small bot. */
public final class OldByteBuddyBot {
    private OldByteBuddyBot() {}

    public static void main(String[] arguments) throws Exception {
        Class<?> byteBuddy = Class.forName("net.bytebuddy.ByteBuddy");
        String jar =
                byteBuddy.getProtectionDomain().getCodeSource().getLocation().getPath();
        System.out.println(jar.substring(jar.lastIndexOf('/') + 1));
        Object builder = byteBuddy
                .getMethod("subclass", Class.class)
                .invoke(byteBuddy.getConstructor().newInstance(), Object.class);
        Class<?> builderType = Class.forName("net.bytebuddy.dynamic.DynamicType$Builder");
        Object made = builderType.getMethod("make").invoke(builder);
        Method load =
                Class.forName("net.bytebuddy.dynamic.DynamicType$Unloaded").getMethod("load", ClassLoader.class);
        Object loaded = load.invoke(made, new Object[] {null});
        Class<?> type = (Class<?>) Class.forName("net.bytebuddy.dynamic.DynamicType$Loaded")
                .getMethod("getLoaded")
                .invoke(loaded);
        System.out.println("made a subclass of " + type.getSuperclass().getName());
        SmallBot.main(arguments);
    }
}
