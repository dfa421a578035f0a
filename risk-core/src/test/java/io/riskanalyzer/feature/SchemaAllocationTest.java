package io.riskanalyzer.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Encoding allocates nothing: neither from records, nor from readers, nor from maps that are there already. */
class SchemaAllocationTest {
    private enum Programme {
        ARTS,
        LAW
    }

    private record Student(
            double attendance,
            int attempts,
            Double mark,
            boolean feesOverdue,
            Boolean working,
            Programme programme,
            String home) {}

    private static final NumberFeature ATTENDANCE = Feature.number("attendance").within(0, 1);
    private static final NumberFeature ATTEMPTS = Feature.number("attempts");
    private static final NumberFeature MARK = Feature.number("mark").optional();
    private static final FlagFeature FEES_OVERDUE = Feature.flag("feesOverdue");
    private static final FlagFeature WORKING = Feature.flag("working").optional();
    private static final CategoryFeature<Programme> PROGRAMME = Feature.category("programme", Programme.class);
    private static final CategoryFeature<String> HOME =
            Feature.category("home", "here", "there").unknownAsMissing();
    private static final FeatureSet FEATURES =
            FeatureSet.of(ATTENDANCE, ATTEMPTS, MARK, FEES_OVERDUE, WORKING, PROGRAMME, HOME);

    private static final List<Student> STUDENTS = IntStream.range(0, 100)
            .mapToObj(i -> new Student(
                    i / 60.0, // some out of range
                    i,
                    i % 3 == 0 ? null : i / 2.0,
                    i % 2 == 0,
                    i % 5 == 0 ? null : i % 2 == 1,
                    Programme.values()[i % 2],
                    i % 7 == 0 ? "elsewhere" : i % 4 == 0 ? null : "there"))
            .toList();

    private static Map<String, Object> asMap(Student student) {
        Map<String, Object> map = new HashMap<>();
        map.put("attendance", student.attendance);
        map.put("attempts", student.attempts);
        map.put("mark", student.mark);
        map.put("feesOverdue", student.feesOverdue);
        map.put("working", student.working);
        map.put("programme", student.programme.name());
        map.put("home", student.home);
        return map;
    }

    private static <T> long bytes(Schema<T> schema, List<? extends T> subjects) {
        double[] row = new double[schema.features().size()];
        int[] legal = {0};
        return Allocations.bytesOf(i -> legal[0] += schema.encode(subjects.get(i % subjects.size()), row) ? 1 : 0);
    }

    @Test
    void encode_records_allocatesNothing() {
        Schema<Student> schema =
                Schema.ofRecord(Student.class, ATTENDANCE, ATTEMPTS, MARK, FEES_OVERDUE, WORKING, PROGRAMME, HOME);

        assertThat(bytes(schema, STUDENTS)).isZero();
        assertThat(bytes(schema.encodingFor(FeatureSet.of(HOME, PROGRAMME, ATTENDANCE)), STUDENTS))
                .isZero();
    }

    @Test
    void encode_readers_allocatesNothing() {
        Schema<Student> schema = Schema.builder(Student.class)
                .read(ATTENDANCE, Student::attendance)
                .read(ATTEMPTS, Student::attempts)
                .readNullable(MARK, Student::mark)
                .read(FEES_OVERDUE, Student::feesOverdue)
                .readNullable(WORKING, Student::working)
                .read(PROGRAMME, Student::programme)
                .read(HOME, Student::home)
                .build();

        assertThat(bytes(schema, STUDENTS)).isZero();
    }

    @Test
    void encode_maps_allocatesNothing() {
        List<Map<String, Object>> hashed =
                STUDENTS.stream().map(SchemaAllocationTest::asMap).toList();
        List<TreeMap<String, Object>> sorted = hashed.stream().map(TreeMap::new).toList();
        List<Map<String, Object>> immutable = STUDENTS.stream()
                .filter(s -> s.mark != null && s.working != null && s.home != null)
                .map(s -> Map.copyOf(asMap(s)))
                .toList();

        assertThat(bytes(Schema.ofMaps(FEATURES), hashed)).isZero();
        assertThat(bytes(Schema.ofMaps(FEATURES), sorted)).isZero();
        assertThat(bytes(Schema.ofMaps(FEATURES), immutable)).isZero();
        assertThat(bytes(Schema.ofMapsIgnoringOtherKeys(FEATURES), hashed)).isZero();
    }

    @Test
    void encode_mapsWithOtherKeys_allocatesNothingEither() {
        List<Map<String, Object>> maps = STUDENTS.stream()
                .map(SchemaAllocationTest::asMap)
                .peek(map -> map.put("name", "Ada"))
                .toList();

        assertThat(bytes(Schema.ofMaps(FEATURES), maps)).isZero();
    }
}
