package io.tbot.engine.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The mistakes found so far in one reading.
 *
 * <p>Shape: {@value #MAX} at most, the last one says how many more there are: a file of a million wrong keys is one
 * mistake to its author.
 */
public final class Mistakes {
    static final int MAX = 200;

    private final String file;
    private final List<Mistake> found = new ArrayList<>();
    private int more;

    public Mistakes(String file) {
        this.file = file;
    }

    /** In the configuration file. */
    public void add(int line, int column, String message) {
        add(new Mistake(file, line, column, message));
    }

    public void add(Mistake mistake) {
        if (found.size() < MAX - 1) {
            found.add(mistake);
        } else {
            more++;
        }
    }

    /** How many so far; what grew while an entry was read says whether the entry is sound. */
    public int count() {
        return found.size() + more;
    }

    public List<Mistake> toList() {
        List<Mistake> all = new ArrayList<>(found);
        if (more > 0) {
            Mistake last = found.get(found.size() - 1);
            all.add(new Mistake(file, last.line(), last.column(), more + " more mistakes follow; mend these first"));
        }
        return List.copyOf(all);
    }
}
