package io.tbot.extension.own;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.config.Expression;
import io.tbot.extension.own.advice.Amount;
import io.tbot.extension.own.advice.AmountObject;
import io.tbot.extension.own.advice.Epoch;
import io.tbot.extension.own.advice.EpochObject;
import io.tbot.extension.own.advice.Listed;
import io.tbot.extension.own.advice.Read;
import io.tbot.extension.own.advice.Sequence;
import io.tbot.extension.own.advice.SequenceObject;
import io.tbot.extension.own.advice.Site;
import io.tbot.extension.own.advice.Slot;
import io.tbot.extension.own.advice.Told;
import io.tbot.extension.own.advice.ToldOfAll;
import io.tbot.extension.own.advice.Verdict;
import java.lang.annotation.Annotation;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.constant.DoubleConstant;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;
import net.bytebuddy.implementation.bytecode.constant.LongConstant;
import net.bytebuddy.implementation.bytecode.constant.NullConstant;
import net.bytebuddy.implementation.bytecode.constant.TextConstant;
import org.jspecify.annotations.Nullable;

/**
 * Turns the annotated parameters of the advice into instructions of the woven method: constants, loads and direct
 * calls. What does not resolve becomes an open slot.
 */
final class SiteBindings implements Parameter.Source {
    private static final List<Class<? extends Annotation>> ASKED = List.of(
            Site.class,
            Slot.class,
            Read.class,
            Verdict.class,
            Amount.class,
            AmountObject.class,
            Epoch.class,
            EpochObject.class,
            Sequence.class,
            SequenceObject.class,
            Told.class,
            ToldOfAll.class,
            Listed.class);

    private final SlotLayout layout;
    private final WovenSites sites;
    private final ProbedMethods probed;
    private final FactBindings facts;

    SiteBindings(SlotLayout layout, WovenSites sites, ProbedMethods probed) {
        this.layout = layout;
        this.sites = sites;
        this.probed = probed;
        this.facts = new FactBindings(layout);
    }

    Advice.WithCustomMapping bindTo(Advice.WithCustomMapping mapping) {
        Advice.WithCustomMapping bound = mapping;
        for (Class<? extends Annotation> asked : ASKED) {
            bound = bound.bind(new Parameter<>(asked, probed, this));
        }
        return bound;
    }

    /** Told apart here and not by a lambda each: they would all link while the bot's first class is being woven. */
    @Override
    public StackManipulation code(WovenCall call, Class<?> asked, int index) {
        if (asked == Site.class) {
            return site(call);
        } else if (asked == Slot.class) {
            return slot(call, index);
        } else if (asked == Read.class) {
            return read(call, index);
        } else if (asked == Verdict.class) {
            return verdict(call);
        } else if (asked == Told.class) {
            return facts.told(call, index);
        } else if (asked == ToldOfAll.class) {
            return facts.toldOfAll(call, index);
        } else {
            return value(call, asked);
        }
    }

    private StackManipulation value(WovenCall call, Class<?> asked) {
        if (asked == Amount.class) {
            return amount(call);
        } else if (asked == AmountObject.class) {
            return object(call, "value", Role.VALUE);
        } else if (asked == Epoch.class) {
            return epoch(call);
        } else if (asked == EpochObject.class) {
            return object(call, "exchange_time", Role.TIME);
        } else if (asked == Sequence.class) {
            return sequence(call);
        } else if (asked == SequenceObject.class) {
            return object(call, "sequence", Role.SEQUENCE);
        } else if (asked == Listed.class) {
            return object(call, "list", Role.LIST);
        }
        throw new IllegalArgumentException("nothing is bound to ".concat(asked.getName()));
    }

    private StackManipulation site(WovenCall call) {
        return IntegerConstant.forValue(sites.siteOf(call.type(), call.method(), call.paths()));
    }

    /** A slot as the facade's argument: {@code null}, a load, or the local that a guarded read filled. */
    private StackManipulation slot(WovenCall call, int slot) {
        if (!(layout.slot(slot) instanceof Expression.Path path)) {
            return NullConstant.INSTANCE;
        }
        int entryRead = layout.entryReads().indexOf(slot);
        if (entryRead >= 0) {
            return call.local("r" + entryRead);
        }
        int exitRead = layout.exitReads().indexOf(slot);
        return exitRead >= 0 ? call.local("x" + exitRead) : label(call, path);
    }

    private StackManipulation read(WovenCall call, int index) {
        List<Integer> reads = call.atEntry() ? layout.entryReads() : layout.exitReads();
        return index < reads.size() && layout.slot(reads.get(index)) instanceof Expression.Path path
                ? label(call, path)
                : NullConstant.INSTANCE;
    }

    private StackManipulation label(WovenCall call, Expression.Path path) {
        ResolvedPath resolved = resolve(call, path, Role.LABEL);
        return resolved == null
                ? NullConstant.INSTANCE
                : new StackManipulation.Compound(call.code(resolved), Conversion.toLabel(resolved.type()));
    }

    private StackManipulation verdict(WovenCall call) {
        Expression.Path path = layout.verdict();
        if (path == null) {
            return NullConstant.INSTANCE;
        }
        ResolvedPath resolved = resolve(call, path, layout.verdictIsOk() ? Role.OK : Role.FAIL);
        if (resolved == null) {
            // a verdict nobody can read must not say "failed"
            return layout.verdictIsOk() ? NullConstant.INSTANCE : new TextConstant("");
        }
        return new StackManipulation.Compound(call.code(resolved), Conversion.toAnswer(resolved.type()));
    }

    private StackManipulation amount(WovenCall call) {
        if (layout.probe().bindings().get("value") instanceof Expression.Literal literal) {
            return DoubleConstant.forValue(number(literal.text()));
        }
        ResolvedPath resolved = resolve(call, "value", Role.VALUE);
        return resolved == null || !resolved.type().isPrimitive()
                ? DoubleConstant.forValue(Double.NaN)
                : new StackManipulation.Compound(call.code(resolved), Conversion.toDouble(resolved.type()));
    }

    private StackManipulation epoch(WovenCall call) {
        ResolvedPath resolved = resolve(call, "exchange_time", Role.TIME);
        if (resolved == null) {
            return LongConstant.forValue(OrderFacts.NONE);
        }
        return !resolved.type().isPrimitive()
                ? LongConstant.ZERO
                : new StackManipulation.Compound(call.code(resolved), Conversion.toEpoch(resolved.type()));
    }

    private StackManipulation sequence(WovenCall call) {
        ResolvedPath resolved = resolve(call, "sequence", Role.SEQUENCE);
        return resolved == null || !resolved.type().isPrimitive()
                ? LongConstant.forValue(OrderFacts.NONE)
                : new StackManipulation.Compound(call.code(resolved), Conversion.toLong(resolved.type()));
    }

    private StackManipulation object(WovenCall call, String key, Role role) {
        ResolvedPath resolved = resolve(call, key, role);
        return resolved == null || resolved.type().isPrimitive() ? NullConstant.INSTANCE : call.code(resolved);
    }

    private @Nullable ResolvedPath resolve(WovenCall call, String key, Role role) {
        return layout.probe().bindings().get(key) instanceof Expression.Path path ? resolve(call, path, role) : null;
    }

    private @Nullable ResolvedPath resolve(WovenCall call, Expression.Path path, Role role) {
        return call.resolve(path, role, layout);
    }

    static double number(String literal) {
        try {
            return Double.parseDouble(literal);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
