package io.tbot.extension.weave;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stands at the JVM's class loading and lets nearly everything pass. ByteBuddy is loaded at the first candidate.
 *
 * <p>Threads: every thread that loads a class, several at once; waits for nothing but another thread's creation of the
 * weaver. Errors: a class that cannot be read or woven is left as it is, counted. Links no lambda and concatenates no
 * string at run time: the JVM would ask this transformer about the classes that it would need for that.
 */
final class LeanTransformer implements ClassFileTransformer {
    private final AgentLoaders agents = new AgentLoaders();
    private final TransformStats stats;
    private final MainWatch mainWatch;
    private final LateTargets late;
    private volatile Targets targets;
    private volatile @Nullable Weaver weaver;

    LeanTransformer(Targets targets, TransformStats stats, MainWatch mainWatch, LateTargets late) {
        this.targets = targets;
        this.stats = stats;
        this.mainWatch = mainWatch;
        this.late = late;
    }

    /** Replaces the instrumentations; classes loaded from now on meet the new ones. */
    void aim(Targets targets) {
        this.targets = targets;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable Module module,
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (name == null || agents.contain(loader)) {
            return null;
        }
        long startNanos = System.nanoTime();
        try {
            byte[] woven = weave(loader, name, bytes);
            if (woven == null && redefined != null) {
                stats.unwove(name);
            }
            return woven;
        } catch (Throwable fault) {
            stats.countError(name, fault);
            return null;
        } finally {
            stats.addNanos(System.nanoTime() - startNanos);
            mainWatch.saw(loader, name);
        }
    }

    private byte @Nullable [] weave(@Nullable ClassLoader loader, String name, byte[] bytes) {
        stats.countSeen();
        Targets targets = this.targets;
        if (targets.rejects(loader, name)) {
            return null;
        }
        stats.countScanned();
        List<Candidate> candidates = targets.candidates(loader, name, bytes);
        if (candidates.isEmpty()) {
            return null;
        }
        stats.countCandidate();
        Weaver.Woven woven = weaver().weave(loader, name, bytes, candidates);
        if (woven == null) {
            return null;
        }
        stats.countWoven();
        stats.wove(name, woven.modules());
        late.woven(candidates);
        return woven.bytes();
    }

    private Weaver weaver() {
        Weaver weaver = this.weaver;
        if (weaver == null) {
            synchronized (this) {
                weaver = this.weaver;
                if (weaver == null) {
                    weaver = new Weaver();
                    this.weaver = weaver;
                }
            }
        }
        return weaver;
    }
}
