package dev.temper.core.law;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.temper.core.space.NumberText;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the core must not do, since a replay on another machine or another JVM would differ. */
final class CoreLaws {
    /** Rounded exactly by definition, or not rounded at all. Everything else of Math may differ by an ulp. */
    private static final Pattern EXACT_MATH = Pattern.compile("java\\.lang\\.Math\\.("
            + "abs|min|max|signum|floor|ceil|rint|round|sqrt|fma|ulp|nextUp|nextDown|floorDiv|floorMod|ceilDiv|"
            + "multiplyHigh|toIntExact|(add|subtract|multiply|negate|increment|decrement|abs)Exact)");

    static final ArchRule NO_CLOCK = never(
            "read a clock",
            calls("java\\.time\\..*\\.now|java\\.time\\.Clock\\..*|java\\.util\\.(Date|Calendar)\\..*"
                    + "|java\\.lang\\.System\\.(currentTimeMillis|nanoTime)"));

    static final ArchRule NO_CHANCE = never(
            "draw from a generator that is not CounterRandom",
            calls("java\\.util\\.(Random|SplittableRandom|random\\..*)\\..*|java\\.security\\..*"
                    + "|java\\.lang\\.Math\\.random|java\\.util\\.UUID\\.randomUUID"
                    + "|java\\.util\\.Collections\\.shuffle|java\\.lang\\.System\\.identityHashCode"));

    static final ArchRule NO_INEXACT_MATH =
            never("call Math where StrictMath says the same on every machine", access -> {
                String target = name(access.getTarget());
                return target.startsWith("java.lang.Math.")
                        && !EXACT_MATH.matcher(target).matches();
            });

    static final ArchRule NO_THREADS = never(
            "use threads",
            calls("java\\.lang\\.(Thread|ThreadLocal|Process|ProcessBuilder)\\..*|java\\.util\\.concurrent\\..*"
                    + "|java\\.util\\.(Timer|TimerTask)\\..*|java\\.util\\..*\\.(parallel|parallelStream)"));

    /** Collectors that are told which map to make, by one more argument, are welcome. */
    private static final Pattern UNORDERED =
            Pattern.compile("java\\.util\\.(HashMap|HashSet|Hashtable|IdentityHashMap|WeakHashMap)\\..*"
                    + "|java\\.util\\.(Set|Map)\\.(of|ofEntries|copyOf)/.*"
                    + "|java\\.util\\.stream\\.Collectors\\."
                    + "((toSet|toUnmodifiableSet|toUnmodifiableMap)/.*|toMap/[23]|groupingBy/[12])");

    static final ArchRule NO_UNORDERED_COLLECTIONS = never(
            "make a collection whose order changes from JVM to JVM",
            access -> UNORDERED
                    .matcher(name(access.getTarget()) + "/" + parameters(access).count())
                    .matches());

    static final ArchRule NO_TEXT_OF_DOUBLES = noClasses()
            .that()
            .doNotBelongToAnyOf(NumberText.class)
            .should()
            .accessTargetWhere(describe("makes a text of a double", CoreLaws::makesTextOfDouble))
            .as("no class of the core but NumberText may make a text of a double");

    /** Routines of EJML that sum in one order at every size, or do not sum: EjmlOrderTest shows it of those that do. */
    private static final Pattern ORDERED =
            Pattern.compile("org\\.ejml\\.dense\\.row\\.(CommonOps_DDRM\\.(multTransB|dot"
                    + "|elementSum|elementMult|add|addEquals|subtract|scale|changeSign|multCols|transpose|concatColumns)"
                    + "|NormOps_DDRM\\.fastNormF)");

    static final ArchRule NO_SUMS_BY_SIZE =
            never("call a routine of EJML whose order of summation is not shown to be one at every size", access -> {
                String target = name(access.getTarget());
                return target.startsWith("org.ejml.")
                        && !target.startsWith("org.ejml.data.")
                        && !ORDERED.matcher(target).matches();
            });

    static final ArchRule NO_OTHER_LIBRARIES = classes()
            .should()
            .onlyDependOnClassesThat(describe("the core may use", CoreLaws::mayBeUsed))
            .as("the core depends on java.lang, java.math, java.util, JSpecify and EJML's dense matrices");

    static final List<ArchRule> ALL = List.of(
            NO_CLOCK,
            NO_CHANCE,
            NO_INEXACT_MATH,
            NO_THREADS,
            NO_UNORDERED_COLLECTIONS,
            NO_TEXT_OF_DOUBLES,
            NO_SUMS_BY_SIZE,
            NO_OTHER_LIBRARIES);

    private CoreLaws() {}

    private static ArchRule never(String what, Predicate<JavaAccess<?>> forbidden) {
        return noClasses().should().accessTargetWhere(describe(what, forbidden)).as("no class of the core may " + what);
    }

    private static Predicate<JavaAccess<?>> calls(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        return access -> compiled.matcher(name(access.getTarget())).matches();
    }

    private static String name(AccessTarget target) {
        return target.getOwner().getFullName() + "." + target.getName();
    }

    /** String concatenation counts: the core is compiled so that it is a StringBuilder's append. */
    private static boolean makesTextOfDouble(JavaAccess<?> access) {
        String target = name(access.getTarget());
        if (target.matches("java\\.lang\\.String\\.(format|formatted)|java\\.util\\.Formatter\\..*|java\\.text\\..*")) {
            return true;
        }
        boolean makesText = target.matches(
                "java\\.lang\\.(Double|Float)\\.(toString|toHexString)|java\\.lang\\.String\\.(valueOf|copyValueOf)"
                        + "|java\\.lang\\.(StringBuilder|StringBuffer)\\.(append|insert)|java\\.math\\.BigDecimal\\.valueOf");
        return makesText
                && (target.matches(".*(Double|Float)\\..*")
                        || parameters(access).anyMatch(CoreLaws::isFloating));
    }

    private static Stream<String> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                ? target.getRawParameterTypes().stream().map(JavaClass::getName)
                : Stream.empty();
    }

    private static boolean isFloating(String type) {
        return type.equals("double") || type.equals("float");
    }

    private static boolean mayBeUsed(JavaClass used) {
        String name = used.getBaseComponentType().getFullName();
        return used.getBaseComponentType().isPrimitive()
                || name.matches("java\\.(lang|math|util)\\..*|dev\\.temper\\.core\\..*|org\\.jspecify\\..*"
                        + "|org\\.ejml\\.(data\\.DMatrix(D1|1Row|RMaj)?|dense\\.row\\..*)");
    }
}
