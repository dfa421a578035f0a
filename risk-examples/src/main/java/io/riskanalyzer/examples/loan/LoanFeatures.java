package io.riskanalyzer.examples.loan;

import io.riskanalyzer.feature.CategoryFeature;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.FlagFeature;
import io.riskanalyzer.feature.NumberFeature;

/**
 * The columns of a loan file: those of the public "credit risk dataset", so that a file of it is read too. What is out of
 * a range is wrong (nobody is 144 years old), and its row is taken out and told.
 */
final class LoanFeatures {
    static final NumberFeature AGE =
            Feature.number("person_age").within(18, 100).in("years");
    static final NumberFeature INCOME = Feature.number("person_income").within(0, 1e8);
    static final CategoryFeature<String> HOME =
            Feature.category("person_home_ownership", "MORTGAGE", "OTHER", "OWN", "RENT");
    static final NumberFeature EMPLOYED =
            Feature.number("person_emp_length").within(0, 60).in("years").optional();
    static final CategoryFeature<String> INTENT = Feature.category(
            "loan_intent", "DEBTCONSOLIDATION", "EDUCATION", "HOMEIMPROVEMENT", "MEDICAL", "PERSONAL", "VENTURE");
    static final CategoryFeature<String> GRADE = Feature.category("loan_grade", "A", "B", "C", "D", "E", "F", "G");
    static final NumberFeature AMOUNT = Feature.number("loan_amnt").within(1, 1e7);
    static final NumberFeature RATE =
            Feature.number("loan_int_rate").within(0, 100).optional();
    static final NumberFeature BURDEN = Feature.number("loan_percent_income").within(0, 10);
    static final CategoryFeature<String> DEFAULTED_BEFORE = Feature.category("cb_person_default_on_file", "N", "Y");
    static final NumberFeature HISTORY =
            Feature.number("cb_person_cred_hist_length").within(0, 80).in("years");

    /** The outcome: whether the loan defaulted. */
    static final FlagFeature DEFAULTED = Feature.flag("loan_status");

    /** All columns of the file. */
    static final FeatureSet COLUMNS = FeatureSet.of(
            AGE, INCOME, HOME, EMPLOYED, INTENT, GRADE, AMOUNT, RATE, BURDEN, DEFAULTED_BEFORE, HISTORY, DEFAULTED);

    private LoanFeatures() {}
}
