package io.riskanalyzer.explain.fairness;

import io.riskanalyzer.data.Dataset;
import io.riskanalyzer.data.Frame;
import io.riskanalyzer.feature.CategoryFeature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which group each row is of, by one or more audited attributes; no attribute makes one group of everyone. */
final class Grouping {
    private final List<CategoryFeature<?>> attributes;
    private final List<Group> groups;
    private final int[] groupOf;

    private Grouping(List<CategoryFeature<?>> attributes, List<Group> groups, int[] groupOf) {
        this.attributes = attributes;
        this.groups = groups;
        this.groupOf = groupOf;
    }

    /** Groups are in the order of the levels, unknown and missing ones last; those without a row are left out. */
    static Grouping of(Dataset data, List<CategoryFeature<?>> attributes) {
        long[] keys = new long[data.rows()];
        double[] column = new double[data.rows()];
        for (CategoryFeature<?> attribute : attributes) {
            data.audited().copyColumn(slotOf(data.audited(), attribute), 0, column.length, column);
            int levels = attribute.levels().size();
            for (int row = 0; row < keys.length; row++) {
                double value = column[row];
                keys[row] = keys[row] * (levels + 2)
                        + (Double.isNaN(value) ? levels + 1 : value < 0 ? levels : (long) value);
            }
        }
        return of(data, attributes, keys);
    }

    private static Grouping of(Dataset data, List<CategoryFeature<?>> attributes, long[] keys) {
        Map<Long, Integer> indexOf = new TreeMap<>();
        for (int row = 0; row < keys.length; row++) {
            if (data.weight(row) > 0) {
                indexOf.put(keys[row], 0);
            }
        }
        int next = 0;
        for (Map.Entry<Long, Integer> entry : indexOf.entrySet()) {
            entry.setValue(next++);
        }
        int[] groupOf = new int[keys.length];
        long[] rows = new long[next];
        double[] weights = new double[next];
        for (int row = 0; row < keys.length; row++) {
            double weight = data.weight(row);
            groupOf[row] = weight > 0 ? indexOf.getOrDefault(keys[row], -1) : -1;
            if (weight > 0) {
                rows[groupOf[row]]++;
                weights[groupOf[row]] += weight;
            }
        }
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<Long, Integer> entry : indexOf.entrySet()) {
            groups.add(
                    new Group(levels(attributes, entry.getKey()), rows[entry.getValue()], weights[entry.getValue()]));
        }
        return new Grouping(attributes, groups, groupOf);
    }

    private static List<String> levels(List<CategoryFeature<?>> attributes, long key) {
        if (attributes.isEmpty()) {
            return List.of(Group.EVERYONE);
        }
        String[] levels = new String[attributes.size()];
        long rest = key;
        for (int i = levels.length - 1; i >= 0; i--) {
            List<String> own = attributes.get(i).levels();
            int level = (int) (rest % (own.size() + 2));
            rest /= own.size() + 2;
            levels[i] = level < own.size() ? own.get(level) : level == own.size() ? Group.UNKNOWN : Group.MISSING;
        }
        return Arrays.asList(levels);
    }

    static int slotOf(Frame audited, CategoryFeature<?> attribute) {
        if (!audited.features().contains(attribute.name())) {
            throw new IllegalArgumentException("The attribute (" + attribute.name()
                    + ") must be audited in the data, but those are "
                    + (audited.features().size() == 0 ? "none" : audited.features())
                    + ".\nMaybe take it out of the features by audit(" + attribute.name() + ") of the dataset.");
        }
        return audited.features().slotOf(attribute);
    }

    String name() {
        return attributes.isEmpty()
                ? Group.EVERYONE
                : attributes.stream().map(CategoryFeature::name).collect(Collectors.joining(" × "));
    }

    List<Group> groups() {
        return groups;
    }

    int size() {
        return groups.size();
    }

    /** The group of a row, −1 for one of weight 0. */
    int groupOf(int row) {
        return groupOf[row];
    }

    /** The position of the group that has the given levels. */
    int indexOf(List<String> levels) {
        for (int i = 0; i < groups.size(); i++) {
            if (groups.get(i).levels().equals(levels)) {
                return i;
            }
        }
        throw new IllegalArgumentException("The group (" + String.join(", ", levels) + ") must be one by " + name()
                + " that has rows, but those are "
                + groups.stream().map(Group::name).collect(Collectors.joining("; "))
                + ".\nMaybe its level is written otherwise.");
    }

    int largest() {
        int largest = 0;
        for (int i = 1; i < groups.size(); i++) {
            largest = groups.get(i).weight() > groups.get(largest).weight() ? i : largest;
        }
        return largest;
    }
}
