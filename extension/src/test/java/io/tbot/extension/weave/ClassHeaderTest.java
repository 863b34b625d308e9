package io.tbot.extension.weave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.Sample;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassHeaderTest {
    private static final String LISTENER = ClassFiles.nameOf(Sample.Listener.class);

    @Test
    void readsTheNamesAboveAClass() {
        ClassHeader header = ClassHeader.of(ClassFiles.of(Sample.Below.class));

        assertThat(header.name()).isEqualTo(ClassFiles.nameOf(Sample.Below.class));
        assertThat(header.superName()).isEqualTo(ClassFiles.nameOf(Sample.Direct.class));
        assertThat(header.interfaces()).isEmpty();
        assertThat(ClassHeader.of(ClassFiles.of(Sample.Direct.class)).interfaces())
                .containsExactly(LISTENER);
    }

    @Test
    void mentionsOnlyNamesThatTheConstantPoolHolds() {
        byte[] bytes = ClassFiles.of(Sample.Unrelated.class);

        assertThat(ClassHeader.mentions(bytes, new MethodNames(List.of("onTick"))))
                .isTrue();
        assertThat(ClassHeader.mentions(bytes, new MethodNames(List.of("on*")))).isTrue();
        assertThat(ClassHeader.mentions(bytes, new MethodNames(List.of("place", "cancel*"))))
                .isFalse();
        assertThat(ClassHeader.mentions(bytes, new MethodNames(List.of()))).isTrue();
    }

    @Test
    void declaresOnlyWhatTheClassItselfImplements() {
        ClassHeader header = ClassHeader.of(ClassFiles.of(Sample.Direct.class));

        assertThat(header.declares(new MethodNames(List.of("onTick")))).isTrue();
        assertThat(header.declares(new MethodNames(List.of("onGap")))).isFalse();
        assertThat(header.declares(new MethodNames(List.of("*Tick")))).isTrue();
    }

    @Test
    void findsTheBodiesOfLambdasWithTheShiftOfTheirArguments() {
        ClassHeader header = ClassHeader.of(ClassFiles.of(Sample.Lambdas.class));

        List<LambdaBody> bodies = header.lambdaBodies(new MethodNames(List.of("onTick")));

        assertThat(bodies)
                .extracting(
                        LambdaBody::interfaceName,
                        body -> body.method().replaceAll("lambda\\$(\\w+)\\$\\d+", "$1"),
                        LambdaBody::shift)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(LISTENER, "capturingNothing(Ljava/lang/String;J)V", 0),
                        org.assertj.core.groups.Tuple.tuple(
                                LISTENER, "capturingAnArgument(Ljava/lang/String;JLjava/lang/String;J)V", 2),
                        org.assertj.core.groups.Tuple.tuple(
                                ClassFiles.nameOf(Sample.LoudListener.class), "capturingThis(Ljava/lang/String;J)V", 0),
                        org.assertj.core.groups.Tuple.tuple(LISTENER, "heard(Ljava/lang/String;J)V", 0));
        assertThat(bodies).extracting(LambdaBody::samDescriptor).containsOnly("(Ljava/lang/String;J)V");
    }

    @Test
    void refusesAClassFileFromTheFuture() {
        byte[] bytes = ClassFiles.of(Sample.Direct.class);
        bytes[10] = 99;

        assertThatThrownBy(() -> ClassHeader.of(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("constant pool tag '99' is unknown");
    }
}
