package io.tbot.testapp.it;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;

/**
 * Which texts in a heap are the agent's to answer for: those that one of its objects holds, be it over objects of the
 * platform, and those that would be gone without it.
 *
 * <p>Threads: the test thread. Not: what lies outside the heap, and texts in pieces.
 */
final class HeapOwners {
    private static final String ENTRY = "java/lang/ThreadLocal$ThreadLocalMap$Entry";

    private final HeapDump heap;
    private final Map<Long, Boolean> agentLoaders = new HashMap<>();
    /** How each object was come to, for whoever has to find out who holds it. */
    private final Map<Long, Long> heldBy = new HashMap<>();

    private final Set<Long> held;
    private final Set<Long> bots;

    HeapOwners(HeapDump heap) {
        this.heap = heap;
        List<Long> agents = new ArrayList<>();
        heap.objects().forEach(object -> {
            if (isAgents(object)) {
                agents.add(object);
            }
        });
        this.held = reached(agents, object -> isAgents(object) || isPlatforms(object), heldBy);
        this.bots = reached(botsRoots(), object -> !isAgents(object), new HashMap<>());
    }

    private List<Long> botsRoots() {
        List<Long> roots = new ArrayList<>();
        for (HeapDump.Root root : heap.roots()) {
            if (!isAgents(heap.threadOf(root))) {
                roots.add(root.object());
            }
        }
        return roots;
    }

    private boolean isAgents(long object) {
        String name = heap.nameOf(object);
        return name.startsWith("io/tbot/bootstrap/")
                || name.startsWith("io/tbot/agent/")
                || name.startsWith("[Lio/tbot/bootstrap/")
                || agentLoaders.computeIfAbsent(
                        heap.loaderOf(object), loader -> heap.nameOf(loader).startsWith("io/tbot/agent/"));
    }

    /** Neither the bot's own nor something through which everything can be come to. */
    private boolean isPlatforms(long object) {
        return !heap.isClass(object)
                && !heap.isA(object, "java/lang/ref/PhantomReference") // the platform's cleaners hang on each other
                && !heap.isA(object, "java/lang/Thread")
                && !heap.isA(object, "java/lang/ClassLoader")
                && !heap.nameOf(heap.loaderOf(object)).endsWith("AppClassLoader");
    }

    private Set<Long> reached(Collection<Long> from, LongPredicate passes, Map<Long, Long> by) {
        Set<Long> reached = new HashSet<>();
        Deque<Long> next = new ArrayDeque<>();
        Set<Long> entries = new HashSet<>();
        from.forEach(object -> visit(object, 0, passes, reached, next, by));
        while (!next.isEmpty()) {
            while (!next.isEmpty()) {
                long object = next.pop();
                if (heap.nameOf(object).equals(ENTRY)) {
                    entries.add(object); // whose value it is, its key decides
                } else {
                    heap.references(object, referred -> visit(referred, object, passes, reached, next, by));
                }
            }
            for (long entry : List.copyOf(entries)) {
                Map<String, Long> fields = new HashMap<>();
                heap.fields(entry, fields::put);
                long key = fields.get("referent");
                if (key == 0 || reached.contains(key)) {
                    entries.remove(entry);
                    visit(fields.get("value"), entry, passes, reached, next, by);
                }
            }
        }
        return reached;
    }

    private static void visit(
            long object, long from, LongPredicate passes, Set<Long> reached, Deque<Long> next, Map<Long, Long> by) {
        if (object != 0 && passes.test(object) && reached.add(object)) {
            by.put(object, from);
            next.push(object);
        }
    }

    /** How many arrays of bytes or characters hold a text, whosever. */
    int copies(String text) {
        return holders(text).size();
    }

    /** Those that the agent answers for, each with who holds it. */
    Set<String> agentsCopies(String text) {
        Set<String> copies = new TreeSet<>();
        for (long array : holders(text)) {
            if (held.contains(array) || !bots.contains(array)) {
                copies.add(excerpt(array) + path(array));
            }
        }
        return copies;
    }

    private List<Long> holders(String text) {
        byte[][] forms = {
            text.getBytes(StandardCharsets.ISO_8859_1),
            text.getBytes(StandardCharsets.UTF_16LE),
            text.getBytes(StandardCharsets.UTF_16BE)
        };
        List<Long> holders = new ArrayList<>();
        for (long object : heap.objects()) {
            byte[] content = heap.content(object);
            if (content != null && (holds(content, forms[0]) || holds(content, forms[1]) || holds(content, forms[2]))) {
                holders.add(object);
            }
        }
        return holders;
    }

    private static boolean holds(byte[] content, byte[] form) {
        for (int i = 0; i <= content.length - form.length; i++) {
            int same = 0;
            while (same < form.length && content[i + same] == form[same]) {
                same++;
            }
            if (same == form.length) {
                return true;
            }
        }
        return false;
    }

    private String excerpt(long array) {
        String content = new String(heap.content(array), StandardCharsets.ISO_8859_1).replace("\0", "");
        return content.substring(0, Math.min(content.length(), 500));
    }

    private String path(long array) {
        StringBuilder path = new StringBuilder();
        for (Long at = heldBy.get(array); at != null && at != 0; at = heldBy.get(at)) {
            path.append(" < ").append(heap.nameOf(at));
        }
        return path.isEmpty() ? " (not the bot's, and no object of the agent's holds it)" : path.toString();
    }
}
