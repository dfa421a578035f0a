import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Makes up a CSV file of 27 columns (20 numbers, 6 categories, the outcome) of any length:
 * {@code java scripts/WideFile.java FILE ROWS SEED}.
 */
final class WideFile {
    public static void main(String[] args) throws IOException {
        int rows = Integer.parseInt(args[1]);
        SplittableRandom random = new SplittableRandom(Long.parseLong(args[2]));
        try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[0]))) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                line.append("n").append(i).append(',');
            }
            for (int i = 0; i < 6; i++) {
                line.append("c").append(i).append(',');
            }
            out.append(line).append("bad\n");
            for (int row = 0; row < rows; row++) {
                line.setLength(0);
                double logOdds = -2;
                for (int i = 0; i < 20; i++) {
                    double value = Math.round(random.nextGaussian() * 1000) / 1000.0;
                    logOdds += i < 5 ? value * (i + 1) / 10 : 0;
                    if (random.nextInt(50) != 0) {
                        line.append(value);
                    }
                    line.append(',');
                }
                for (int i = 0; i < 6; i++) {
                    int level = random.nextInt(5);
                    logOdds += i == 0 ? level / 10.0 : 0;
                    line.append("level").append(level).append(',');
                }
                out.append(line).append(random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? "yes\n" : "no\n");
            }
        }
    }
}
