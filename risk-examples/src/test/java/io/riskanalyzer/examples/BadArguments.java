package io.riskanalyzer.examples;

import io.riskanalyzer.examples.BadInput.Answer;
import io.riskanalyzer.examples.BadInput.Kind;
import io.riskanalyzer.examples.CommandLines.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Command lines that are refused. */
final class BadArguments {
    private static final String TRAIN = "train --data students.csv --target outcome --positive withdraws";
    private static final String ASSESS = "assess --plan student.plan.json --data students.csv";
    private static final String EXPLAIN = "explain --plan student.plan.json --data students.csv";
    private static final String AUDIT = "audit --plan student.plan.json --data students.csv";
    private static final String OUTCOME_BY = " --target outcome --positive withdraws --by programme";
    private static final String PLAN = "plan-interventions --plan student.plan.json --data students.csv";

    private BadArguments() {}

    static List<BadInput> all() {
        return List.of(
                bad("Unknown example", "trian --data students.csv"),
                bad("Unknown argument", TRAIN + " --modle logistic"),
                bad("Word without an argument", TRAIN + " logistic"),
                bad("Required argument missing", "train --data students.csv --positive withdraws"),
                bad("Value missing", "train --data students.csv --positive withdraws --target"),
                bad("Argument twice", TRAIN + " --target programme"),
                bad("Text for a number", TRAIN + " --seed today"),
                bad("Charset that is none", TRAIN + " --charset ansi"),
                bad("No such file", "train --data studens.csv --target outcome --positive withdraws"),
                bad("No such column", "train --data students.csv --target outcom --positive withdraws"),
                bad("No such column to drop", TRAIN + " --drop birthday"),
                bad("Target that is an id", "train --data students.csv --target student_id --positive S1"),
                bad("Target that is dropped", TRAIN + " --drop outcome"),
                bad("Column of two kinds", TRAIN + " --category attendance --number attendance"),
                bad("Label that is none", "train --data students.csv --target outcome --positive withdrew"),
                bad("Comparison of text", "train --data students.csv --target outcome --positive <10"),
                bad("Comparison with text", "train --data students.csv --target averageMark --positive <ten"),
                bad("Label of a number", "train --data students.csv --target averageMark --positive fail"),
                bad("Outcome of nobody", "train --data students.csv --target averageMark --positive <0"),
                bad("Outcome missing in a row", "train --data unknown.csv --target outcome --positive yes"),
                bad("Unknown model", TRAIN + " --model forrest"),
                bad("Unknown calibration", TRAIN + " --calibrate sigmoid"),
                bad("Unknown metric", TRAIN + " --metric accuracy"),
                bad("Negative number of settings", TRAIN + " --tune -1"),
                bad("Report over the plan", TRAIN + " --plan best.json --report best.json"),
                bad("One fold", TRAIN + " --cv 1"),
                bad("More folds than rows", TRAIN + " --cv 50"),
                bad("More folds than rows of an outcome", TRAIN + " --cv 12"),
                bad("Folds for other rows", TRAIN + " --folds folds.txt"),
                bad("Header in the folds", TRAIN + " --folds header.txt"),
                bad("Folds from two places", TRAIN + " --folds folds.txt --cv 5"),
                bad("Bands in per cent", TRAIN + " --bands 20,50"),
                bad("Plan over the data", TRAIN + " --plan students.csv"),
                bad("No header, no names", TRAIN + " --no-header"),
                bad("Name twice", TRAIN + " --no-header --names a,b,a,c,d"),
                bad("Long delimiter", TRAIN + " --delimiter ;;"),
                bad("Plan that is no plan", "assess --plan students.csv --data students.csv"),
                bad("Data that are no data", "assess --plan student.plan.json --data student.plan.json"),
                bad("Unknown column to read as", ASSESS + " --unknown program=law"),
                bad("Unknown level to read as", ASSESS + " --unknown programme=medicine"),
                bad("Levels of a number", ASSESS + " --unknown attendance=law"),
                bad("Level without a column", ASSESS + " --unknown law"),
                bad("Answers over the data", ASSESS + " --out students.csv"),
                bad("Row of nobody", EXPLAIN + " --row S99 --id student_id"),
                bad("Summary of one row", EXPLAIN + " --sample 1"),
                bad("Reasons over the plan", EXPLAIN + " --report student.plan.json"),
                bad("Outcome that is a feature of the plan", AUDIT + " --target programme --positive law --by outcome"),
                bad("Group of a number", AUDIT + " --target outcome --positive withdraws --by attendance"),
                bad("Worst band as favourable", AUDIT + OUTCOME_BY + " --favourable RED"),
                bad("One attribute together", AUDIT + OUTCOME_BY + " --together"),
                bad("Catalogue with an unknown feature", PLAN + " --budget 100 --catalogue effects.csv"),
                bad("Catalogue without interventions", PLAN + " --budget 100 --catalogue empty.csv"),
                bad("Capacity of a part of a person", PLAN + " --budget 100 --catalogue parts.csv"),
                bad(
                        "Answer and report in one file",
                        PLAN + " --budget 100 --catalogue catalogue.csv --out a --report a"),
                bad("Budget below nothing", PLAN + " --budget -1 --catalogue catalogue.csv"),
                bad("Shares by a number", PLAN + " --budget 100 --catalogue catalogue.csv --by attendance"),
                bad("Too few students", "academic --students 100"),
                bad("No budget", "academic --budget 0"),
                bad("Too few loans", "loan --loans 100"),
                bad("Cost in per cent", "loan --margin 10"),
                bad("Look that costs more than a refusal", "loan --review 0.2"),
                bad("File that is no loans", "loan --data students.csv --out out"),
                bad("No student", "student --students 0"),
                bad("Week of no term", "student --students 20 --week 0 --out out"),
                bad("What-if of an unknown feature", "student --students 20 --out out --what-if attendence=0.9"),
                bad("What-if out of range", "student --students 20 --out out --what-if attendance=90"),
                bad("What-if without a value", "student --students 20 --out out --what-if attendance"),
                bad("What-if of a flag", "student --students 20 --out out --what-if partTime=perhaps"),
                bad("Unknown student", "student --students 20 --out out --student S00021"),
                bad("Folder without the files", "student --data college/ --out out"));
    }

