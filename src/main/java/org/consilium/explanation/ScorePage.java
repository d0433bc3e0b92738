package org.consilium.explanation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.consilium.assessment.Calculation;
import org.consilium.calculator.CalculatorDefinition;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Every score with its definition, and what it would be with other inputs. */
@Controller
class ScorePage {
    private final Scores scores;
    private final KeptCards cards;

    ScorePage(Scores scores, KeptCards cards) {
        this.scores = scores;
        this.cards = cards;
    }

    @GetMapping("/calculators")
    String list(@RequestParam(defaultValue = "") String words, Model model) {
        List<ScoreView.Line> all =
                scores.shown().stream().map(ScoreView.Line::of).toList();
        model.addAttribute("words", words);
        model.addAttribute("count", all.size());
        model.addAttribute(
                "lines", all.stream().filter(line -> line.speaksOf(words)).toList());
        return "calculators";
    }

    @GetMapping("/calculators/{id}")
    String show(@PathVariable String id, Model model) {
        return page(definition(id), Map.of(), model);
    }

    /** Without a script the form comes back as a whole page. */
    @PostMapping("/calculators/{id}")
    String computed(@PathVariable String id, @RequestParam Map<String, String> form, Model model) {
        return page(definition(id), form, model);
    }

    /** With one only the result is asked for, at each change. */
    @PostMapping("/calculators/{id}/result")
    String result(@PathVariable String id, @RequestParam Map<String, String> form, Model model) {
        CalculatorDefinition definition = definition(id);
        addResult(scores.of(definition, EnteredInputs.ofForm(definition, form)), UnaryOperator.identity(), model);
        return "calculator :: result";
    }

    /** What if: starts from the values behind a card. */
    @GetMapping("/cards/{card}/what-if/{id}")
    String whatIf(@PathVariable UUID card, @PathVariable String id, Model model) {
        return whatIf(card, id, Map.of(), model);
    }

    /** The same with values that were entered, or with what a note proposes confirmed or corrected. */
    @PostMapping("/cards/{card}/what-if/{id}")
    String whatIf(
            @PathVariable UUID card, @PathVariable String id, @RequestParam Map<String, String> form, Model model) {
        addWhatIf(card, id, form, model);
        return "calculator";
    }

    @PostMapping("/cards/{card}/what-if/{id}/result")
    String whatIfResult(
            @PathVariable UUID card, @PathVariable String id, @RequestParam Map<String, String> form, Model model) {
        addWhatIf(card, id, form, model);
        return "calculator :: result";
    }

    private void addWhatIf(UUID card, String id, Map<String, String> sent, Model model) {
        CalculatorDefinition definition = definition(id);
        Calculation behind = cards.score(card, id).orElseThrow(() -> notFound("CSL-2911 this card has no such score"));
        WhatIf whatIf = WhatIf.of(definition, behind);
        Map<String, String> form = whatIf.form(sent);
        model.addAttribute("card", card);
        model.addAttribute("proposals", whatIf.proposals(form));
        model.addAttribute("score", ScoreView.of(definition));
        model.addAttribute("form", form);
        addResult(
                scores.of(definition, EnteredInputs.ofForm(definition, form)),
                result -> whatIf.told(result, form),
                model);
    }

    private CalculatorDefinition definition(String id) {
        return scores.find(id).orElseThrow(() -> notFound("CSL-2912 there is no such score"));
    }

    private static ResponseStatusException notFound(String message) {
        return new ResponseStatusException(HttpStatus.NOT_FOUND, message);
    }

    private String page(CalculatorDefinition definition, Map<String, String> form, Model model) {
        model.addAttribute("score", ScoreView.of(definition));
        model.addAttribute("form", form);
        addResult(scores.of(definition, EnteredInputs.ofForm(definition, form)), UnaryOperator.identity(), model);
        return "calculator";
    }

    private static void addResult(Scores.Result result, UnaryOperator<Calculation> told, Model model) {
        model.addAttribute("times", new WrittenTimes());
        switch (result) {
            case Scores.Result.Refused refused -> model.addAttribute("faults", refused.faults());
            case Scores.Result.Done done -> model.addAttribute("shown", Shown.of(told.apply(done.calculation())));
        }
    }
}
