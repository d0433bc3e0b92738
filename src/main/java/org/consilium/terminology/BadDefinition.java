package org.consilium.terminology;

/** A definition file that cannot be used: which file, which line and why. It stops the start. */
public final class BadDefinition extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;
    private final String reason;

    public BadDefinition(String file, int line, String reason) {
        super("CSL-0300 correct the definition " + file + ", line " + line + ": " + reason);
        this.file = file;
        this.line = line;
        this.reason = reason;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public String reason() {
        return reason;
    }
}
