package io.riskanalyzer.examples;

import io.riskanalyzer.examples.BadInput.Kind;
import io.riskanalyzer.rules.file.RuleBook;
import java.nio.file.Files;
import java.util.List;

/** Rule files that are refused. */
final class BadRuleFiles {
    private static final String FILE = """
            name: student-risk
            features:
              attendance: {kind: number, from: 0, to: 1}
              feesOverdue: {kind: flag}
            rules:
              - code: ATT-1
                when: attendance is below 0.75
                points: 40
                text: Attendance {attendance:%} is below 75 %.
              - code: FEE-1
                when: feesOverdue is yes
                points: 15
                text: Fees are overdue.
            bands:
              - {name: GREEN, below: 30}
              - {name: RED}
            """;

    private BadRuleFiles() {}

    static List<BadInput> all() {
        return List.of(
                changed("Key that there is not", "points: 40", "pionts: 40"),
                changed("Name that there is not", "attendance is below", "attendence is below"),
                changed("Words that there are not", "is below 0.75", "is lower than 0.75"),
                changed("Share written as per cent", "below 0.75", "below 75 %"),
                changed("Decimal comma", "below 0.75", "below 0,75"),
                changed("Flag asked otherwise", "is yes", "is true"),
                changed("Text for a number", "points: 40", "points: forty"),
                changed("Number for a text", "code: FEE-1", "code: 101"),
                changed("Code twice", "code: FEE-1", "code: ATT-1"),
                changed("Key twice", "points: 40", "points: 40\n    points: 50"),
                changed("Value of another feature shown", "Fees are overdue", "Fees are overdue at {attendance}"),
                changed("Kind that there is not", "kind: flag", "kind: bool"),
                changed("Last band with a limit", "{name: RED}", "{name: RED, below: 90}"),
                changed("Line indented otherwise", "    points: 40", "   points: 40"),
                changed("Empty file", FILE, ""));
    }

    private static BadInput changed(String title, String from, String to) {
        String given = to.isEmpty() ? "(nothing)" : to.strip();
        return new BadInput(Kind.RULE_FILE, title, given, folder -> {
            if (!FILE.contains(from)) {
                throw new IllegalStateException("The file has no " + from);
            }
            var file = Files.writeString(folder.resolve("student-risk.yaml"), FILE.replace(from, to));
            return BadInput.refusalOf(() -> RuleBook.load(file));
        });
    }
}
