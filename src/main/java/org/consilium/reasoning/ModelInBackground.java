package org.consilium.reasoning;

import org.consilium.llm.LanguageModel;
import org.springframework.stereotype.Component;

/** The one language model, which stands back. */
@Component
final class ModelInBackground implements Foreground {
    private final LanguageModel model;

    ModelInBackground(LanguageModel model) {
        this.model = model;
    }

    @Override
    public Call begin() {
        return model.standBack()::close;
    }
}
