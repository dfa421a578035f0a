package io.riskanalyzer.rules;

import io.riskanalyzer.rules.CellSearch.Outcome;
import io.riskanalyzer.rules.CellSearch.Result;
import io.riskanalyzer.rules.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An analysis at work: asks, and notes what it finds. For one thread. */
final class Inquiry {
    private final RuleSpace space;
    private final CellSearch search;
    private final List<Finding> findings = new ArrayList<>();

    Inquiry(RuleSpace space, long mostSteps) {
        this.space = space;
        this.search = new CellSearch(space, mostSteps);
    }

    RuleSpace space() {
        return space;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Looks for a wanted row. Where it gives up, that is noted as a finding with what was asked. */
    Result find(CellSearch.Goal goal, String question, String... subjects) {
        return find(goal, 0, 1, question, subjects);
    }

    Result find(CellSearch.Goal goal, double above, double enough, String question, String... subjects) {
        Result result = search.find(goal, above, enough);
        if (result.outcome() == Outcome.GIVEN_UP) {
            giveUp(question, subjects);
        }
        return result;
    }

    void giveUp(String question, String... subjects) {
        note(Kind.NOT_DECIDED, List.of(subjects), "Not decided, as it takes too many steps: " + question);
    }

    void note(Kind kind, List<String> subjects, String sentence, int[]... witnesses) {
        findings.add(new Finding(
                kind,
                subjects,
                sentence,
                Arrays.stream(witnesses).map(space::witness).toList()));
    }
}
