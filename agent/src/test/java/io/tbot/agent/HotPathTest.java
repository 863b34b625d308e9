package io.tbot.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Reads the bytecode of everything that runs on the bot's threads, instruction by instruction. ArchUnit cannot see
 * arrays, lambdas or monitors.
 */
class HotPathTest {
    private static final String HOT_PATH = "Lio/tbot/bootstrap/HotPath;";
    private static final Path ROOT = Path.of(System.getProperty("user.dir")).resolveSibling("");

    /** What hot methods may call besides each other: no allocation, no lock, no wait. */
    private static final Set<String> ALLOWED = Set.of(
            "java/lang/System.nanoTime",
            "java/lang/System.identityHashCode",
            "java/lang/Object.equals",
            "java/lang/Object.hashCode",
            "java/lang/Object.getClass",
            "java/lang/Class.getName", // kept by the class
            "java/lang/Class.isInstance",
            "java/lang/Boolean.equals",
            "java/lang/Character.charValue",
            "java/lang/Character.isWhitespace",
            "java/lang/Character.digit",
            "java/lang/Enum.name",
            "java/lang/Thread.currentThread",
            "java/lang/Thread.getId",
            "java/lang/ThreadLocal.get",
            "java/lang/ClassValue.get",
            "java/lang/Number.doubleValue",
            "java/lang/Number.longValue",
            "java/lang/Double.doubleToRawLongBits",
            "java/lang/Double.isNaN",
            "java/lang/Double.longBitsToDouble",
            "java/lang/Long.numberOfLeadingZeros",
            "java/lang/Long.numberOfTrailingZeros",
            "java/lang/CharSequence.charAt",
            "java/lang/CharSequence.length",
            "java/net/URI.getHost",
            "java/net/URI.getRawPath",
            "java/net/URI.getRawQuery",
            "java/net/URL.getHost",
            "java/net/URL.getPath",
            "java/net/URL.getQuery",
            "java/net/http/HttpRequest.method",
            "java/net/http/HttpRequest.uri",
            "java/net/http/HttpRequest.bodyPublisher",
            "java/net/http/HttpResponse.body",
            "java/net/http/HttpResponse.statusCode",
            "java/net/http/HttpResponse.headers", // the next two return what is there
            "java/net/http/HttpHeaders.map",
            "sun/net/www/MessageHeader.getKey", // takes the lock of the connection's own headers, never contended
            "sun/net/www/MessageHeader.getValue",
            "java/nio/ByteBuffer.get",
            "java/nio/ByteBuffer.position",
            "java/nio/ByteBuffer.remaining",
            "java/util/Arrays.fill",
            "java/util/Optional.orElse",
            "java/nio/CharBuffer.array",
            "java/nio/CharBuffer.arrayOffset",
            "java/nio/CharBuffer.hasArray",
            "java/nio/CharBuffer.position",
            "java/nio/CharBuffer.remaining",
            "java/util/concurrent/CompletableFuture.isCompletedExceptionally",
            "java/util/Date.getTime",
            "java/time/Instant.getEpochSecond",
            "java/time/Instant.getNano",
            "java/util/HashMap.get",
            "java/util/Map.get",
            "java/lang/Throwable.getCause",
            "java/util/List.size",
            "java/util/List.get", // of a batch that was drained into an ArrayList
            // reads of QuickFIX/J: tags from its map, the rest when a session begins, ends or misses messages
            "quickfix/Message.getHeader",
            "quickfix/Message.isSetField",
            "quickfix/Message.getString",
            "quickfix/Message.hasGroup",
            "quickfix/Message.getGroup",
            "quickfix/Message$Header.isSetField",
            "quickfix/Message$Header.getString",
            "quickfix/Group.isSetField",
            "quickfix/Group.getString",
            "quickfix/Session.getSessionID",
            "quickfix/Session.getStore",
            "quickfix/Session.getExpectedTargetNum",
            "quickfix/Session.hasResponder",
            "quickfix/Session.isLoggedOn",
            "quickfix/SessionID.toString",
            "quickfix/SessionID.getTargetCompID",
            "com/lmax/disruptor/RingBuffer.get", // an array read; of a few events, when a batch is published
            "quickfix/SessionState.isInitiator");

