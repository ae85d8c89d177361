package vn.tongket.conclusion.lint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.calendar.Deadline;
import vn.tongket.calendar.Precision;
import vn.tongket.conclusion.Draft;
import vn.tongket.conclusion.Draft.Item;
import vn.tongket.organization.Unit;
import vn.tongket.reference.CitationReader;

/** Reads the clauses of a draft as somebody would who has to carry them out, and says what would be asked. */
public final class ClauseLint {

    private static final Pattern DATE_IN_TEXT = Pattern.compile(
            "(?<![\\p{L}\\d])((?:trước|chậm nhất(?: là)?|trong|đến)\\s+(?:ngày|tháng|năm)?\\s*(?:\\d{1,2}[/.-]){0,2}\\d{4})(?![\\d/.-]\\d)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern SHARE_IN_TEXT = Pattern.compile("(?<![\\d,.])(\\d{1,3}(?:[,.]\\d+)?)\\s*%");

    private final Draft draft;
    private final Surroundings around;
    private final List<Finding> found = new ArrayList<>();

    private ClauseLint(Draft draft, Surroundings around) {
        this.draft = draft;
        this.around = around;
    }

    /** In the order of the clauses. */
    public static List<Finding> of(Draft draft, Surroundings around) {
        return new ClauseLint(draft, around).all();
    }

    /** The texts that may cite documents, with their places. */
    public static List<CitationReader.Source> texts(Draft draft) {
        List<CitationReader.Source> texts = new ArrayList<>();
        texts.add(new CitationReader.Source("generalPart", draft.generalPart()));
        for (int i = 0; i < draft.clauses().size(); i++) {
            Item item = draft.clauses().get(i);
            texts.add(new CitationReader.Source("clauses." + i + ".text", item.text()));
            texts.add(new CitationReader.Source("clauses." + i + ".deliverable", item.deliverable()));
            for (int j = 0; j < item.parts().size(); j++) {
                texts.add(new CitationReader.Source(
                        "clauses." + i + ".parts." + j + ".text",
                        item.parts().get(j).text()));
            }
        }
        return texts;
    }

    private List<Finding> all() {
        cited("generalPart", "");
        for (int i = 0; i < draft.clauses().size(); i++) {
            Item item = draft.clauses().get(i);
            String at = "clauses." + i;
            if (item.general()) {
                general(item, at);
            } else {
                task(item, null, at);
            }
            cited(at + ".text", item.ref());
            cited(at + ".deliverable", item.ref());
            for (int j = 0; j < item.parts().size(); j++) {
                Item part = item.parts().get(j);
                if (!item.general()) {
                    task(part, item, at + ".parts." + j);
                }
                cited(at + ".parts." + j + ".text", part.ref());
            }
        }
        return found;
    }

    private void general(Item item, String at) {
        if (!Text.isBlank(item.due())) {
            found.add(Finding.of(
                    Finding.Code.GENERAL_WITH_DATE, at + ".due", ref(item), Text.clean(item.due()), ref(item)));
        }
        if (item.hasLead()) {
            found.add(Finding.of(Finding.Code.GENERAL_WITH_LEAD, at + ".general", ref(item), "", ref(item)));
        }
    }

    private void task(Item item, Item whole, String at) {
        leads(item, whole, at);
        missing(item, whole, at);
        Deadline due = due(item);
        if (due != null && due.isKnown()) {
            due(item, due, at);
        } else if (Text.isBlank(item.due())) {
            dateInText(item, at);
        }
        target(item, at);
    }

    private void leads(Item item, Item whole, String at) {
        // where some parts have leads the others are asked, else the clause as a whole
        boolean ledByParts = item.parts().stream().anyMatch(Item::hasLead);
        boolean ledByWhole =
                whole != null && (whole.hasLead() || whole.parts().stream().noneMatch(Item::hasLead));
        if (!item.hasLead() && !item.coordination() && !ledByParts && !ledByWhole) {
            add(Finding.Code.LEAD_MISSING, at + ".leadUnits", item);
        }
        if (item.leadUnits().size() > 1
                || !item.leadUnits().isEmpty() && !item.leadGroups().isEmpty()) {
            add(Finding.Code.TWO_LEADS, at + ".leadUnits", item);
        }
        if (item.cooperatingUnits().stream().anyMatch(item.leadUnits()::contains)) {
            add(Finding.Code.LEAD_COOPERATES, at + ".cooperatingUnits", item);
        }
        LocalDate day = lastDay(item, whole);
        item.leadUnits().forEach(unit -> gone(Finding.Code.LEAD_GONE, item, unit, day, at + ".leadUnits"));
        if (item.coordination() && !Text.isBlank(item.trackerUnit())) {
            gone(Finding.Code.LEAD_GONE, item, item.trackerUnit(), day, at + ".trackerUnit");
        }
        item.cooperatingUnits()
                .forEach(unit -> gone(Finding.Code.COOPERATING_GONE, item, unit, day, at + ".cooperatingUnits"));
    }

    private void gone(Finding.Code code, Item item, String unit, LocalDate day, String at) {
        Unit known = around.units().get(unit);
        if (known != null && !known.existsOn(day)) {
            LocalDate until = known.validTo() != null && day.isAfter(known.validTo()) ? known.validTo() : null;
            found.add(Finding.of(
                    code,
                    at,
                    ref(item),
                    unit + "@" + day,
                    ref(item),
                    known.name(),
                    Deadline.day(day).text(),
                    until == null ? 0 : 1,
                    Deadline.day(until == null ? known.validFrom() : until).text()));
        }
    }

    /** The last day on which the clause is in time, else the day on which it is issued. */
    private LocalDate lastDay(Item item, Item whole) {
        return Optional.ofNullable(due(item))
                .filter(Deadline::isKnown)
                .or(() -> Optional.ofNullable(whole).map(ClauseLint::due).filter(Deadline::isKnown))
                .map(Deadline::lastDay)
                .filter(day -> day.isAfter(around.issuedOn()))
                .orElse(around.issuedOn());
    }

    /** What a clause says itself, through all its parts, or through the clause that it is a part of. */
    private interface Said {
        boolean by(Item item);
    }

    private void missing(Item item, Item whole, String at) {
        if (Text.isBlank(item.text())) {
            return;
        }
        if (whole != null) {
            partMissing(item, whole, at);
            return;
        }
        if (!item.coordination() && unsaid(item, one -> !Text.isBlank(one.due()))) {
            add(Finding.Code.DUE_MISSING, at + ".due", item);
        }
        if (!item.coordination() && unsaid(item, one -> !Text.isBlank(one.deliverable()))) {
            add(Finding.Code.DELIVERABLE_MISSING, at + ".deliverable", item);
        }
        if (Text.isBlank(draft.reportPeriod()) && unsaid(item, one -> !Text.isBlank(one.reportPeriod()))) {
            add(Finding.Code.PERIOD_MISSING, at + ".reportPeriod", item);
        }
    }

    private static boolean unsaid(Item item, Said said) {
        return !said.by(item)
                && (item.parts().isEmpty() || item.parts().stream().noneMatch(said::by));
    }

    /** A part is asked only where other parts of its clause say it for themselves. */
    private void partMissing(Item part, Item whole, String at) {
        if (Text.isBlank(part.due())
                && Text.isBlank(whole.due())
                && whole.parts().stream().anyMatch(other -> !Text.isBlank(other.due()))) {
            add(Finding.Code.DUE_MISSING, at + ".due", part);
        }
        if (Text.isBlank(part.deliverable())
                && Text.isBlank(whole.deliverable())
                && whole.parts().stream().anyMatch(other -> !Text.isBlank(other.deliverable()))) {
            add(Finding.Code.DELIVERABLE_MISSING, at + ".deliverable", part);
        }
    }

    private void due(Item item, Deadline due, String at) {
        String about = due.text();
        if (due.lastDay().isBefore(around.issuedOn())) {
            found.add(Finding.of(Finding.Code.DUE_BEFORE_ISSUING, at + ".due", ref(item), about, ref(item), about));
            return;
        }
        if (due.precision() == Precision.DAY && !around.working().test(due.on())) {
            String next = Deadline.day(around.nextWorking().apply(due.on())).text();
            found.add(Finding.of(Finding.Code.DUE_DAY_OFF, at + ".due", ref(item), about, ref(item), about, next)
                    .proposing(next));
        }
        if (around.nextReview().isKnown()
                && due.lastDay().isAfter(around.nextReview().lastDay())) {
            found.add(Finding.of(
                    Finding.Code.DUE_AFTER_REVIEW,
                    at + ".due",
                    ref(item),
                    about + ">" + around.nextReview().text(),
                    ref(item),
                    about,
                    around.nextReview().text()));
        }
    }

    private void dateInText(Item item, String at) {
        Matcher matcher = DATE_IN_TEXT.matcher(Text.isBlank(item.text()) ? "" : Text.clean(item.text()));
        while (matcher.find()) {
            Deadline read = read(matcher.group(1));
            if (read != null && read.isKnown() && !read.lastDay().isBefore(around.issuedOn())) {
                found.add(Finding.of(
                                Finding.Code.DUE_IN_TEXT,
                                at + ".due",
                                ref(item),
                                matcher.group(1),
                                ref(item),
                                matcher.group(1),
                                read.text())
                        .proposing(read.text()));
                return;
            }
        }
    }

    private void target(Item item, String at) {
        if (!Text.isBlank(item.targetName()) && Text.isBlank(item.target())) {
            found.add(Finding.of(
                    Finding.Code.TARGET_WITHOUT_NUMBER,
                    at + ".target",
                    ref(item),
                    Text.clean(item.targetName()),
                    ref(item),
                    Text.clean(item.targetName())));
        }
        Matcher share = SHARE_IN_TEXT.matcher(Text.isBlank(item.text()) ? "" : Text.clean(item.text()));
        if (Text.isBlank(item.targetName()) && Text.isBlank(item.target()) && share.find()) {
            found.add(Finding.of(
                    Finding.Code.TARGET_IN_TEXT, at + ".target", ref(item), share.group(1), ref(item), share.group()));
        }
    }

    private void cited(String at, String ref) {
        List<String> told = new ArrayList<>();
        for (CitationReader.Reading reading : around.citations()) {
            String symbol = reading.citation().original();
            if (!reading.at().equals(at) || told.contains(symbol)) {
                continue;
            }
            citation(reading, at, ref == null ? "" : ref).ifPresent(finding -> {
                told.add(symbol);
                found.add(finding);
            });
        }
    }

    private Optional<Finding> citation(CitationReader.Reading reading, String at, String ref) {
        String symbol = reading.citation().original();
        return switch (reading.resolution().kind()) {
            case AMBIGUOUS ->
                Optional.of(Finding.of(
                        Finding.Code.CITATION_AMBIGUOUS,
                        at,
                        ref,
                        symbol,
                        ref.isEmpty() ? 0 : 1,
                        ref,
                        symbol,
                        reading.resolution().candidates().size()));
            case UNKNOWN ->
                reading.dated() == null
                        ? Optional.of(Finding.of(
                                Finding.Code.CITATION_UNDATED, at, ref, symbol, ref.isEmpty() ? 0 : 1, ref, symbol))
                        : Optional.empty();
            case EXACT -> {
                var document = reading.resolution().document();
                yield document.expiredOn() == null || document.expiredOn().isAfter(around.issuedOn()) || reading.ended()
                        ? Optional.empty()
                        : Optional.of(Finding.of(
                                Finding.Code.CITATION_EXPIRED,
                                at,
                                ref,
                                symbol,
                                ref.isEmpty() ? 0 : 1,
                                ref,
                                symbol,
                                Deadline.day(document.expiredOn()).text(),
                                document.replacedBy() == null ? 0 : 1,
                                document.replacedBy() == null ? "" : document.replacedBy()));
            }
        };
    }

    private void add(Finding.Code code, String at, Item item) {
        found.add(Finding.of(code, at, ref(item), "", ref(item)));
    }

    private static String ref(Item item) {
        return Text.isBlank(item.ref()) ? "" : Text.clean(item.ref());
    }

    /** Null where the date cannot be read. */
    private static Deadline due(Item item) {
        return read(item.due());
    }

    private static Deadline read(String text) {
        try {
            return Deadline.parse(text);
        } catch (Refusal unreadable) {
            return null;
        }
    }
}
