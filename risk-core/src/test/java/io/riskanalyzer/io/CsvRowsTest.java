package io.riskanalyzer.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRowsTest {
    private static final NumberFeature AGE = Feature.number("age");
    private static final FlagFeature OWNER = Feature.flag("owner");
    private static final CategoryFeature<String> CITY = Feature.category("city", "Bonn", "Köln");

    @TempDir
    private Path directory;

    private Frame read(String text, Feature... features) {
        return CsvFile.of(directory, text).read(FeatureSet.of(features));
    }

    private static double[] column(Frame frame, int feature) {
        double[] values = new double[frame.rows()];
        frame.copyColumn(feature, 0, frame.rows(), values);
        return values;
    }

    @Test
    void read_kindsOfFeatures_areEncoded() {
        Frame frame = read("age,owner,city\n41,yes,Köln\n17.5,F,Bonn\n", AGE, OWNER, CITY);
        assertThat(column(frame, 0)).containsExactly(41, 17.5);
        assertThat(column(frame, 1)).containsExactly(1, 0);
        assertThat(column(frame, 2)).containsExactly(1, 0);
        assertThat(frame.features()).isEqualTo(FeatureSet.of(AGE, OWNER, CITY));
    }

    @Test
    void read_otherOrderAndFurtherColumns_areFoundByName() {
        Frame frame = read("city,note,age\nBonn,\"x, y\",3\n", AGE, CITY);
        assertThat(column(frame, 0)).containsExactly(3);
        assertThat(column(frame, 1)).containsExactly(0);
    }

    @Test
    void read_semicolonOrTab_isFoundByItself() {
        assertThat(column(read("age;city\n1;Bonn\n", AGE), 0)).containsExactly(1);
        assertThat(column(read("age\tcity\n2\tBonn\n", AGE), 0)).containsExactly(2);
    }

    @Test
    void read_commaWithinCellsOfSemicolonFile_isNoDelimiter() {
        assertThat(column(read("note;age\n\"a, b\";1\nc, d, e;2\n", AGE), 0)).containsExactly(1, 2);
    }

    @Test
    void read_otherDelimiter_isTold() {
        CsvRows rows = CsvFile.of(directory, "age|city\n7|Bonn\n").delimiter('|');
        assertThat(column(rows.read(FeatureSet.of(AGE)), 0)).containsExactly(7);
    }

    @Test
    void read_quotedCells_holdDelimitersQuotesAndLineBreaks() {
        CategoryFeature<String> text = Feature.category("text", "a,b", "say \"hi\"", "two\r\nlines", "two\nlines");
        Frame frame = read(
                "text,age\r\n\"a,b\",1\r\n\"say \"\"hi\"\"\",\"2\"\r\n\"two\r\nlines\",3\r\n\"two\nlines\",4\r\n",
                text,
                AGE);
        assertThat(column(frame, 0)).containsExactly(0, 1, 2, 3);
        assertThat(column(frame, 1)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void number_ofRow_isLineOnWhichItBegins() {
        Frame frame = read("age,note\n\n1,\"a\nb\"\n   \n2,x\n3,y", AGE);
        assertThat(frame.number(0)).isEqualTo(3);
        assertThat(frame.number(1)).isEqualTo(6);
        assertThat(frame.number(2)).isEqualTo(7);
    }

    @Test
    void read_lineEndsOfAnyKind_areTaken() {
        assertThat(column(read("age,x\n1,a\n2,b", AGE), 0)).containsExactly(1, 2);
        assertThat(column(read("age,x\r\n1,a\r\n2,b\r\n", AGE), 0)).containsExactly(1, 2);
        assertThat(column(read("age,x\r1,a\r2,b\r", AGE), 0)).containsExactly(1, 2);
    }

    @Test
    void read_blankLines_areSkipped() {
        assertThat(column(read("\n\nage,x\n\n1,a\n \t \n\r\n2,b\n\n", AGE), 0)).containsExactly(1, 2);
    }

    @Test
    void read_quotedBlankInOnlyColumn_isMissingValue() {
        Frame frame = read("age\n1\n\"\"\n", AGE.optional());
        assertThat(column(frame, 0)).containsExactly(1, Double.NaN);
    }

    @Test
    void read_byteOrderMark_isSkipped() {
        assertThat(column(read("\uFEFFage,x\n5,a\n", AGE), 0)).containsExactly(5);
    }

    @Test
    void read_utf16WithByteOrderMark_isDecoded() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(new byte[] {(byte) 0xFF, (byte) 0xFE});
        bytes.write("age\tcity\n5\tKöln\n".getBytes(StandardCharsets.UTF_16LE));
        Frame frame = CsvFile.of(directory, bytes.toByteArray()).read(FeatureSet.of(AGE, CITY));
        assertThat(column(frame, 0)).containsExactly(5);
        assertThat(column(frame, 1)).containsExactly(1);
    }

    @Test
    void read_otherCharset_isTold() {
        CsvRows rows = CsvFile.of(directory, "city\nKöln\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(column(rows.charset(StandardCharsets.ISO_8859_1).read(FeatureSet.of(CITY)), 0))
                .containsExactly(1);
    }

    @Test
    void read_blanksAroundNamesAndValues_areIgnored() {
        Frame frame = read("\" age\t\", city\n 4 ,\u2003Bonn \n", AGE, CITY);
        assertThat(column(frame, 0)).containsExactly(4);
        assertThat(column(frame, 1)).containsExactly(0);
    }

    @Test
    void read_blankAndTokens_areMissing() {
        CsvRows rows = CsvFile.of(directory, "age,owner,city\n,NA,?\n?, ,NA\n-9,1,Bonn\n")
                .missing("?", "NA")
                .missing("-9");
        Frame frame = rows.read(FeatureSet.of(AGE.optional(), OWNER.optional(), CITY.optional()));
        assertThat(column(frame, 0)).containsOnly(Double.NaN);
        assertThat(column(frame, 1)).containsExactly(Double.NaN, Double.NaN, 1);
        assertThat(column(frame, 2)).containsExactly(Double.NaN, Double.NaN, 0);
    }

    @Test
    void read_decimalComma_isPartOfNumber() {
        CsvRows rows = CsvFile.of(directory, "age;x\n1,5;2\n-0,25;3\n").decimalComma();
        assertThat(column(rows.read(FeatureSet.of(AGE)), 0)).containsExactly(1.5, -0.25);
    }

    @Test
    void read_decimalCommaWithoutHeader_findsDelimiterByNumberOfNames() {
        CsvRows rows =
                CsvFile.of(directory, "1,5;2,5\n3,5;4,5\n").header("age", "x").decimalComma();
        assertThat(column(rows.read(FeatureSet.of(AGE)), 0)).containsExactly(1.5, 3.5);
    }

    @Test
    void read_withoutHeaderLine_takesFirstLineAsRow() {
        CsvRows rows = CsvFile.of(directory, "41, Bonn\n17, Köln\n").header("age", "city");
        Frame frame = rows.read(FeatureSet.of(AGE, CITY));
        assertThat(column(frame, 0)).containsExactly(41, 17);
        assertThat(frame.number(0)).isEqualTo(1);
        assertThat(rows.header()).containsExactly("age", "city");
    }

    @Test
    void read_unknownLevel_isReadAsFeatureSays() {
        assertThat(column(read("city\nMainz\n", CITY.unknownAs("Bonn")), 0)).containsExactly(Feature.UNKNOWN_LEVEL);
    }

    @Test
    void header_names_areTrimmed() {
        assertThat(CsvFile.of(directory, "\uFEFF age ;\"a;b\t\"\n1;2\n").header())
                .containsExactly("age", "a;b");
    }

    @Test
    void id_column_isReadAsWritten() {
        CsvRows rows =
                CsvFile.of(directory, "age,id\n1, A-1 \n2,\n3,?\n").missing("?").id("id");
        Frame frame = rows.read(FeatureSet.of(AGE));
        assertThat(frame.id(0)).isEqualTo("A-1");
        assertThat(frame.id(1)).isNull();
        assertThat(frame.id(2)).isNull();
    }

    @Test
    void id_columnOfFeature_isBoth() {
        Frame frame = CsvFile.of(directory, "age\n1\n2\n").id("age").read(FeatureSet.of(AGE));
        assertThat(column(frame, 0)).containsExactly(1, 2);
        assertThat(frame.id(1)).isEqualTo("2");
    }

    @Test
    void read_noFeatures_readsIdsAlone() {
        Frame frame = CsvFile.of(directory, "id,x\nA,1\nB,2\n").id("id").read(FeatureSet.of());
        assertThat(frame.rows()).isEqualTo(2);
        assertThat(frame.id(1)).isEqualTo("B");
    }

    @Test
    void frames_chunks_haveRowsInOrder() {
        List<Integer> sizes = new ArrayList<>();
        List<Double> ages = new ArrayList<>();
        try (CsvFrames frames = CsvFile.of(directory, "age\n1\n2\n3\n4\n5\n").frames(FeatureSet.of(AGE), 2)) {
            while (frames.hasNext()) {
                Frame frame = frames.next();
                sizes.add(frame.rows());
                for (double age : column(frame, 0)) {
                    ages.add(age);
                }
            }
            assertThatThrownBy(frames::next).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(sizes).containsExactly(2, 2, 1);
        assertThat(ages).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0);
    }

    @Test
    void frames_reading_allocatesTheFramesAlone() {
        NumberFeature share = Feature.number("share");
        FeatureSet features = FeatureSet.of(AGE, share, OWNER.optional(), CITY);
        long few = allocated(rowsToMeasure(20_000), features);
        long many = allocated(rowsToMeasure(60_000), features);
        long bytesPerRow = Double.BYTES * (features.size() + 1L); // and the line
        assertThat((many - few) / 40_000).isBetween(bytesPerRow, bytesPerRow + 1);
    }

    private CsvRows rowsToMeasure(int rows) {
        StringBuilder text = new StringBuilder("age,share,note,owner,city\n");
        for (int i = 0; i < rows; i++) {
            text.append(i % 90).append(",0.6231871240123456,\"a, \"\"b\"\"\",").append(i % 2 == 0 ? "Yes" : "");
            text.append(i % 3 == 0 ? ",Bonn\n" : ",Köln\n");
        }
        return CsvFile.of(directory, text.toString()).missing("NA");
    }

    private static long allocated(CsvRows rows, FeatureSet features) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) { // the least: what the JVM allocates on the way is not meant
            long before = threads.getThreadAllocatedBytes(self);
            try (CsvFrames frames = rows.frames(features, 1000)) {
                while (frames.hasNext()) {
                    frames.next();
                }
            }
            least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
        }
        return least;
    }

    @Test
    void frames_closed_haveNoFurther() {
        CsvFrames frames = CsvFile.of(directory, "age\n1\n2\n").frames(FeatureSet.of(AGE), 1);
        assertThat(frames.hasNext()).isTrue();
        frames.close();
        frames.close();
        assertThat(frames.hasNext()).isFalse();
    }

    @Test
    void frames_rejectedRows_countAsRowsOfTheirFrame() {
        CsvRows rows = CsvFile.of(directory, "age\nx\ny\nz\n4\n").collectingRejected();
        List<String> shapes = new ArrayList<>();
        try (CsvFrames frames = rows.frames(FeatureSet.of(AGE), 2)) {
            frames.forEachRemaining(
                    frame -> shapes.add(frame.rows() + "+" + frame.rejected().size()));
        }
        assertThat(shapes).containsExactly("0+2", "1+1");
    }

    @Test
    void frames_noRowsPerFrame_areRefused() {
        CsvRows rows = CsvFile.of(directory, "age\n1\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.frames(FeatureSet.of(AGE), 0))
                .withMessage("The rows per frame (0) must be at least 1.\nMaybe take 4096.");
    }

    @Test
    void collectingRejected_badRows_areInFrameWithLineIdAndReasons() {
        Frame frame = CsvFile.of(directory, "id,age,city\nA,1,Bonn\nB,x,Bon\nC,3\nD,4,Köln\n")
                .id("id")
                .collectingRejected()
                .read(FeatureSet.of(AGE, CITY));
        assertThat(column(frame, 0)).containsExactly(1, 4);
        assertThat(frame.rejected()).extracting(RejectedRow::row).containsExactly(3L, 4L);
        assertThat(frame.rejected()).extracting(RejectedRow::id).containsExactly("B", "C");
        assertThat(frame.rejected().get(0).violations())
                .extracting(violation -> violation.message())
                .containsExactly(
                        "The age (x) must be a finite number.\n"
                                + "Maybe name the text as a missing token if it stands for no value.",
                        "The city (Bon) must be one of Bonn, Köln.\nMaybe Bonn is meant.");
        assertThat(frame.rejected().get(1).violations())
                .extracting(violation -> violation.message())
                .containsExactly("The number of cells (2) must be that of the columns, but there are 3.\n"
                        + "Maybe the line was cut, or the delimiter is not a comma.");
    }

    @Test
    void collectingRejected_brokenQuotes_costOneLine() {
        Frame frame = CsvFile.of(directory, "age,note\r\n1,\"a\"\r\n2,\"b\"x\r\n3,\"c\"\r\n4,\"open\r\n5,e\r\n6,f\r\n")
                .collectingRejected()
                .read(FeatureSet.of(AGE));
        assertThat(column(frame, 0)).containsExactly(1, 3, 5, 6);
        assertThat(frame.rejected()).extracting(RejectedRow::row).containsExactly(3L, 5L);
        assertThat(frame.number(3)).isEqualTo(7);
    }

    @Test
    void collectingRejected_quoteNeverClosedInLongFile_costsOneLine() {
        StringBuilder text = new StringBuilder("age,note\n1,\"open\n");
        for (int i = 2; i <= 200_000; i++) {
            text.append(i).append(",this is row ").append(i).append('\n');
        }
        Frame frame =
                CsvFile.of(directory, text.toString()).collectingRejected().read(FeatureSet.of(AGE));
        assertThat(frame.rows()).isEqualTo(199_999);
        assertThat(frame.rejected()).extracting(RejectedRow::row).containsExactly(2L);
        assertThat(frame.number(frame.rows() - 1)).isEqualTo(200_001);
    }

    @Test
    void collectingRejected_brokenRowsAnywhereInLargeFile_costOneLineEach() {
        for (String lineEnd : List.of("\n", "\r\n", "\r")) {
            long seed = lineEnd.length();
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder("age,note" + lineEnd);
            List<Long> good = new ArrayList<>();
            List<Long> bad = new ArrayList<>();
            long line = 2;
            for (int i = 0; i < 30_000; i++) {
                boolean isBad = random.nextInt(100) == 0;
                (isBad ? bad : good).add(line);
                String note = "ü".repeat(random.nextInt(60)) + (isBad || random.nextInt(3) > 0 ? "" : "two\nlines");
                text.append(line)
                        .append(",\"")
                        .append(note)
                        .append(isBad ? "\"x" : "\"")
                        .append(lineEnd);
                line += note.endsWith("lines") ? 2 : 1;
            }
            Frame frame =
                    CsvFile.of(directory, text.toString()).collectingRejected().read(FeatureSet.of(AGE));
            assertThat(frame.rejected())
                    .as("seed %d", seed)
                    .extracting(RejectedRow::row)
                    .isEqualTo(bad);
            assertThat(column(frame, 0))
                    .as("seed %d", seed)
                    .isEqualTo(good.stream().mapToDouble(Long::doubleValue).toArray());
            assertThat(LongStream.range(0, frame.rows()).map(row -> frame.number((int) row)))
                    .as("seed %d", seed)
                    .containsExactlyElementsOf(good);
        }
    }

    @Test
    void onProgress_largeFile_isToldOnTheWayAndAtTheEnd() {
        StringBuilder text = new StringBuilder("age,note\n");
        for (int i = 0; i < 100_000; i++) {
            text.append("1,this text makes the line about fifty characters\n");
        }
        List<ReadProgress> told = new ArrayList<>();
        CsvFile.of(directory, text.toString()).onProgress(told::add).read(FeatureSet.of(AGE));
        assertThat(told).hasSizeBetween(4, 10);
        assertThat(told).isSortedAccordingTo((a, b) -> Long.compare(a.bytes(), b.bytes()));
        assertThat(told.get(told.size() - 1)).isEqualTo(new ReadProgress(text.length(), text.length(), 100_000));
    }

    @Test
    void onProgress_smallFile_isToldOnce() {
        List<ReadProgress> told = new ArrayList<>();
        CsvFile.of(directory, "age\n1\n").onProgress(told::add).read(FeatureSet.of(AGE));
        assertThat(told).containsExactly(new ReadProgress(6, 6, 1));
    }

    @Test
    void read_error_closesFile() throws Exception {
        CsvRows rows = CsvFile.of(directory, "age\nx\n");
        assertThatThrownBy(() -> rows.read(FeatureSet.of(AGE))).isInstanceOf(CsvFormatException.class);
        Files.delete(directory.resolve("data.csv"));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void copies_leaveOriginalUnchanged() {
        CsvRows rows = CsvFile.of(directory, "age\n1\n");
        rows.delimiter(';').header("x").missing("1").decimalComma().id("no").charset(StandardCharsets.UTF_16);
        assertThat(column(rows.read(FeatureSet.of(AGE)), 0)).containsExactly(1);
        assertThat(rows).hasToString("CSV rows of " + directory.resolve("data.csv"));
    }

    @Test
    void delimiter_quoteOrLineBreak_isRefused() {
        CsvRows rows = CsvFile.of(directory, "age\n1\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.delimiter('"'))
                .withMessage("The delimiter (\") must stand between cells, but it is a quote or a line break."
                        + "\nMaybe leave it out: a comma, a semicolon and a tab are found.");
    }

    @Test
    void header_badNames_areRefused() {
        CsvRows rows = CsvFile.of(directory, "1,2\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.header(new String[0]))
                .withMessage("The names of the columns (none) must be one for each column."
                        + "\nMaybe leave them out: then the header line of the file is read.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.header("a", " "))
                .withMessage(
                        "The name of column 2 ( ) must not be blank.\nMaybe number such columns, as in c7 and c8.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.header("a", "b", " a"))
                .withMessage("The name of column 3 ( a) must differ from the others, but is there twice."
                        + "\nMaybe number such columns, as in c7 and c8.");
    }
}
