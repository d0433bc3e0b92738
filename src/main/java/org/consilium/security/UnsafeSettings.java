package org.consilium.security;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.ExitCodeGenerator;

/** The service refuses to start: all faults of its settings at once, so that nobody mends them one restart at a time. */
public final class UnsafeSettings extends IllegalStateException implements ExitCodeGenerator {
    private static final long serialVersionUID = 1;
    /** EX_CONFIG of sysexits.h: a service manager can tell it from a crash and need not restart. */
    private static final int EX_CONFIG = 78;

    private final transient List<Fault> faults;

    UnsafeSettings(List<Fault> faults) {
        super("CSL-0170 refused to start, " + faults.size() + " setting(s) to mend:\n" + listed(faults));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    @Override
    public int getExitCode() {
        return EX_CONFIG;
    }

    private static String listed(List<Fault> faults) {
        return faults.stream()
                .map(fault -> "  %s %s%n      found: %s%n      set:   %s"
                        .formatted(fault.code(), fault.key(), fault.found(), fault.remedy()))
                .collect(Collectors.joining("\n"));
    }
}
