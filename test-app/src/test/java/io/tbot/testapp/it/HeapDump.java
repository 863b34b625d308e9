package io.tbot.testapp.it;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/**
 * The objects of a heap dump and what refers to what.
 *
 * <p>Threads: the test thread. Shape: a dump of up to 2 GiB, mapped; a few hundred thousand objects.
 *
 * <p>Not: references that keep nothing alive, those of weak and phantom references. Source: the format "JAVA PROFILE
 * 1.0.2", with ids of eight bytes.
 */
final class HeapDump {
    private static final int TEXT = 0x01;
    private static final int LOADED_CLASS = 0x02;
    private static final int HEAP = 0x0C;
    private static final int HEAP_SEGMENT = 0x1C;
    private static final int CLASS = 0x20;
    private static final int INSTANCE = 0x21;
    private static final int OBJECTS = 0x22;
    private static final int PRIMITIVES = 0x23;
    private static final int REFERENCE = 2;
    private static final int CHARS = 5;
    private static final int BYTES = 8;
    /** Bytes of a value by its type's number in the format. */
    private static final int[] WIDTHS = {0, 0, 8, 0, 1, 2, 4, 8, 1, 2, 4, 8};

    private final ByteBuffer dump;
    private final Map<Long, String> texts = new HashMap<>();
    private final Map<Long, Long> classNames = new HashMap<>();
    private final Map<Long, Type> types = new HashMap<>();
    private final Map<Long, Integer> objects = new HashMap<>();
    private final List<Root> roots = new ArrayList<>();
    private final Map<Integer, Long> threads = new HashMap<>();