    private static BadInput bad(String title, String line) {
        return new BadInput(Kind.ARGUMENTS, title, line, folder -> {
            prepare(folder);
            Ran ran = CommandLines.run(folder, line);
            String message = ran.err().strip();
            int usage = message.indexOf("\n\nUsage: risk-examples");
            if (ran.code() == 2 && usage < 0) {
                throw new AssertionError("There is no usage behind the message: " + message);
            }
            return new Answer(usage < 0 ? message : message.substring(0, usage), Integer.toString(ran.code()));
        });
    }

    private static void prepare(Path folder) throws IOException {
        Files.writeString(folder.resolve("students.csv"), students());
        Files.writeString(folder.resolve("unknown.csv"), "age,outcome\n20,yes\n21,\n22,no\n");
        Files.writeString(folder.resolve("student.plan.json"), BadPlanFiles.plan());
        Files.writeString(folder.resolve("folds.txt"), "0\n1\n2\n");
        Files.writeString(folder.resolve("header.txt"), "fold\n0\n1\n");
        Files.createDirectory(folder.resolve("college"));
        Files.writeString(folder.resolve("catalogue.csv"), "name,cost,effects\ntutor,30,attendance += 0.1\n");
        Files.writeString(folder.resolve("effects.csv"), "name,cost,effects\ntutor,30,attendence += 0.1\n");
        Files.writeString(folder.resolve("empty.csv"), "name,cost,effects\n");
        Files.writeString(
                folder.resolve("parts.csv"), "name,cost,capacity,effects\nmentor,10,12.5,attendance += 0.1\n");
    }

    /** Forty students, of whom ten withdraw. */
    private static String students() {
        StringBuilder text = new StringBuilder("student_id,attendance,averageMark,programme,outcome\n");
        SplittableRandom random = new SplittableRandom(1);
        String[] programmes = {"arts", "engineering", "law"};
        for (int i = 0; i < 40; i++) {
            text.append("S")
                    .append(i)
                    .append(',')
                    .append(random.nextInt(40, 101) / 100.0)
                    .append(',');
            text.append(random.nextInt(20, 90))
                    .append(',')
                    .append(programmes[i % 3])
                    .append(',');
            text.append(i % 4 == 0 ? "withdraws\n" : "stays\n");
        }
        return text.toString();
    }
}