    /** Whole types that neither allocate nor wait. LongAdder may allocate a stripe, once, when threads collide. */
    private static final Set<String> ALLOWED_TYPES = Set.of(
            "java/lang/Math",
            "java/lang/String",
            "java/lang/invoke/VarHandle",
            "java/lang/ref/Reference",
            "java/lang/ref/WeakReference",
            "io/tbot/engine/lookup/IdentityTable$Entry", // a WeakReference: refersTo and clear
            "java/util/concurrent/atomic/AtomicBoolean",
            "java/util/concurrent/atomic/AtomicInteger",
            "java/util/concurrent/atomic/AtomicLong",
            "java/util/concurrent/atomic/AtomicIntegerArray",
            "java/util/concurrent/atomic/AtomicLongArray",
            "java/util/concurrent/atomic/AtomicReferenceArray",
            "java/util/concurrent/atomic/LongAdder");

    /** The rare branches: each in a method of its own, taken once a thread, a series or a fault, never once a call. */
    private static final Set<String> RARE = Set.of(
            "io/tbot/engine/measure/Cell.grow", // the first duration of a power of two
            "io/tbot/engine/measure/Cell.spill", // once in two billion calls
            "io/tbot/engine/measure/ThreadCells.makeCell", // a thread's first call of a series
            "io/tbot/engine/measure/ThreadCells.growSites", // a thread's first call of a site
            "io/tbot/engine/measure/Threads.join", // a thread's first call
            "io/tbot/engine/measure/Frames.lost", // a frame whose end never came
            "io/tbot/engine/measure/VirtualFrames.fill", // the first use of a pool slot
            "io/tbot/engine/measure/Measure.resolve", // labels a thread has not met, or beyond a cap
            "io/tbot/engine/database/SummaryTable.add", // a statement text met for the first time
            "io/tbot/engine/database/Pools.meet", // a pool's first loan
            "io/tbot/engine/tick/LatestTicks.meet", // a symbol's first tick
            "io/tbot/engine/flow/OrderRing.made", // a place of the queue in its first lap
            "io/tbot/engine/feed/FeedTable.add", // the first tick of a feed
            "io/tbot/engine/database/SqlErrors.typeOf", // a statement that failed
            "io/tbot/engine/database/Products.get", // a driver class met for the first time
            "io/tbot/engine/database/DatabaseCalls.failed", // a fault of ours
            "io/tbot/engine/database/RedisCalls.failed", // the same
            "io/tbot/engine/database/RedisCalls.countError", // a command that failed
            "io/tbot/engine/database/RedisCalls.watch", // a command in the background
            "io/tbot/engine/exchange/HttpResults.failed", // the same
            "io/tbot/engine/connectivity/ResponseHeaders.takeAll", // an answer's map; an iterator beyond 64 headers
            "io/tbot/engine/connectivity/VenueLinks.meet", // a venue's first answer
            "io/tbot/engine/connectivity/RateWindows.add", // an allowance met for the first time
            "io/tbot/engine/connectivity/ClockOffset.renew", // once a minute and venue
            "io/tbot/engine/exchange/HttpCalls.remember", // an exchange of HttpURLConnection; HTTP may take 256 bytes
            "io/tbot/engine/exchange/BegunCalls.remember", // the same
            "io/tbot/engine/exchange/HttpContent.readTarget", // a call whose content means something; the same
            "io/tbot/engine/exchange/HttpCalls.watch", // a call in the background; the same
            "io/tbot/engine/exchange/ErrorTypes.of", // a call without an answer
            "io/tbot/engine/exchange/Venues.name", // a host met for the first time
            "io/tbot/engine/exchange/Venues.venue", // a host beyond the table
            "io/tbot/engine/exchange/HttpBodies.answering", // the answer of a call whose venue has a profile; 256 bytes
            "io/tbot/engine/venue/VenueTraffic.begun", // the same: its state, and the values it tells
            "io/tbot/engine/venue/VenueTraffic.readAnswer", // the same, of a library's answer
            "io/tbot/engine/venue/ApiCall.begin", // the same
            "io/tbot/engine/venue/ApiCall.keep", // the same
            "io/tbot/engine/venue/ApiCall.item", // the same, of a list
            "io/tbot/engine/venue/ApiCall.end", // the same
            "io/tbot/engine/venue/GeneralCall.refused", // an error code in an answer, which may be a limit's
            "io/tbot/engine/venue/VenueStreams.refused", // the same, in a message
            "io/tbot/engine/venue/VenueStreams.order", // an order over a WebSocket; the same
            "io/tbot/engine/venue/VenueStreams.tell", // a report; the same
            "io/tbot/engine/venue/VenueStreams.reply", // the same
            "io/tbot/engine/venue/JsonScanner.carry", // a wanted value that is cut by the end of a part
            "io/tbot/engine/venue/Scratch.grow", // a thread's first text of a length, four times at most
            "io/tbot/engine/venue/Found.grow", // the same, of what was found in it
            "io/tbot/engine/venue/Scratch.written", // a request's body in a stream, whose lock is free
            "io/tbot/engine/venue/Profiles.meet", // a venue met for the first time
            "io/tbot/engine/fix/ExecIds.turn", // once in 4,096 reports
            "io/tbot/engine/lookup/NameTable.add", // a name met for the first time
            "io/tbot/engine/exchange/Clients.name", // a client's first call
            "io/tbot/engine/exchange/Clients.meet", // the same, of one from before the agent
            "io/tbot/engine/orders/CallFailures.tell", // the same, and of a part of one
            "io/tbot/bootstrap/OrderStream.enter", // a bot that asks for a stream of its orders
            "io/tbot/bootstrap/OrderStream.exit", // the same
            "io/tbot/engine/orders/OrderCalls.refuse", // an order call that was refused or failed
            "io/tbot/engine/orders/OrderWords.learn", // a side or type in a spelling met for the first time
            "io/tbot/engine/orders/StatusWords.rare", // a status in unusual spelling
            "io/tbot/bootstrap/FactValue.textOf", // an id or number that is neither text, primitive nor a plain number
            "io/tbot/bootstrap/Items.of", // a list of orders that the bot asked for, which is walked by an iterator
            "io/tbot/bootstrap/Items.next", // the same
            "io/tbot/bootstrap/Items.all", // the same
            "io/tbot/bootstrap/Labels.remember", // a number not used as a label lately
            "io/tbot/bootstrap/ProbeSink.failed"); // a fault inside a probe