    HeapDump(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            dump = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
        }
        while (dump.get() != 0) {
            // the format's name
        }
        if (dump.getInt() != Long.BYTES) {
            throw new IOException("ids are not of eight bytes in " + file);
        }
        dump.getLong();
        while (dump.hasRemaining()) {
            int tag = dump.get();
            dump.getInt();
            int end = dump.getInt() + dump.position();
            switch (tag) {
                case TEXT -> texts.put(dump.getLong(), text(end));
                case LOADED_CLASS -> {
                    dump.getInt();
                    long type = dump.getLong();
                    dump.getInt();
                    classNames.put(type, dump.getLong());
                }
                case HEAP, HEAP_SEGMENT -> {
                    while (dump.position() < end) {
                        readHeap();
                    }
                }
                default -> {}
            }
            dump.position(end);
        }
    }

    private String text(int end) {
        byte[] bytes = new byte[end - dump.position()];
        dump.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void readHeap() throws IOException {
        int start = dump.position();
        int tag = dump.get() & 0xFF;
        long id = dump.getLong();
        switch (tag) {
            case 0xFF, 0x05, 0x07 -> roots.add(new Root(id, 0));
            case 0x01 -> {
                dump.getLong();
                roots.add(new Root(id, 0));
            }
            case 0x02, 0x03 -> {
                roots.add(new Root(id, dump.getInt()));
                dump.getInt();
            }
            case 0x04, 0x06 -> roots.add(new Root(id, dump.getInt()));
            case 0x08 -> {
                int serial = dump.getInt();
                dump.getInt();
                threads.put(serial, id);
                roots.add(new Root(id, serial));
            }
            case CLASS -> {
                objects.put(id, start);
                readClass(id);
            }
            case INSTANCE -> {
                objects.put(id, start);
                dump.position(dump.position() + 12);
                skip(dump.getInt());
            }
            case OBJECTS -> {
                objects.put(id, start);
                dump.getInt();
                skip(dump.getInt() * 8 + 8);
            }
            case PRIMITIVES -> {
                objects.put(id, start);
                dump.getInt();
                int length = dump.getInt();
                skip(length * WIDTHS[dump.get()]);
            }
            default -> throw new IOException("unknown part " + tag + " of a heap dump at " + start);
        }
    }

    private void skip(int bytes) {
        dump.position(dump.position() + bytes);
    }

    private void readClass(long id) {
        dump.getInt();
        long parent = dump.getLong();
        long loader = dump.getLong();
        skip(4 * 8 + 4);
        for (int left = dump.getShort(); left > 0; left--) {
            dump.getShort();
            skip(WIDTHS[dump.get()]);
        }
        List<Long> statics = new ArrayList<>();
        for (int left = dump.getShort(); left > 0; left--) {
            dump.getLong();
            int type = dump.get();
            if (type == REFERENCE) {
                statics.add(dump.getLong());
            } else {
                skip(WIDTHS[type]);
            }
        }
        int fields = dump.getShort();
        long[] names = new long[fields];
        byte[] kinds = new byte[fields];
        for (int i = 0; i < fields; i++) {
            names[i] = dump.getLong();
            kinds[i] = dump.get();
        }
        types.put(id, new Type(texts.get(classNames.get(id)), parent, loader, statics, names, kinds));
    }

    List<Root> roots() {
        return roots;
    }

    /** The thread that a root belongs to; 0 without one. */
    long threadOf(Root root) {
        return threads.getOrDefault(root.thread, 0L);
    }

    Iterable<Long> objects() {
        return objects.keySet();
    }

    boolean isClass(long id) {
        return types.containsKey(id);
    }

    /** The class of an object; of a class itself. */
    long classOf(long id) {
        if (isClass(id)) {
            return id;
        }
        Integer at = objects.get(id);
        if (at == null) {
            return 0;
        }
        return switch (dump.get(at)) {
            case INSTANCE -> dump.getLong(at + 13);
            case OBJECTS -> dump.getLong(at + 17);
            default -> 0;
        };
    }

    /** The class's name with slashes; of an object that of its class, empty for an array of primitives. */
    String nameOf(long id) {
        Type type = types.get(classOf(id));
        return type == null ? "" : type.name;
    }

    /** The loader of an object's class; 0 for the boot loader. */
    long loaderOf(long id) {
        Type type = types.get(classOf(id));
        return type == null ? 0 : type.loader;
    }

    boolean isA(long id, String name) {
        for (Type type = types.get(classOf(id)); type != null; type = types.get(type.parent)) {
            if (type.name.equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** Shows the objects that one keeps alive. */
    void references(long id, LongConsumer consumer) {
        Integer at = objects.get(id);
        if (at == null) {
            return;
        }
        switch (dump.get(at)) {
            case CLASS -> {
                Type type = types.get(id);
                consumer.accept(type.parent);
                consumer.accept(type.loader);
                type.statics.forEach(consumer::accept);
            }
            case OBJECTS -> {
                int length = dump.getInt(at + 13);
                for (int i = 0; i < length; i++) {
                    consumer.accept(dump.getLong(at + 25 + 8 * i));
                }
            }
            case INSTANCE -> {
                consumer.accept(classOf(id));
                boolean weak = isA(id, "java/lang/ref/WeakReference") || isA(id, "java/lang/ref/PhantomReference");
                fields(id, (name, value) -> {
                    if (!weak || !name.equals("referent")) {
                        consumer.accept(value);
                    }
                });
            }
            default -> {}
        }
    }

    /** Shows the fields of an instance that are references. */
    void fields(long id, BiConsumer<String, Long> consumer) {
        int at = objects.get(id) + 25;
        for (Type type = types.get(classOf(id)); type != null; type = types.get(type.parent)) {
            for (int i = 0; i < type.names.length; i++) {
                if (type.kinds[i] == REFERENCE) {
                    consumer.accept(texts.get(type.names[i]), dump.getLong(at));
                }
                at += WIDTHS[type.kinds[i]];
            }
        }
    }

    /** The content of an array of bytes or characters, as it lies in the dump; null of anything else. */
    byte[] content(long id) {
        int at = objects.get(id);
        if (dump.get(at) != PRIMITIVES || dump.get(at + 17) != BYTES && dump.get(at + 17) != CHARS) {
            return null;
        }
        byte[] content = new byte[dump.getInt(at + 13) * WIDTHS[dump.get(at + 17)]];
        dump.get(at + 18, content);
        return content;
    }

    /** What keeps an object alive by itself; thread 0 where it is no thread's. */
    record Root(long object, int thread) {}

    private record Type(String name, long parent, long loader, List<Long> statics, long[] names, byte[] kinds) {}
}
