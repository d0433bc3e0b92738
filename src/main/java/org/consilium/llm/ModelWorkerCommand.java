package org.consilium.llm;

import org.consilium.llm.worker.ModelWorker;

/** The command {@code model-worker}: holds a model for the service that started it. */
public final class ModelWorkerCommand {
    public static final String NAME = ModelWorker.COMMAND;

    private ModelWorkerCommand() {}

    /** Returns when the service that started it is gone. */
    public static int run(String[] arguments) {
        return ModelWorker.run(arguments);
    }
}
