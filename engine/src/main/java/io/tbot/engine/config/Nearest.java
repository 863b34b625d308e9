package io.tbot.engine.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The valid name a wrong one was probably meant to be, by edit distance. */
public final class Nearest {
    /** Keeps the table of the distance small whatever the file holds. */
    private static final int MAX_LENGTH = 64;

    private Nearest() {}

    /**
     * The candidate with the fewest edits, case and separators aside.
     *
     * @return {@code null} where every candidate differs in more than a third of the word
     */
    public static @Nullable String of(String word, Collection<String> candidates) {
        String wanted = fold(word);
        if (wanted.isEmpty() || wanted.length() > MAX_LENGTH) {
            return null;
        }
        String best = null;
        int fewest = (wanted.length() < 3 ? 0 : Math.max(1, wanted.length() / 3)) + 1;
        for (String candidate : candidates) {
            int edits = distance(wanted, fold(candidate));
            if (edits < fewest) {
                fewest = edits;
                best = candidate;
            }
        }
        return best;
    }

    /**
     * The class that a wrong name was probably meant to be: the same simple name elsewhere, else the nearest spelling.
     *
     * @return {@code null} where nothing is near
     */
    public static @Nullable String ofClass(String word, Collection<String> classNames) {
        String simple = simple(word);
        String sameSimple = null;
        Set<String> around = new TreeSet<>();
        Set<String> besides = new TreeSet<>();
        for (String each : classNames) {
            if (each.replace('$', '.').equals(word.replace('$', '.'))) {
                return each; // a nested class is written with '$'
            }
            if (simple(each).equals(simple) && (sameSimple == null || each.compareTo(sameSimple) < 0)) {
                sameSimple = each;
            }
            (samePackage(each, word) ? besides : around).add(simple(each));
        }
        if (sameSimple != null) {
            return sameSimple;
        }
        String best = of(simple, besides);
        String nearest = best == null ? of(simple, around) : best;
        for (String each : classNames) {
            if (nearest != null && simple(each).equals(nearest) && (best == null || samePackage(each, word))) {
                return each;
            }
        }
        return null;
    }

    /** Nested classes keep their outer's name: {@code Bot$Feed} is no other class's {@code Feed}. */
    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private static boolean samePackage(String one, String other) {
        int dot = one.lastIndexOf('.');
        return dot == other.lastIndexOf('.') && one.regionMatches(0, other, 0, Math.max(dot, 0));
    }

    /** {@code "unknown key 'symbl', did you mean 'symbol'"}, or with all valid names where none is near. */
    public static String unknown(String what, String word, Collection<String> candidates) {
        String nearest = of(word, candidates);
        return "unknown " + what + " '" + Quote.of(word) + "', "
                + (nearest != null
                        ? "did you mean '" + nearest + "'"
                        : (candidates.size() == 1 ? "valid is " : "valid are ") + String.join(", ", candidates));
    }

    private static String fold(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '_' && c != '-' && c != '.' && c != ' ') {
                kept.append(c);
            }
        }
        return kept.toString().toLowerCase(Locale.ROOT);
    }

    /** Optimal string alignment: insert, delete, replace, swap two neighbours. */
    private static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] free = beforeLast;
            beforeLast = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
