package vn.tongket.web.audit;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.tongket.audit.dossier.Anchor;
import vn.tongket.audit.dossier.AuditDossiers;
import vn.tongket.audit.dossier.Line;
import vn.tongket.audit.dossier.Named;
import vn.tongket.audit.dossier.Question;
import vn.tongket.engine.ElementNames;
import vn.tongket.organization.RoleHolders;
import vn.tongket.organization.Units;
import vn.tongket.web.page.Words;

/** Puts the lines of a dossier into words; as many statements for one line as for a hundred. */
@Component
class DossierRows {

    /** Pages of things, by the kind under which acts name them. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("cycle", "/dot/%s"),
            Map.entry("report", "/bao-cao/%s"),
            Map.entry("obligation", "/bao-cao/%s"),
            Map.entry("assignment", "/nhiem-vu/%s"),
            Map.entry("conference", "/hoi-nghi/%s"),
            Map.entry("conclusion", "/ket-luan/%s"),
            Map.entry("document", "/van-ban/%s"),
            Map.entry("urging", "/don-doc/viec/%s"),
            Map.entry("cited-document", "/vien-dan/%s"),
            Map.entry("unit", "/don-vi/%s"),
            Map.entry("unit change", "/don-vi/thay-doi/%s"),
            Map.entry("unit group", "/don-vi/nhom/%s"),
            Map.entry("user", "/ho-so/nguoi/%s"));

    private static final Set<String> SAID = Set.of("engine.Task.Claim", "engine.Task.Complete");

    private final AuditDossiers dossiers;
    private final RoleHolders people;
    private final Units units;
    private final ElementNames elements;
    private final RecordWords records;
    private final NoticeSentence notices;
    private final Words words;
    private final MessageSource messages;

    DossierRows(
            AuditDossiers dossiers,
            RoleHolders people,
            Units units,
            ElementNames elements,
            RecordWords records,
            NoticeSentence notices,
            Words words,
            MessageSource messages) {
        this.dossiers = dossiers;
        this.people = people;
        this.units = units;
        this.elements = elements;
        this.records = records;
        this.notices = notices;
        this.words = words;
        this.messages = messages;
    }

    List<DossierRow> of(Anchor anchor, Collection<Line> lines) {
        Known known = new Known(
                people.names(all(
                        lines,
                        line -> Stream.concat(
                                RecordWords.codes(line.details()),
                                Stream.of(
                                        line.who().actor(),
                                        line.who().substituteFor(),
                                        line.details().get("readBy"),
                                        line.about().kind().equals("user")
                                                ? line.about().id()
                                                : null)))),
                units.names(all(
                        lines,
                        line -> Stream.concat(
                                RecordWords.codes(line.details()),
                                Stream.of(line.who().unit(), line.about().unit())))),
                dossiers.named(lines));
        return lines.stream().map(line -> row(anchor, line, known)).toList();
    }

    /** Names that the page needs, each found once. */
    private record Known(Map<String, String> people, Map<String, String> units, Map<String, Named> things) {

        String name(String code) {
            String unit = units.get(code);
            return unit == null || unit.equals(code) ? people.getOrDefault(code, code) : unit;
        }
    }

