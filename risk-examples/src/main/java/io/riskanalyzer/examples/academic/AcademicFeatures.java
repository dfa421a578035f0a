package io.riskanalyzer.examples.academic;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Condition;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.score.ReasonCatalogue;
import java.util.Locale;

/**
 * The columns of a file of students: those of the public "student performance and attendance" data, so that a file of it
 * is read too.
 *
 * <p>The outcome is a grade point average below 2, so the average is no feature. Gender, race and the quartile of the
 * family's status are what the scores are audited by: no model sees them.
 */
final class AcademicFeatures {
    static final NumberFeature AGE = Feature.number("Age").within(14, 18).in("years");
    static final NumberFeature GRADE = Feature.number("Grade").within(9, 12);
    static final CategoryFeature<String> GENDER = Feature.category("Gender", "Female", "Male");
    static final CategoryFeature<String> RACE =
            Feature.category("Race", "White", "Hispanic", "Black", "Asian", "Two-or-more", "Other");
    static final CategoryFeature<String> STATUS = Feature.category("SES_Quartile", "1", "2", "3", "4");
    static final CategoryFeature<String> PARENTAL_EDUCATION =
            Feature.category("ParentalEducation", "<HS", "HS", "SomeCollege", "Bachelors+");
    static final CategoryFeature<String> SCHOOL_TYPE = Feature.category("SchoolType", "Public", "Private");
    static final CategoryFeature<String> LOCALE = Feature.category("Locale", "Suburban", "City", "Rural", "Town");
    static final NumberFeature MATH = score("TestScore_Math");
    static final NumberFeature READING = score("TestScore_Reading");
    static final NumberFeature SCIENCE = score("TestScore_Science");
    static final NumberFeature GPA = Feature.number("GPA").within(0, 4);
    static final NumberFeature ATTENDANCE = Feature.number("AttendanceRate").within(0.7, 1);
    static final NumberFeature STUDY = Feature.number("StudyHours").within(0, 4).in("h");
    static final FlagFeature INTERNET = Feature.flag("InternetAccess");
    static final FlagFeature EXTRACURRICULAR = Feature.flag("Extracurricular");
    static final FlagFeature JOB = Feature.flag("PartTimeJob");
    static final FlagFeature SUPPORT = Feature.flag("ParentSupport");
    static final FlagFeature ROMANTIC = Feature.flag("Romantic");
    static final NumberFeature FREE_TIME = Feature.number("FreeTime").within(1, 5);
    static final NumberFeature GO_OUT = Feature.number("GoOut").within(1, 5);

    /** All columns of the file, in its order. */
    static final FeatureSet COLUMNS = FeatureSet.of(
            AGE,
            GRADE,
            GENDER,
            RACE,
            STATUS,
            PARENTAL_EDUCATION,
            SCHOOL_TYPE,
            LOCALE,
            MATH,
            READING,
            SCIENCE,
            GPA,
            ATTENDANCE,
            STUDY,
            INTERNET,
            EXTRACURRICULAR,
            JOB,
            SUPPORT,
            ROMANTIC,
            FREE_TIME,
            GO_OUT);

    /** The outcome: the average is too low to graduate. */
    static final Condition AT_RISK = GPA.below(2);

    /** What a student or a mentor is told of a feature that raises the risk. */
    static final ReasonCatalogue FACTORS = ReasonCatalogue.builder()
            .text(Locale.ENGLISH, ATTENDANCE.name(), "Low attendance")
            .text(Locale.ENGLISH, STUDY.name(), "Little time to study")
            .text(Locale.ENGLISH, MATH.name(), "Low score in mathematics")
            .text(Locale.ENGLISH, READING.name(), "Low score in reading")
            .text(Locale.ENGLISH, SCIENCE.name(), "Low score in science")
            .text(Locale.ENGLISH, INTERNET.name(), "No internet at home")
            .text(Locale.ENGLISH, SUPPORT.name(), "Little support at home")
            .text(Locale.ENGLISH, JOB.name(), "Job beside school")
            .text(Locale.ENGLISH, GO_OUT.name(), "Goes out often")
            .build();

    private AcademicFeatures() {}

    private static NumberFeature score(String name) {
        return Feature.number(name).within(0, 100).in("points");
    }
}
