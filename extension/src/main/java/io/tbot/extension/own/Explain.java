package io.tbot.extension.own;

import io.tbot.engine.config.Nearest;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.extension.match.NameGlob;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * What probes would do to the classes of a class path, without running them: which methods match, what each key binds
 * to, and the nearest name where nothing does.
 *
 * <p>Not: lambdas, whose bodies show only while a class is woven; nor a method that a subtype inherits from a class
 * which is no subtype itself.
 */
public final class Explain {
    private static final int MAX_METHODS = 50;

    private final List<ProbeSpec> probes;
    private final ClassPath classPath;
    private final TypePool pool;
    private final PrintStream out;

    private Explain(List<ProbeSpec> probes, ClassPath classPath, PrintStream out) {
        this.probes = probes;
        this.classPath = classPath;
        this.out = out;
        this.pool = new TypePool.Default.WithLazyResolution(
                new TypePool.CacheProvider.Simple(),
                new ClassFileLocator.Compound(classPath.files(), ClassFileLocator.ForClassLoader.ofPlatformLoader()),
                TypePool.Default.ReaderMode.FAST);
    }

    /**
     * Explains every probe.
     *
     * @param classPath jars and directories; what cannot be read is named and left out
     * @return how many probes match nothing or leave a key unbound
     */
    public static int run(List<ProbeSpec> probes, List<File> classPath, PrintStream out) throws IOException {
        try (ClassPath opened = ClassPath.open(classPath, out)) {
            Explain explain = new Explain(probes, opened, out);
            int lacking = 0;
            for (ProbeSpec probe : probes) {
                lacking += explain.explain(probe) ? 0 : 1;
            }
            return lacking;
        }
    }

    private boolean explain(ProbeSpec probe) {
        out.println("line " + probe.line() + ": " + probe.title());
        ProbeTarget target = new ProbeTarget(probe);
        List<MethodDescription.InDefinedShape> methods = new ArrayList<>();
        TreeSet<String> otherMethods = new TreeSet<>();
        boolean typeSeen = false;
        for (TypeDescription type : candidates(probe, target)) {
            typeSeen = true;
            List<MethodDescription.InDefinedShape> meant = target.methodsOf(type);
            methods.addAll(meant);
            if (meant.isEmpty()) {
                otherMethods.addAll(target.methodNamesOf(type));
            }
        }
        if (methods.isEmpty()) {
            out.println("  no match: " + (typeSeen ? noMethod(probe, otherMethods) : noType(probe)));
            return false;
        }
        return bindings(probe, methods);
    }

    private boolean bindings(ProbeSpec probe, List<MethodDescription.InDefinedShape> methods) {
        SlotLayout layout = new SlotLayout(probe);
        ProbedMethods probed = new ProbedMethods(probes);
        boolean complete = true;
        for (MethodDescription.InDefinedShape method : methods.subList(0, Math.min(methods.size(), MAX_METHODS))) {
            TypeDescription type = method.getDeclaringType();
            out.println("  " + type.getName() + "." + method.getName() + method.getDescriptor());
            for (Binding binding : Binding.all(layout, method, new PathCompiler(type, method, 0, probed))) {
                String problem = binding.problem();
                complete &= problem == null;
                out.println(
                        "    " + binding.key() + ": " + (problem == null ? binding.text() : "not bound, " + problem));
            }
        }
        if (methods.size() > MAX_METHODS) {
            out.println("  and " + (methods.size() - MAX_METHODS) + " methods more");
        }
        return complete;
    }

    private List<TypeDescription> candidates(ProbeSpec probe, ProbeTarget target) {
        NameGlob name = new NameGlob(probe.className());
        List<TypeDescription> found = new ArrayList<>();
        for (String each : classPath.classNames()) {
            if (!probe.subtypes() && !name.matches(each)) {
                continue;
            }
            TypeDescription type = describe(each);
            if (type != null && target.meansType(type)) {
                found.add(type);
            }
        }
        return found;
    }

    private @Nullable TypeDescription describe(String name) {
        try {
            TypePool.Resolution resolution = pool.describe(name);
            return resolution.isResolved() ? resolution.resolve() : null;
        } catch (RuntimeException unreadable) {
            return null;
        }
    }

    private static String noMethod(ProbeSpec probe, Set<String> names) {
        if (names.contains(probe.method())) {
            return "no class on the class path implements '" + probe.method() + "'";
        }
        String nearest = Nearest.of(probe.method(), names);
        return "no method '" + probe.method() + "'"
                + (nearest != null
                        ? ", did you mean '" + nearest + "'"
                        : names.isEmpty() ? "" : ", there are " + String.join(", ", names));
    }

    private String noType(ProbeSpec probe) {
        String nearest = Nearest.ofClass(probe.className(), classPath.classNames());
        return "no class '" + probe.className() + "' on the class path"
                + (nearest == null ? "" : ", did you mean '" + nearest + "'");
    }
}
