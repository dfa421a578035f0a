package io.riskanalyzer.project;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The condition that a class shows only certain types to its users: in what it extends, in its type parameters and
 * annotations, and in the types, exceptions and annotations of its public and protected members, inherited ones from a
 * class that is not public among them. A class that users cannot reach shows nothing.
 */
final class PublicSignatures extends ArchCondition<JavaClass> {
    private final DescribedPredicate<JavaClass> shown;

    private PublicSignatures(DescribedPredicate<JavaClass> shown) {
        super("show only types that " + shown.getDescription() + " in public signatures");
        this.shown = shown;
    }

    static ArchCondition<JavaClass> showOnlyTypesThat(DescribedPredicate<JavaClass> shown) {
        return new PublicSignatures(shown);
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        if (!isReachable(item)) {
            return;
        }
        forEachType(item, (place, type) -> {
            JavaClass shownType = type.getBaseComponentType();
            boolean isFine = shownType.isPrimitive() || shown.test(shownType);
            events.add(new SimpleConditionEvent(item, isFine, place + " shows " + shownType.getName()));
        });
    }

    private static boolean isReachable(JavaClass type) {
        Optional<JavaClass> outer = type.getEnclosingClass();
        return isShown(type) && !type.isAnonymousClass() && (outer.isEmpty() || isReachable(outer.get()));
    }

    private static boolean isShown(HasModifiers item) {
        return item.getModifiers().contains(JavaModifier.PUBLIC)
                || item.getModifiers().contains(JavaModifier.PROTECTED);
    }

    private static void forEachType(JavaClass item, BiConsumer<String, JavaClass> take) {
        BiConsumer<String, Collection<? extends JavaType>> takeAll = (place, types) ->
                types.forEach(type -> type.getAllInvolvedRawTypes().forEach(raw -> take.accept(place, raw)));
        takeAll.accept(item.getName(), item.getSuperclass().stream().toList());
        takeAll.accept(item.getName(), item.getInterfaces());
        takeAll.accept(item.getName(), item.getTypeParameters());
        takeAll.accept(item.getName(), annotationsOf(item));
        for (JavaMember member : membersOf(item)) {
            takeAll.accept(member.getFullName(), annotationsOf(member));
            if (member instanceof JavaField field) {
                takeAll.accept(member.getFullName(), List.of(field.getType()));
            } else if (member instanceof JavaCodeUnit unit) {
                takeAll.accept(member.getFullName(), List.of(unit.getReturnType()));
                takeAll.accept(member.getFullName(), unit.getParameterTypes());
                takeAll.accept(member.getFullName(), unit.getExceptionTypes());
                takeAll.accept(member.getFullName(), unit.getTypeParameters());
            }
        }
    }

    private static List<JavaClass> annotationsOf(HasAnnotations<?> item) {
        return item.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .toList();
    }

    private static List<JavaMember> membersOf(JavaClass item) {
        List<JavaMember> members = new ArrayList<>(item.getMembers());
        item.getAllRawSuperclasses().stream()
                .takeWhile(parent -> !parent.getModifiers().contains(JavaModifier.PUBLIC))
                .forEach(parent -> members.addAll(parent.getMembers()));
        members.removeIf(member -> !isShown(member) || member.getModifiers().contains(JavaModifier.SYNTHETIC));
        return members;
    }
}
