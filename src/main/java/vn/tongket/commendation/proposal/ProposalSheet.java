package vn.tongket.commendation.proposal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;

/** What a unit proposes, as it is typed; the {@code version} is the one that was read. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ProposalSheet(List<Line> lines, List<Paper> papers, Integer version) {

    public ProposalSheet {
        lines = lines == null ? List.of() : List.copyOf(lines);
        papers = papers == null ? List.of() : List.copyOf(papers);
    }

    /** One collective or individual; without id when it is new. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Line(
            UUID id,
            String kind,
            String unit,
            String name,
            String position,
            String merit,
            String dissolvedBasis,
            List<Paper> papers) {

        public Line {
            papers = papers == null ? List.of() : List.copyOf(papers);
        }

        Line with(UUID given, List<Paper> completed) {
            return new Line(given, kind, unit, name, position, merit, dissolvedBasis, completed);
        }
    }

    /**
     * A paper of the dossier: what it is, as the configuration says, and what the unit says about it.
     *
     * @param reference number and date, or where the paper copy lies
     * @param toConfirm whether the proposing level has to confirm it
     * @param confirmed whether it did
     * @param files how many files were uploaded for it
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Paper(
            String code, String name, Boolean toConfirm, String reference, Boolean confirmed, Integer files) {}
}
