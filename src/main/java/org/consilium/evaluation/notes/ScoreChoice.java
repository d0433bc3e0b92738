package org.consilium.evaluation.notes;

import java.util.List;

/** Which score a question asks for. */
public interface ScoreChoice {

    /** Ids of scores, the likeliest first. */
    List<String> rank(String question);
}
