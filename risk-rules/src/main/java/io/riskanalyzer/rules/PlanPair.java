package io.riskanalyzer.rules;

import io.riskanalyzer.Assessments;
import io.riskanalyzer.RiskAnalyzer;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.data.RejectedRow;
import io.riskanalyzer.feature.Feature;
import io.riskanalyzer.feature.FeatureSet;
import io.riskanalyzer.feature.NumberFeature;
import io.riskanalyzer.feature.Schema;
import io.riskanalyzer.plan.ScoringPlan;
import io.riskanalyzer.rules.BandChange.Stage;
import io.riskanalyzer.rules.BandMigration.Move;
import io.riskanalyzer.score.Band;
import io.riskanalyzer.score.Bands;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Two plans, and how their bands lie to each other. */
record PlanPair(ScoringPlan before, ScoringPlan after) {

    BandMigration over(Frame frame) {
        int known = frame.rejected().size();
        List<RejectedRow> rejected = new ArrayList<>(frame.rejected());
        Frame kept = keptBy(before.features(), frame, known, rejected);
        kept = keptBy(after.features(), kept, 0, rejected);
        return new BandMigration(this, assess(before, kept), assess(after, kept), rejected);
    }

    private static Assessments assess(ScoringPlan plan, Frame frame) {
        return RiskAnalyzer.of(plan, Schema.ofMaps(plan.features())).assessAll(frame);
    }

    /** The rows of a frame that a plan accepts, with all their features; the others are added to the rejected ones. */
    private static Frame keptBy(FeatureSet wanted, Frame frame, int known, List<RejectedRow> rejected) {
        Frame selected = frame.select(wanted);
        if (selected.rows() == frame.rows()) {
            return frame;
        }
        rejected.addAll(selected.rejected().subList(known, selected.rejected().size()));
        return frame.take(positionsOf(wanted, frame));
    }

    /** Where the accepted rows stand: numbers and ids may be there twice, so each row gets its position as a feature. */
    private static int[] positionsOf(FeatureSet wanted, Frame frame) {
        String name = "position";
        while (frame.features().contains(name) || wanted.contains(name)) {
            name += "'";
        }
        NumberFeature position = Feature.number(name);
        Frame.Builder numbered = Frame.builder(frame.features().with(position), Math.max(frame.rows(), 1));
        double[] row = new double[frame.features().size() + 1];
        for (int i = 0; i < frame.rows(); i++) {
            frame.copyRow(i, row);
            row[row.length - 1] = i;
            numbered.add(row, frame.number(i), null);
        }
        Frame selected = numbered.build().select(wanted.with(position));
        return IntStream.range(0, selected.rows())
                .map(i -> (int) selected.value(i, wanted.size()))
                .toArray();
    }

    /** Whether contributions to the raw scores can be compared. */
    boolean countAlike() {
        return before.scorer().scale() == after.scorer().scale();
    }

    Move moveOf(Band from, Band to) {
        int step = Integer.compare(to.level(), levelAfter(from));
        return step > 0 ? Move.UP : step < 0 ? Move.DOWN : Move.STAYED;
    }

    /** Where an old band stands among the new ones: at that of its name, else at that of its level. */
    private int levelAfter(Band old) {
        Bands bands = after.bands();
        return bands.all().stream()
                .filter(band -> band.name().equals(old.name()))
                .findFirst()
                .map(Band::level)
                .orElse(old.level());
    }

    /** The steps of the way from a row to its band of which each, put in the place of the old one, changes the band. */
    List<Stage> stagesOf(double oldRaw, double newRaw, double newScore, Band oldBand, Band newBand) {
        Bands bands = before.bands();
        Band byOld = bands.bandOf(before.calibration().probabilityOf(oldRaw));
        Band byCuts = after.bands().bandOf(newScore);
        List<Stage> stages = new ArrayList<>();
        if (before.scoreScale() == after.scoreScale()) {
            Band byCalibration = bands.bandOf(newScore);
            Band byScore = countAlike() ? bands.bandOf(before.calibration().probabilityOf(newRaw)) : byCalibration;
            addIf(!byScore.equals(byOld), Stage.SCORE, stages);
            addIf(!byCalibration.equals(byScore), Stage.CALIBRATION, stages);
            addIf(moveOf(byCalibration, byCuts) != Move.STAYED, Stage.CUTS, stages);
        } else {
            addIf(moveOf(byOld, byCuts) != Move.STAYED, Stage.SCORE, stages);
        }
        addIf(!oldBand.equals(byOld) || !newBand.equals(byCuts), Stage.POLICY, stages);
        return stages;
    }

    private static void addIf(boolean changes, Stage stage, List<Stage> stages) {
        if (changes) {
            stages.add(stage);
        }
    }
}
