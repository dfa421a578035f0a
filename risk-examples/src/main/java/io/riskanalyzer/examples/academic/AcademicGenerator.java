package io.riskanalyzer.examples.academic;

import io.riskanalyzer.data.Progress;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Makes up a file of students, about one in six of whom has an average below 2. The average follows from the scores,
 * attendance, study, support and chance; what a family has shows in scores, support and access, so that groups differ
 * though nothing depends on race or gender itself. Rows are written as they are made: ten million take no more memory than
 * ten. The same number and seed give the same file.
 */
final class AcademicGenerator {
    private static final String[] GENDERS = {"Female", "Male"};
    private static final String[] RACES = {"White", "Hispanic", "Black", "Asian", "Two-or-more", "Other"};
    private static final double[] SHARE_OF_RACES = {0.5, 0.74, 0.88, 0.94, 0.98, 1};
    /** How much more of a family's status a group has on average, in quartiles: unequal, as it is. */
    private static final double[] STATUS_OF_RACES = {0.25, -0.45, -0.5, 0.4, 0, -0.1};

    private static final String[] EDUCATIONS = {"<HS", "HS", "SomeCollege", "Bachelors+"};
    private static final String[] LOCALES = {"Suburban", "City", "Rural", "Town"};
    private static final double[] SHARE_OF_LOCALES = {0.4, 0.7, 0.87, 1};
    private static final int ROWS_A_STEP = 10_000;

    private final SplittableRandom random;
    private final StringBuilder line = new StringBuilder(160);

    private AcademicGenerator(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Writes the file; its folder is made if need be. */
    static void write(Path file, int students, long seed, Progress progress) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        AcademicGenerator generator = new AcademicGenerator(seed);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", AcademicFeatures.COLUMNS.names()));
            out.write('\n');
            for (int i = 1; i <= students; i++) {
                generator.writeStudent(out);
                if (i % ROWS_A_STEP == 0) {
                    progress.at(i, students);
                }
            }
        }
    }

    private void writeStudent(BufferedWriter out) throws IOException {
        int grade = 9 + random.nextInt(4);
        int age = Math.max(14, Math.min(grade + 5 + random.nextInt(2), 18));
        int race = draw(SHARE_OF_RACES);
        int status = between(1, (int) Math.round(2.5 + STATUS_OF_RACES[race] + 1.1 * random.nextGaussian()), 4);
        int education = between(0, (int) Math.round(0.75 * (status - 1) + 0.35 + 0.9 * random.nextGaussian()), 3);
        boolean isPrivate = chance(0.04 * status);
        int locale = draw(SHARE_OF_LOCALES);
        boolean internet = chance(locale == 2 ? 0.55 + 0.1 * status : 0.75 + 0.06 * status);
        boolean support = chance(0.4 + 0.1 * education);
        boolean job = chance(0.36 - 0.05 * status);
        boolean extracurricular = chance(0.35 + 0.06 * status);
        boolean romantic = chance(0.3);
        int freeTime = between(1, (int) Math.round(3.2 - (job ? 0.8 : 0) + random.nextGaussian()), 5);
        int goOut = between(1, (int) Math.round(2.9 + 0.25 * (freeTime - 3) + random.nextGaussian()), 5);
        double talent = random.nextGaussian();
        double study = Math.max(
                0,
                Math.min(
                        1.6 - (job ? 0.4 : 0) + (support ? 0.35 : 0) - 0.1 * (goOut - 3) + 0.8 * random.nextGaussian(),
                        4));
        double attendance = Math.max(
                0.7,
                Math.min(0.93 - 0.012 * (goOut - 3) + (support ? 0.015 : -0.01) + 0.05 * random.nextGaussian(), 1));
        double level = 62
                + 9 * talent
                + 2.2 * (status - 2.5)
                + 1.6 * (education - 1.5)
                + (internet ? 1.5 : -2.5)
                + 3 * (study - 1.6)
                + (isPrivate ? 1.5 : 0);
        double math = score(level - 1);
        double reading = score(level + 1);
        double science = score(level);
        double gpa = 2.5
                + 0.024 * ((math + reading + science) / 3 - 62)
                + 4.5 * (attendance - 0.92)
                + 0.16 * (study - 1.6)
                + (support ? 0.08 : -0.1)
                + (internet ? 0.03 : -0.12)
                - (job ? 0.08 : 0)
                - 0.04 * Math.max(0, goOut - 3)
                + 0.34 * random.nextGaussian();

        line.setLength(0);
        whole(age).append(',');
        whole(grade).append(',').append(GENDERS[random.nextInt(2)]).append(',');
        line.append(RACES[race]).append(',').append(status).append(',');
        line.append(EDUCATIONS[education]).append(',').append(isPrivate ? "Private" : "Public");
        line.append(',').append(LOCALES[locale]).append(',');
        decimal(math, 1).append(',');
        decimal(reading, 1).append(',');
        decimal(science, 1).append(',');
        decimal(Math.max(0, Math.min(gpa, 4)), 2).append(',');
        decimal(attendance, 3).append(',');
        decimal(study, 2);
        flag(internet);
        flag(extracurricular);
        flag(job);
        flag(support);
        flag(romantic);
        line.append(',').append(freeTime).append(',').append(goOut).append('\n');
        out.append(line);
    }

    private double score(double level) {
        return Math.max(0, Math.min(level + 7 * random.nextGaussian(), 100));
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private static int between(int least, int value, int greatest) {
        return Math.max(least, Math.min(value, greatest));
    }

    private int draw(double[] upTo) {
        double u = random.nextDouble();
        int i = 0;
        while (u >= upTo[i]) {
            i++;
        }
        return i;
    }

    private StringBuilder whole(int value) {
        return line.append(value);
    }

    private void flag(boolean value) {
        line.append(value ? ",1" : ",0");
    }

    /** Appends a number that is not negative, with so many digits: a tenth of the time of a format. */
    private StringBuilder decimal(double value, int digits) {
        int unit = 1;
        for (int i = 0; i < digits; i++) {
            unit *= 10;
        }
        long scaled = Math.round(value * unit);
        line.append(scaled / unit).append('.');
        long rest = scaled % unit;
        for (int below = unit / 10; below > 1 && rest < below; below /= 10) {
            line.append('0');
        }
        return line.append(rest);
    }
}