    /**
     * Whose advice may call which library: accessors of fields, and strings that HTTP may make within its 256 bytes.
     */
    private static final String[] CLIENTS = {
        "io/tbot/extension/okhttp/", "okhttp3/", //
        "io/tbot/extension/okhttp/", "okio/",
        "io/tbot/extension/apache/", "org/apache/",
        "io/tbot/extension/redis/", "redis/clients/jedis/",
        "io/tbot/extension/redis/", "io/lettuce/",
        "io/tbot/extension/nv/", "com/neovisionaries/ws/client/",
        "io/tbot/extension/tyrus/", "org/glassfish/tyrus/core/frame/",
        "io/tbot/extension/jetty/", "org/eclipse/jetty/websocket/core/",
        "io/tbot/extension/xchangestream/", "io/netty/",
        "io/tbot/extension/xchangestream/", "info/bitrich/xchangestream/",
        "io/tbot/extension/xchangestream/", "org/knowm/xchange/Exchange",
        "io/tbot/extension/xchangestream/", "io/reactivex/rxjava3/core/", // a bot that asks for a stream
    };

    private static final List<Code> METHODS = new ArrayList<>();
    private static final Map<String, Code> BY_NAME = new HashMap<>();
    private static final Set<String> HOT = new HashSet<>();

