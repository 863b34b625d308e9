package io.tbot.extension.own;

import io.tbot.engine.config.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.bytebuddy.description.ByteCodeElement;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.method.ParameterList;
import net.bytebuddy.description.type.TypeDescription;

/**
 * Binds paths to one method: {@code arg0.symbol} becomes "load parameter 0, call {@code getSymbol()}", on static types,
 * so that a mistake shows when the class is woven and never when it runs.
 */
final class PathCompiler {
    private final TypeDescription type;
    private final MethodDescription method;
    private final int shift;
    private final Predicate<MethodDescription> probed;

    /**
     * @param type the woven class
     * @param shift where argument 0 of a lambda's interface method stands among the parameters of its body: captured
     *     variables come first; -1 where it is the receiver
     * @param probed methods that carry a probe and that no path may call
     */
    PathCompiler(TypeDescription type, MethodDescription method, int shift, Predicate<MethodDescription> probed) {
        this.type = type;
        this.method = method;
        this.shift = shift;
        this.probed = probed;
    }

    ResolvedPath resolve(Expression.Path path) throws UnresolvedPath {
        return switch (path.root()) {
            case ARG -> argument(path);
            case THIS -> instance(path);
            case RETURN -> result(path);
            case ITEM -> throw new UnresolvedPath("'item' means something only inside 'list'");
        };
    }

    /**
     * Binds a path of an item to the elements of a list, whose type must be written in the code: {@code List<Order>},
     * {@code Order[]}, {@code Map<String, Order>}.
     */
    ResolvedPath resolveItem(Expression.Path list, Expression.Path item) throws UnresolvedPath {
        ResolvedPath resolved = resolve(list);
        TypeDescription element = ElementType.of(genericType(list, resolved));
        if (element == null) {
            throw new UnresolvedPath("what '" + resolved.text() + "' is a list of is not written there: "
                    + resolved.type().getActualName());
        }
        if (!element.isVisibleTo(type)) {
            throw new UnresolvedPath("'item' is a " + element.getName() + ", not visible to " + type.getName());
        }
        return walk(item, ResolvedPath.ITEM, element);
    }

    private TypeDescription.Generic genericType(Expression.Path path, ResolvedPath resolved) {
        if (!path.steps().isEmpty() || path.root() == Expression.Root.THIS || path.root() == Expression.Root.ITEM) {
            return resolved.genericType();
        }
        int index = path.index() + shift;
        return path.root() == Expression.Root.RETURN
                ? method.getReturnType()
                : index < 0
                        ? resolved.genericType()
                        : method.getParameters().get(index).getType();
    }

    private ResolvedPath argument(Expression.Path path) throws UnresolvedPath {
        int index = path.index() + shift;
        if (index == -1) {
            return instance(path);
        }
        ParameterList<?> parameters = method.getParameters();
        if (index >= parameters.size()) {
            int known = parameters.size() - shift;
            throw new UnresolvedPath("'arg" + path.index() + "' is outside the " + known + " parameter"
                    + (known == 1 ? "" : "s") + " of " + method.getName() + ", counted from arg0");
        }
        ParameterDescription parameter = parameters.get(index);
        return walk(path, parameter.getOffset(), parameter.getType().asErasure());
    }

    private ResolvedPath instance(Expression.Path path) throws UnresolvedPath {
        if (method.isStatic()) {
            throw new UnresolvedPath("'this' does not exist in a static method");
        }
        return walk(path, 0, type);
    }

    private ResolvedPath result(Expression.Path path) throws UnresolvedPath {
        if (method.isConstructor()) {
            return walk(path, 0, type);
        }
        if (method.getReturnType().represents(void.class)) {
            throw new UnresolvedPath("'return' does not exist: " + method.getName() + " returns nothing");
        }
        return walk(path, ResolvedPath.RESULT, method.getReturnType().asErasure());
    }

    private ResolvedPath walk(Expression.Path path, int variable, TypeDescription root) throws UnresolvedPath {
        StringBuilder text = new StringBuilder(new Expression.Path(path.root(), path.index(), List.of()).toString());
        List<ByteCodeElement.Member> steps = new ArrayList<>();
        TypeDescription at = root;
        for (String step : path.steps()) {
            if (at.isPrimitive() || at.isArray()) {
                throw new UnresolvedPath(
                        "'" + text + "' is of type " + at.getActualName() + ", which has no '" + step + "'");
            }
            ByteCodeElement.Member member = Members.find(at, step, type, probed);
            steps.add(member);
            text.append('.').append(member.getName());
            if (member instanceof MethodDescription getter) {
                text.append("()");
                at = getter.getReturnType().asErasure();
            } else if (member instanceof FieldDescription field) {
                at = field.getType().asErasure();
            }
        }
        return new ResolvedPath(variable, root, steps, at, text.toString());
    }
}
