package org.consilium.llm;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandleProxies;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntBinaryOperator;

/**
 * Halts and resumes a process (POSIX {@code kill(2)}, signal.h). Java can only end one, and to start the program
 * {@code kill} costs more than what is to be gained. Where the system does not know it, nothing is ever halted.
 */
final class Signals {
    private static final Optional<Numbers> NUMBERS =
            numbers(System.getProperty("os.name").toLowerCase(Locale.ROOT));
    private static final Optional<IntBinaryOperator> KILL = NUMBERS.flatMap(known -> kill());

    private Signals() {}

    /** SIGSTOP and SIGCONT, which POSIX leaves each system to number. */
    private record Numbers(int stop, int go) {}

    private static Optional<Numbers> numbers(String system) {
        if (system.startsWith("linux")) {
            return Optional.of(new Numbers(19, 18));
        }
        return system.startsWith("mac") ? Optional.of(new Numbers(17, 19)) : Optional.empty();
    }

    private static Optional<IntBinaryOperator> kill() {
        try {
            Linker linker = Linker.nativeLinker();
            FunctionDescriptor shape =
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            return linker.defaultLookup()
                    .find("kill")
                    .map(address -> MethodHandleProxies.asInterfaceInstance(
                            IntBinaryOperator.class, linker.downcallHandle(address, shape)));
        } catch (IllegalCallerException | UnsupportedOperationException notAllowed) {
            return Optional.empty();
        }
    }

    /** Whether the process was halted. */
    static boolean stop(long process) {
        return NUMBERS.filter(numbers -> send(process, numbers.stop())).isPresent();
    }

    /** Whether it could be told to go on. */
    static boolean go(long process) {
        return NUMBERS.filter(numbers -> send(process, numbers.go())).isPresent();
    }

    private static boolean send(long process, int signal) {
        return KILL.filter(kill -> kill.applyAsInt(Math.toIntExact(process), signal) == 0)
                .isPresent();
    }
}