    @BeforeAll
    static void readEveryClass() {
        for (String module : List.of("bootstrap", "engine", "extension")) {
            Path classes = ROOT.resolve(module).resolve("target/classes");
            try (Stream<Path> files = Files.walk(classes)) {
                files.filter(file -> file.toString().endsWith(".class")).forEach(HotPathTest::read);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        for (Code code : METHODS) {
            BY_NAME.put(code.owner + '.' + code.name + code.descriptor, code);
            if (code.hot) {
                HOT.add(code.owner + '.' + code.name);
            }
        }
    }

    private static void read(Path file) {
        try {
            ClassReader reader = new ClassReader(Files.readAllBytes(file));
            reader.accept(new Reading(reader.getClassName()), ClassReader.SKIP_DEBUG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void findsTheHotPath() {
        assertThat(HOT).contains("io/tbot/bootstrap/Probe.enter", "io/tbot/engine/measure/Measure.exit");
    }

    @Test
    void neitherAllocatesNorWaitsNorThrows() {
        List<String> faults = new ArrayList<>();
        for (Code code : METHODS) {
            if (code.hot) {
                check(code, faults);
            }
        }

        assertThat(faults).isEmpty();
    }

    /** The text of a message would be built anew for each caller. */
    @Test
    void readsFixMessagesByTagAndNeverTheirText() {
        Set<String> ofMessages = new TreeSet<>();
        Set<String> texts = new TreeSet<>();
        for (Code code : METHODS) {
            if (code.owner.startsWith("io/tbot/extension/fix/")) {
                for (Call call : code.calls) {
                    if (call.owner.matches("quickfix/(Message.*|Group|FieldMap)")) {
                        ofMessages.add(call.name);
                    }
                    if (call.name.matches("to[A-Z]*(String|XML)|valueOf|append")) {
                        texts.add(call.target());
                    }
                }
            }
        }

        assertThat(ofMessages).containsExactly("getGroup", "getHeader", "getString", "hasGroup", "isSetField");
        assertThat(texts).containsExactly("quickfix/SessionID.toString");
    }

    private static void check(Code code, List<String> faults) {
        String where = code.owner + '.' + code.name + ": ";
        if ((code.access & Opcodes.ACC_SYNCHRONIZED) != 0) {
            faults.add(where + "synchronized");
        }
        for (int opcode : code.opcodes) {
            switch (opcode) {
                case Opcodes.NEW, Opcodes.NEWARRAY, Opcodes.ANEWARRAY, Opcodes.MULTIANEWARRAY ->
                    faults.add(where + "allocates");
                case Opcodes.INVOKEDYNAMIC -> faults.add(where + "links a lambda or a string");
                case Opcodes.MONITORENTER -> faults.add(where + "locks");
                case Opcodes.ATHROW -> faults.add(where + "throws");
                default -> {}
            }
        }
        for (Call call : code.calls) {
            if (!allowed(call) && !ofLibrary(code, call)) {
                faults.add(where + "calls " + call.target());
            }
        }
    }

    private static boolean allowed(Call call) {
        if (call.name.equals("valueOf") && !call.owner.startsWith("io/tbot/")) {
            return false; // boxes, or builds a string
        }
        String target = call.target();
        return HOT.contains(target)
                || RARE.contains(target)
                || ALLOWED.contains(target)
                || ALLOWED_TYPES.contains(call.owner)
                || toSink(call)
                || accessor(call);
    }

    /**
     * What advice reads of the library it is woven into, by the library's own accessors: order hooks may take 256 bytes
     * for that.
     */
    private static boolean ofLibrary(Code code, Call call) {
        for (int i = 0; i < CLIENTS.length; i += 2) {
            if (code.owner.startsWith(CLIENTS[i]) && call.owner.startsWith(CLIENTS[i + 1])) {
                return true;
            }
        }
        if (code.owner.startsWith("io/tbot/extension/binance/")) {
            return call.target().equals("java/util/Map.get");
        }
        return code.owner.startsWith("io/tbot/extension/xchange/")
                && (call.owner.startsWith("org/knowm/xchange/")
                        || call.owner.startsWith("si/mazi/rescu/")
                        || call.target().equals("java/util/List.get")
                        || call.owner.equals("java/util/Collection") // an answer to a question for orders
                        || call.owner.equals("java/util/Iterator") // the same
                        || call.target().equals("java/lang/Object.toString"));
    }

    /** A facade's call into its one sink; the sink's implementation is hot itself. */
    private static boolean toSink(Call call) {
        return call.owner.startsWith("io/tbot/bootstrap/") && call.owner.endsWith("Sink");
    }

    /** A method of ours that only returns a field. */
    private static boolean accessor(Call call) {
        Code code = BY_NAME.get(call.owner + '.' + call.name + call.descriptor);
        return code != null
                && code.opcodes.size() == 3
                && code.opcodes.get(0) == Opcodes.ALOAD
                && code.opcodes.get(1) == Opcodes.GETFIELD;
    }

    /** One call instruction. */
    private record Call(String owner, String name, String descriptor) {
        String target() {
            return owner + '.' + name;
        }
    }

    /** A method's instructions. */
    private static final class Code extends MethodVisitor {
        final String owner;
        final String name;
        final String descriptor;
        final int access;
        final List<Integer> opcodes = new ArrayList<>();
        final List<Call> calls = new ArrayList<>();
        boolean hot;

        Code(String owner, int access, String name, String descriptor) {
            super(Opcodes.ASM9);
            this.owner = owner;
            this.access = access;
            this.name = name;
            this.descriptor = descriptor;
        }

        @Override
        public AnnotationVisitor visitAnnotation(String type, boolean visible) {
            hot |= type.equals(HOT_PATH) || type.contains("/Advice$OnMethod");
            return null;
        }

        @Override
        public void visitInsn(int opcode) {
            opcodes.add(opcode);
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            opcodes.add(opcode);
        }

        @Override
        public void visitVarInsn(int opcode, int index) {
            opcodes.add(opcode);
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            opcodes.add(opcode);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            opcodes.add(opcode);
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            opcodes.add(Opcodes.MULTIANEWARRAY);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            opcodes.add(Opcodes.INVOKEDYNAMIC);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            opcodes.add(opcode);
            calls.add(new Call(owner, name, descriptor));
        }
    }

    /** A class's methods. */
    private static final class Reading extends ClassVisitor {
        private final String owner;

        Reading(String owner) {
            super(Opcodes.ASM9);
            this.owner = owner;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            Code code = new Code(owner, access, name, descriptor);
            METHODS.add(code);
            return code;
        }
    }
}
