package io.tbot.extension.own;

import io.tbot.extension.match.LambdaBodies;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;

/**
 * The sites of one probe by woven method, and the report of what each binds. A method that is woven again, by another
 * loader or a retransformation, keeps its site.
 *
 * <p>Threads: any thread that weaves. Shape: one entry per woven method; names only, so that no loader is kept alive.
 */
final class WovenSites {
    private final SlotLayout layout;
    private final SiteRegistry sites;
    private final Map<String, Integer> known = new ConcurrentHashMap<>();

    WovenSites(SlotLayout layout, SiteRegistry sites) {
        this.layout = layout;
        this.sites = sites;
    }

    /** The site of a method; what does not bind is reported with the first weaving. */
    int siteOf(TypeDescription type, MethodDescription method, PathCompiler paths) {
        String name = method.getInternalName() + method.getDescriptor();
        String key = type.getName() + '#' + name;
        Integer site = known.get(key);
        if (site != null) {
            return site;
        }
        int taken = sites.register(layout.probe(), type.getName(), name, layout.literals(), layout.verdictIsOk());
        Integer raced = known.putIfAbsent(key, taken);
        if (raced != null) {
            return raced;
        }
        for (Binding binding : Binding.all(layout, method, paths)) {
            if (binding.problem() != null) {
                sites.problem(layout.probe(), type.getName(), name, binding.key() + ": " + binding.problem());
            }
        }
        return taken;
    }

    /** Binds paths to a method as it stands in the class being woven now. */
    static int shiftOf(MethodDescription method) {
        return LambdaBodies.shiftOf(method.getInternalName(), method.getDescriptor());
    }
}
