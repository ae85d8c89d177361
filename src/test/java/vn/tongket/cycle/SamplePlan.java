package vn.tongket.cycle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.tongket.TestUnits.Province;
import vn.tongket.cycle.PlanDraft.IndicatorLine;
import vn.tongket.cycle.PlanDraft.MilestoneLine;
import vn.tongket.cycle.PlanDraft.SectionLine;
import vn.tongket.cycle.PlanDraft.SubjectLine;
import vn.tongket.cycle.PlanDraft.WriterLine;

/** A plan for tests: the one of scenario A0, of which a test changes what it is about. */
public class SamplePlan {

    public String title = "Tổng kết 10 năm thực hiện Nghị quyết số 28-NQ/TW";
    public String kind = "FINAL_REVIEW";
    public String periodFrom = "22/9/2008";
    public String periodTo = "2018";
    public String organizer;
    public String approver;
    public String reviewer;
    public String clerk;
    public String council;
    public String tracker;
    public Set<Phase> phases = EnumSet.of(Phase.PLAN, Phase.REPORTS);
    public List<SubjectLine> subjects = List.of(
            new SubjectLine("REVIEWED", "28-NQ/TW", "Bộ Chính trị khóa X", "22/9/2008", null),
            new SubjectLine("REVIEWED", "92-CTr/TU", "Ban Thường vụ Tỉnh ủy", "20/10/2009", null));
    public List<MilestoneLine> milestones = List.of(new MilestoneLine("CONFERENCE", "trong tháng 9/2018", null, null));
    public List<SectionLine> sections =
            sections("1", "1.1", "1.2", "2", "2.1", "2.2", "2.3", "2.4", "2.5", "3", "3.1", "3.2", "3.3");
    public List<IndicatorLine> indicators = List.of();
    public List<String> groups = List.of();
    public List<String> units = List.of();
    public List<String> except = List.of();
    public List<WriterLine> writers = List.of();
    public String due = "trong tháng 8/2018";
    public String closing;
    public String previousCycle;
    public Integer version;

    /** Everything is done by the province's Party committee; its districts report. */
    public static SamplePlan of(Province province) {
        SamplePlan plan = new SamplePlan();
        plan.organizer = province.party();
        plan.approver = province.party();
        plan.reviewer = province.party();
        plan.clerk = province.party();
        plan.council = province.state();
        plan.tracker = province.command();
        plan.units = province.districts();
        return plan;
    }

    public static List<SectionLine> sections(String... codes) {
        return Arrays.stream(codes)
                .map(code -> new SectionLine(code, "Nội dung mục " + code, null, true, null))
                .toList();
    }

    /** A ratio, a count of names, a yearly number and a plain one. */
    public static List<IndicatorLine> indicators() {
        List<IndicatorLine> lines = new ArrayList<>();
        lines.add(indicator("I01", "RATIO", "RATIO_OF_SUMS", "SUM", true, "0", "150"));
        lines.add(indicator("I02", "NAMES", "COUNT_DISTINCT", "SUM", false, null, null));
        lines.add(indicator("I03", "NUMBER", "SUM", "SUM", true, "0", "10.000"));
        lines.add(indicator("I04", "RATIO", "LATEST", "LATEST", false, "0", "100"));
        return lines;
    }

    private static IndicatorLine indicator(
            String code, String kind, String overUnits, String overYears, boolean yearly, String lower, String upper) {
        return new IndicatorLine(
                code, "Chỉ tiêu " + code, "đơn vị", kind, overUnits, overYears, yearly, "UP", null, lower, upper, true);
    }

    /** The same plan with these phases and no other. */
    public SamplePlan with(Phase... any) {
        phases = Set.of(any);
        return this;
    }

    public PlanDraft draft() {
        return new PlanDraft(
                title,
                kind,
                null,
                periodFrom,
                periodTo,
                organizer,
                approver,
                reviewer,
                clerk,
                council,
                tracker,
                "Đánh giá vai trò lãnh đạo; nêu rõ hạn chế, nguyên nhân và bài học kinh nghiệm.",
                phases.stream().collect(Collectors.toMap(Phase::name, phase -> true)),
                subjects,
                milestones,
                sections,
                indicators,
                groups,
                units,
                except,
                writers,
                due,
                closing,
                previousCycle,
                version);
    }

    static List<String> leaves(List<Section> outline) {
        return outline.stream().filter(Section::leaf).map(Section::code).toList();
    }

    static List<List<String>> split(List<String> units, int parts) {
        return IntStream.range(0, parts)
                .mapToObj(part -> IntStream.range(0, units.size())
                        .filter(i -> i % parts == part)
                        .mapToObj(units::get)
                        .toList())
                .toList();
    }
}
