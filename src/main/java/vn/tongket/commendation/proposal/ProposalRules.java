package vn.tongket.commendation.proposal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.commendation.Nomination;
import vn.tongket.commendation.Recipient;

/** When a unit may send its proposal: every sentence names the row. */
final class ProposalRules {

    private final ProposalSheet sheet;
    private final List<DossierFile> files;
    private final Refusal.Collector problems = new Refusal.Collector();

    ProposalRules(ProposalSheet sheet, List<DossierFile> files) {
        this.sheet = sheet;
        this.files = files;
    }

    /** Which kind a line is of; a collective where nobody chose. */
    static Recipient kind(ProposalSheet.Line line) {
        return Recipient.INDIVIDUAL.name().equals(line.kind()) ? Recipient.INDIVIDUAL : Recipient.COLLECTIVE;
    }

    void deadline(LocalDate due, LocalDate today) {
        if (due != null && today.isAfter(due)) {
            problems.add("", "commendation.proposal.too-late", Deadline.day(due).text());
        }
    }

    void quota(Integer collectives, Integer individuals) {
        long first = sheet.lines().stream()
                .filter(line -> kind(line) == Recipient.COLLECTIVE)
                .count();
        long second = sheet.lines().size() - first;
        if (collectives != null && first > collectives) {
            problems.add("lines", "commendation.proposal.too-many-collectives", first, collectives);
        }
        if (individuals != null && second > individuals) {
            problems.add("lines", "commendation.proposal.too-many-individuals", second, individuals);
        }
    }

    /** @param own the unit and those below it */
    void lines(Set<String> own) {
        if (sheet.lines().isEmpty()) {
            problems.add("lines", "commendation.proposal.empty");
        }
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < sheet.lines().size(); i++) {
            ProposalSheet.Line line = sheet.lines().get(i);
            String at = "lines." + i + ".";
            int row = i + 1;
            if (Text.isBlank(line.name())) {
                problems.add(at + "name", "commendation.proposal.name-missing", row);
            } else {
                Integer first =
                        seen.putIfAbsent(kind(line) + ":" + line.unit() + ":" + Nomination.searchKey(line.name()), row);
                if (first != null) {
                    problems.add(at + "name", "commendation.nomination.twice", row, first);
                }
            }
            if (kind(line) == Recipient.INDIVIDUAL && Text.isBlank(line.position())) {
                problems.add(at + "position", "commendation.proposal.position-missing", row);
            }
            if (Text.isBlank(line.merit())) {
                problems.add(at + "merit", "commendation.proposal.merit-missing", row);
            }
            if (!Text.isBlank(line.unit()) && !own.contains(Text.clean(line.unit()))) {
                problems.add(at + "unit", "commendation.proposal.unit-foreign", row);
            }
        }
    }

    /** Every paper is either cited or uploaded, and confirmed where the proposing level has to. */
    void papers() {
        for (int p = 0; p < sheet.papers().size(); p++) {
            ProposalSheet.Paper paper = sheet.papers().get(p);
            if (Text.isBlank(paper.reference()) && !uploaded(paper.code(), null)) {
                problems.add("papers." + p + ".reference", "commendation.proposal.paper-missing", paper.name());
            }
        }
        for (int i = 0; i < sheet.lines().size(); i++) {
            ProposalSheet.Line line = sheet.lines().get(i);
            for (int p = 0; p < line.papers().size(); p++) {
                ProposalSheet.Paper paper = line.papers().get(p);
                String at = "lines." + i + ".papers." + p + ".";
                if (Text.isBlank(paper.reference()) && !uploaded(paper.code(), line)) {
                    problems.add(at + "reference", "commendation.proposal.line-paper-missing", i + 1, paper.name());
                }
                if (Boolean.TRUE.equals(paper.toConfirm()) && !Boolean.TRUE.equals(paper.confirmed())) {
                    problems.add(at + "confirmed", "commendation.proposal.not-confirmed", i + 1, paper.name());
                }
            }
        }
    }

    private boolean uploaded(String code, ProposalSheet.Line line) {
        return files.stream()
                .anyMatch(file -> file.paperCode().equals(code)
                        && (line == null ? file.lineId() == null : line.id().equals(file.lineId())));
    }

    void refuse() {
        problems.refuse();
    }
}
