package io.tbot.extension.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.pool.TypePool;

/**
 * The interface method as the hidden class of a lambda would declare it, for an instrumentation's method matcher to
 * judge.
 */
final class StandIn {
    private StandIn() {}

    static MethodDescription of(Weaver.Site site, LambdaBody body) {
        String descriptor = body.samDescriptor();
        int close = descriptor.indexOf(')');
        List<TypeDescription.Generic> parameters = new ArrayList<>();
        for (int at = 1; at < close; ) {
            int next = afterType(descriptor, at);
            parameters.add(type(site.pool(), descriptor.substring(at, next)));
            at = next;
        }
        return new MethodDescription.Latent(
                site.type(),
                new MethodDescription.Token(
                        body.samName(),
                        Visibility.PUBLIC.getMask(),
                        type(site.pool(), descriptor.substring(close + 1)),
                        parameters));
    }

    private static int afterType(String descriptor, int at) {
        while (descriptor.charAt(at) == '[') {
            at++;
        }
        return descriptor.charAt(at) == 'L' ? descriptor.indexOf(';', at) + 1 : at + 1;
    }

    private static TypeDescription.Generic type(TypePool pool, String descriptor) {
        int dimensions = descriptor.lastIndexOf('[') + 1;
        TypeDescription component = switch (descriptor.charAt(dimensions)) {
            case 'V' -> TypeDescription.ForLoadedType.of(void.class);
            case 'Z' -> TypeDescription.ForLoadedType.of(boolean.class);
            case 'B' -> TypeDescription.ForLoadedType.of(byte.class);
            case 'C' -> TypeDescription.ForLoadedType.of(char.class);
            case 'S' -> TypeDescription.ForLoadedType.of(short.class);
            case 'I' -> TypeDescription.ForLoadedType.of(int.class);
            case 'J' -> TypeDescription.ForLoadedType.of(long.class);
            case 'F' -> TypeDescription.ForLoadedType.of(float.class);
            case 'D' -> TypeDescription.ForLoadedType.of(double.class);
            default ->
                pool.describe(descriptor
                                .substring(dimensions + 1, descriptor.length() - 1)
                                .replace('/', '.'))
                        .resolve();
        };
        return TypeDescription.ArrayProjection.of(component, dimensions).asGenericType();
    }
}