    private static Set<String> all(Collection<Line> lines, java.util.function.Function<Line, Stream<Object>> names) {
        return lines.stream()
                .flatMap(names)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.toSet());
    }

    private DossierRow row(Anchor anchor, Line line, Known known) {
        boolean mail = Question.Filter.MAIL.equals(line.what());
        boolean engine = line.what().startsWith("engine.");
        String actor = line.who().actor();
        boolean system = "system".equals(actor);
        String name = system ? text("web.record.system") : known.people().getOrDefault(actor, actor);
        Line.About about = line.about();
        boolean same = anchor.id() != null && (about.id().equals(anchor.id()) || mail);
        return new DossierRow(
                mail || engine ? null : line.position().id(),
                mail ? "mail" : engine ? "engine" : "record",
                words.second(line.position().at()),
                name,
                system || name.equals(actor) ? null : actor,
                capacity(line.who(), known),
                mail
                        ? notices.sentence(line, known.units())
                        : engine ? operation(line) : decapitalised(words.of("act", line.what())),
                same ? null : thing(about, known),
                same ? null : page(about, known),
                mail
                        ? notices.facts(line, known.people())
                        : records.facts(engine ? changed(line) : line.details(), known::name),
                step(line.step()),
                line.step() == null ? null : "/ho-so/quy-trinh/" + line.step().instanceId());
    }

    private String capacity(Line.Who who, Known known) {
        if (who.role() == null) {
            return who.capacity() == null
                            || who.capacity().isEmpty()
                            || who.capacity().indexOf('.') > 0
                    ? null
                    : words.of("web.record.capacity", who.capacity());
        }
        String held =
                words.of("organization.role", who.role()) + ", " + known.units().getOrDefault(who.unit(), who.unit());
        return held
                + (who.acting() ? text("web.record.acting") : "")
                + (who.substituteFor() == null
                        ? ""
                        : text(
                                "web.record.substitute",
                                known.people().getOrDefault(who.substituteFor(), who.substituteFor())));
    }

    /** What was done with Tasklist, Cockpit or the engine's own interface. */
    private String operation(Line line) {
        String[] code = line.what().split("\\.", 3);
        String general = messages.getMessage("web.dossier.engine." + code[2], null, code[2], Locale.ROOT);
        String said =
                messages.getMessage("web.dossier.engine.%s.%s".formatted(code[1], code[2]), null, general, Locale.ROOT);
        Object task = line.details().get("task");
        return task == null ? said : said + " “" + task + "”";
    }

    /** Of an operation what its sentence does not say: the engine notes claiming and completing as changes of properties. */
    private static Map<String, Object> changed(Line line) {
        Map<String, Object> rest = new LinkedHashMap<>(line.details());
        rest.remove("task");
        if (SAID.contains(line.what())) {
            rest.keySet().removeAll(Set.of("property", "before", "new"));
        }
        return rest;
    }

    private String thing(Line.About about, Known known) {
        Named named = named(about, known);
        String name = named == null
                ? "user".equals(about.kind()) ? known.people().getOrDefault(about.id(), about.id()) : null
                : named.name();
        if (name == null && about.unit() != null) {
            name = known.units().getOrDefault(about.unit(), about.unit());
        }
        String kind = named == null ? about.kind().replace(' ', '-') : named.kind();
        return messages.getMessage(
                "web.dossier.thing." + kind, new Object[] {name == null ? "" : name}, name, Locale.ROOT);
    }

    private static String page(Line.About about, Known known) {
        String page = PAGES.get(about.kind());
        Named named = named(about, known);
        if (page == null && named != null && named.cycleId() != null) {
            return "/dot/" + named.cycleId();
        }
        return page == null || about.id().isEmpty() || about.id().indexOf('/') >= 0 ? null : page.formatted(about.id());
    }

    private static Named named(Line.About about, Known known) {
        String kind = "obligation".equals(about.kind()) ? "report" : about.kind();
        return known.things().get(kind + ":" + about.id());
    }

    private String step(Line.Step step) {
        if (step == null || step.definitionId() == null) {
            return null;
        }
        String element = elements.of(step.definitionId(), step.activityId());
        return element == null
                ? text("web.dossier.model", step.model())
                : text("web.dossier.step", element, step.model());
    }

    private String text(String key, Object... args) {
        return messages.getMessage(key, args, Locale.ROOT);
    }

    /** With a small first letter, as it goes on behind who did it. */
    static String decapitalised(String sentence) {
        return sentence.length() < 2 || Character.isUpperCase(sentence.charAt(1))
                ? sentence
                : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
