package io.tbot.extension.weave;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All instrumentations, arranged so that nearly every class is rejected by one look at its name and one pass over its
 * constant pool. Order: names, globs, supertypes, then those that give no hints.
 *
 * <p>Threads: immutable; asked by every thread that loads a class. Classes of the JDK are found by exact name only.
 */
final class Targets {
    private static final String[] IGNORED = {
        "io/tbot/bootstrap/",
        "io/tbot/agent/",
        "io/opentelemetry/javaagent/",
        "java/",
        "jdk/",
        "sun/",
        "com/sun/proxy/",
        "com/sun/jna/",
        "org/jacoco/agent/"
    };

    private final List<Target> all;
    private final SuperTypes superTypes;
    private final Map<String, List<Target>> byName = new HashMap<>();
    private final List<Target> byGlob = new ArrayList<>();
    private final List<Target> bySuper = new ArrayList<>();
    private final List<Target> unhinted = new ArrayList<>();
    private final MethodNames superMethods;

    Targets(List<Target> all, SuperTypes superTypes) {
        this.all = List.copyOf(all);
        this.superTypes = superTypes;
        List<MethodNames> wanted = new ArrayList<>();
        for (Target target : all) {
            for (String name : target.exact()) {
                List<Target> same = byName.get(name);
                if (same == null) {
                    same = new ArrayList<>();
                    byName.put(name, same);
                }
                same.add(target);
            }
            if (target.hasGlobs()) {
                byGlob.add(target);
            }
            if (target.hasSuperTypes()) {
                bySuper.add(target);
                wanted.add(target.methods());
            }
            if (target.unhinted()) {
                unhinted.add(target);
            }
        }
        this.superMethods = MethodNames.union(wanted);
    }

    List<Target> all() {
        return all;
    }

    /** Whether the class is rejected by its name and loader alone. */
    boolean rejects(@Nullable ClassLoader loader, String name) {
        return !byName.containsKey(name) && (ofTheJdk(loader) || ignored(name));
    }

    /**
     * The instrumentations that may mean the class.
     *
     * @param name internal name
     * @return empty for nearly every class
     */
    List<Candidate> candidates(@Nullable ClassLoader loader, String name, byte[] bytes) {
        List<Target> named = byName.get(name);
        if (loader == null || ofTheJdk(loader) || ignored(name)) {
            return named == null ? List.of() : exactly(named);
        }
        List<Candidate> found = named == null ? new ArrayList<>() : exactly(named);
        for (Target target : byGlob) {
            if (target.globHits(name)) {
                add(found, new Candidate(target, true, List.of()));
            }
        }
        if (!bySuper.isEmpty() && ClassHeader.mentions(bytes, superMethods)) {
            addBySuper(loader, ClassHeader.of(bytes), found);
        }
        for (Target target : unhinted) {
            found.add(new Candidate(target, true, List.of()));
        }
        return found;
    }

    private void addBySuper(ClassLoader loader, ClassHeader header, List<Candidate> found) {
        Set<String> above = null;
        for (Target target : bySuper) {
            boolean type = false;
            if (header.declares(target.methods())) {
                above = above == null ? superTypes.of(loader, header) : above;
                type = target.superHits(above);
            }
            List<LambdaBody> lambdas = lambdas(loader, header, target);
            if (type || !lambdas.isEmpty()) {
                add(found, new Candidate(target, type, lambdas));
            }
        }
    }

    /** Whatever it was found by, an instrumentation is applied once. */
    private static void add(List<Candidate> found, Candidate more) {
        for (int i = 0; i < found.size(); i++) {
            Candidate known = found.get(i);
            if (known.target() == more.target()) {
                List<LambdaBody> lambdas = more.lambdas().isEmpty() ? known.lambdas() : more.lambdas();
                found.set(i, new Candidate(known.target(), known.type() || more.type(), lambdas));
                return;
            }
        }
        found.add(more);
    }

    private List<LambdaBody> lambdas(ClassLoader loader, ClassHeader header, Target target) {
        List<LambdaBody> hits = new ArrayList<>();
        for (LambdaBody body : header.lambdaBodies(target.methods())) {
            if (target.superHits(superTypes.of(loader, body.interfaceName()))) {
                hits.add(body);
            }
        }
        return hits;
    }

    private static List<Candidate> exactly(List<Target> named) {
        List<Candidate> found = new ArrayList<>();
        for (Target target : named) {
            found.add(new Candidate(target, true, List.of()));
        }
        return found;
    }

    private static boolean ofTheJdk(@Nullable ClassLoader loader) {
        return loader == null || loader == ClassLoader.getPlatformClassLoader();
    }

    private static boolean ignored(String name) {
        for (String prefix : IGNORED) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return name.contains("$Proxy");
    }
}
