package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields that are wanted of a JSON text, by their paths: {@code orderId}, {@code result.orderId},
 * {@code data[0].ordId}, {@code data[].ordId}, where {@code []} stands for every element, and {@code open.{}.price},
 * where {@code {}} stands for every member of an object; one of the two may occur, once. A path that ends with it means
 * the member's name.
 *
 * <p>Shape: a tree of at most {@value #MAX_NODES} nodes; node 0 is the text's root. Immutable after {@link #of}.
 */
final class Fields {
    static final int NONE = -1;
    static final int ROOT = 0;

    /** Stands for every member of an object; no field of a path can be named so. */
    private static final String MEMBER = "{}";

    /** A node's number is kept in a byte. */
    private static final int MAX_NODES = 127;

    /** What the text is searched for holds. */
    static final Fields NOTHING = of(List.of(), new int[0]);

    private final int[][] childNodes;
    private final char[][][] childNames;
    /** Node of every element; NONE where elements are told apart, or do not matter. */
    private final int[] everyElement;
    /** Node of every member; NONE where members are told apart, or do not matter. */
    private final int[] everyMember;

    private final boolean[] byIndex;
    private final long[] slots;
    private final boolean[] items;
    private final long wanted;
    private final long itemSlots;

    private Fields(List<Node> nodes) {
        int count = nodes.size();
        childNodes = new int[count][];
        childNames = new char[count][][];
        everyElement = new int[count];
        everyMember = new int[count];
        byIndex = new boolean[count];
        slots = new long[count];
        items = new boolean[count];
        long all = 0;
        long inItems = 0;
        for (int n = 0; n < count; n++) {
            Node node = nodes.get(n);
            int children = node.children.size();
            childNodes[n] = new int[children];
            childNames[n] = new char[children][];
            everyElement[n] = NONE;
            everyMember[n] = NONE;
            if (children > Long.SIZE) {
                throw new IllegalArgumentException("more than " + Long.SIZE + " fields of one object");
            }
            for (int c = 0; c < children; c++) {
                Node child = node.children.get(c);
                childNodes[n][c] = child.number;
                childNames[n][c] = child.name.toCharArray();
                byIndex[n] |= child.element;
                if (child.element && child.name.isEmpty()) {
                    everyElement[n] = child.number;
                } else if (child.isMember()) {
                    everyMember[n] = child.number;
                }
            }
            slots[n] = node.slots;
            items[n] = (node.element && node.name.isEmpty()) || node.isMember();
            all |= node.slots;
            inItems |= node.within ? node.slots : 0;
        }
        wanted = all;
        itemSlots = inItems;
    }

    /**
     * The set of these paths.
     *
     * @param slots the place of each path's value, 0..63
     * @throws IllegalArgumentException where a path is none
     */
    static Fields of(List<String> paths, int[] slots) {
        List<Node> nodes = new ArrayList<>();
        Node root = new Node(0, "", false, false);
        nodes.add(root);
        for (int i = 0; i < slots.length; i++) {
            Node node = root;
            for (String step : steps(paths.get(i))) {
                node = node.child(step, nodes);
            }
            node.slots |= 1L << slots[i];
        }
        if (nodes.size() > MAX_NODES) {
            throw new IllegalArgumentException("more than " + MAX_NODES + " different fields");
        }
        return new Fields(nodes);
    }

    /** {@code data[0].id} is {@code data}, {@code [0]}, {@code id}. */
    private static List<String> steps(String path) {
        List<String> steps = new ArrayList<>();
        for (String part : path.split("\\.", -1)) {
            int bracket = part.indexOf('[');
            String name = bracket < 0 ? part : part.substring(0, bracket);
            if (!name.isEmpty()) {
                steps.add(name);
            }
            while (bracket >= 0) {
                int end = part.indexOf(']', bracket);
                steps.add(part.substring(bracket, end + 1));
                bracket = part.indexOf('[', end);
            }
        }
        return steps;
    }

    /** All slots. */
    @HotPath
    long wanted() {
        return wanted;
    }

    /** Those that are found anew in every element. */
    @HotPath
    long itemSlots() {
        return itemSlots;
    }

    /** The slots that the value at {@code node} fills; 0 for none. */
    @HotPath
    long slots(int node) {
        return node < 0 ? 0 : slots[node];
    }

    /** The node of each member of the object at {@code node}, whatever its name. */
    @HotPath
    int everyMember(int node) {
        return node < 0 ? NONE : everyMember[node];
    }

    /** Whether each object here is one of those that {@code []} or {@code {}} stands for. */
    @HotPath
    boolean isItem(int node) {
        return node >= 0 && items[node];
    }

    /** The fields of the object at {@code node} that matter, a bit each. */
    @HotPath
    long candidates(int node) {
        int names = node < 0 ? 0 : childNodes[node].length;
        return names == 0 ? 0 : -1L >>> (64 - names);
    }

    /** Those of {@code candidates} whose names have {@code c} at {@code at}. */
    @HotPath
    long narrow(int node, long candidates, int at, char c) {
        long left = candidates;
        long kept = candidates;
        while (left != 0) {
            int child = Long.numberOfTrailingZeros(left);
            left &= left - 1;
            char[] name = childNames[node][child];
            if (at >= name.length || name[at] != c) {
                kept &= ~(1L << child);
            }
        }
        return kept;
    }

    /** The node of the one candidate whose name ends at {@code length}; NONE without one. */
    @HotPath
    int match(int node, long candidates, int length) {
        long left = candidates;
        while (left != 0) {
            int child = Long.numberOfTrailingZeros(left);
            left &= left - 1;
            if (childNames[node][child].length == length) {
                return childNodes[node][child];
            }
        }
        return NONE;
    }

    /** The node of an array's element. */
    @HotPath
    int element(int node, int index) {
        if (node < 0 || !byIndex[node]) {
            return NONE;
        }
        char[][] names = childNames[node];
        for (int i = 0; i < names.length; i++) {
            if (names[i].length == 2 && names[i][0] == '[' && names[i][1] - '0' == index) {
                return childNodes[node][i];
            }
        }
        return everyElement[node];
    }

    private static final class Node {
        final int number;
        final String name;
        final boolean element;
        /** Whether it lies in one of the elements that {@code []} stands for. */
        final boolean within;

        final List<Node> children = new ArrayList<>();
        long slots;

        Node(int number, String name, boolean element, boolean within) {
            this.number = number;
            this.name = name;
            this.element = element;
            this.within = within;
        }

        boolean isMember() {
            return !element && name.equals(MEMBER);
        }

        Node child(String step, List<Node> nodes) {
            boolean bracket = step.startsWith("[");
            String inner = bracket ? step.substring(1, step.length() - 1) : step;
            String wantedName = bracket && !inner.isEmpty() ? "[" + inner : inner;
            for (Node child : children) {
                if (child.element == bracket && child.name.equals(wantedName)) {
                    return child;
                }
            }
            boolean item = (bracket && inner.isEmpty()) || step.equals(MEMBER);
            Node child = new Node(nodes.size(), wantedName, bracket, within || item);
            nodes.add(child);
            children.add(child);
            return child;
        }
    }
}
