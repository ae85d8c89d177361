package vn.tongket.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.tongket.archive.Packing.Label;
import vn.tongket.cycle.ReviewCycle;
import vn.tongket.organization.Units;

/** How an archive is found one's way in: for people as a page and a workbook, for machines line by line. */
@Component
class IndexFiles {

    private static final List<Integer> WIDTHS = List.of(6, 16, 48, 22, 17, 30, 8, 13, 68, 60);
    /** Chapters in the order in which a cycle comes to them; the path begins with the name. */
    private static final List<String> CHAPTERS = List.of(
            "van-ban",
            "ke-hoach",
            "bao-cao",
            "bao-cao-tong-hop",
            "hoi-nghi",
            "ket-luan",
            "nhiem-vu",
            "don-doc",
            "khen-thuong",
            "tep",
            "thu",
            "nhat-ky",
            "mo-hinh",
            "du-lieu");

    private final ObjectMapper json;
    private final Units units;

    IndexFiles(ObjectMapper json, Units units) {
        this.json = json;
        this.units = units;
    }

    /**
     * What an archive is of.
     *
     * @param missing papers that could not be written, by name
     */
    record About(ReviewCycle cycle, Export export, String state, List<Child> children, List<String> missing) {}

    /** A cycle that one of the units opened for the units below it, and the newest archive of it. */
    record Child(String cycleId, String title, String unit, String exportId, String sha256) {}

    void write(Packing packing, About about) throws IOException {
        List<ArchiveEntry> listed = List.copyOf(packing.entries());
        packing.put(ArchiveFormat.ENTRIES, Label.of("index", packing.said("list-for-machines")), out -> {
            for (ArchiveEntry entry : listed) {
                DataFiles.line(out, json.writeValueAsString(entry));
            }
        });
        packing.put(
                ArchiveFormat.LIST, Label.of("index", packing.said("list.all")), out -> sheet(packing, listed, out));
        packing.put(
                ArchiveFormat.INDEX,
                Label.of("index", about.cycle().title()),
                out -> page(packing, about, listed, out));
        packing.put(
                ArchiveFormat.ABOUT,
                Label.of("index", packing.said("about")),
                out -> out.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(about(about, listed.size()))));
    }

    private Map<String, Object> about(About about, int files) {
        ReviewCycle cycle = about.cycle();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("format", ArchiveFormat.NAME);
        facts.put("version", ArchiveFormat.VERSION);
        facts.put("cycleId", cycle.id());
        facts.put("title", cycle.title());
        facts.put("kind", cycle.kind());
        facts.put("organizer", cycle.organizer());
        facts.put("organizerName", units.names(List.of(cycle.organizer())).get(cycle.organizer()));
        facts.put("stateSha256", about.state());
        facts.put("exportId", about.export().id());
        facts.put("exportedAt", about.export().startedAt().toString());
        facts.put("exportedBy", about.export().startedBy());
        facts.put("files", files);
        facts.put("childCycles", about.children());
        facts.put("papersNotWritten", about.missing());
        return facts;
    }

    private static void sheet(Packing packing, List<ArchiveEntry> listed, java.io.OutputStream out) throws IOException {
        IndexSheet sheet = new IndexSheet(out, packing.said("list.sheet"), WIDTHS);
        sheet.row(headings(packing));
        int number = 0;
        for (ArchiveEntry entry : listed) {
            sheet.row(
                    ++number,
                    entry.number(),
                    entry.name(),
                    packing.said("kind." + entry.kind()),
                    entry.dated(),
                    entry.unit(),
                    entry.pages(),
                    entry.size(),
                    entry.sha256(),
                    entry.path());
        }
        sheet.end();
    }

    private static Object[] headings(Packing packing) {
        return List.of("no", "number", "name", "kind", "date", "unit", "pages", "size", "hash", "path").stream()
                .map(column -> packing.said("col." + column))
                .toArray();
    }

    private void page(Packing packing, About about, List<ArchiveEntry> listed, java.io.OutputStream out) {
        ReviewCycle cycle = about.cycle();
        Html html = new Html(out).begin(cycle.title()).main(cycle.title(), null, null);
        html.facts(facts(packing, about, listed));
        html.muted(packing.said("how-to-read"));
        if (!about.missing().isEmpty()) {
            html.h2(packing.said("missing")).muted(packing.said("missing.why"));
            about.missing().forEach(html::p);
        }
        if (!about.children().isEmpty()) {
            html.h2(packing.said("children"))
                    .table(packing.said("col.unit"), packing.said("col.title"), packing.said("col.id"));
            about.children().forEach(child -> html.row(child.unit(), child.title(), child.cycleId()));
            html.endTable();
        }
        for (String chapter : CHAPTERS) {
            List<ArchiveEntry> of = new ArrayList<>(listed.stream()
                    .filter(entry -> entry.path().startsWith(chapter + "/"))
                    .toList());
            if (!of.isEmpty()) {
                html.h2(packing.said("chapter." + chapter) + " (" + of.size() + ")");
                html.table(
                        packing.said("col.name"),
                        packing.said("col.number"),
                        packing.said("col.kind"),
                        packing.said("col.date"),
                        packing.said("col.unit"),
                        packing.said("col.pages"));
                of.forEach(entry -> html.row(
                        new Html.Cell(entry.path(), entry.name()),
                        entry.number(),
                        packing.said("kind." + entry.kind()),
                        entry.dated(),
                        entry.unit(),
                        entry.pages() == null ? "" : entry.pages()));
                html.endTable();
            }
        }
        html.h2(packing.said("chapter.niem-phong")).muted(packing.said("sealed"));
        html.end();
    }

    private List<String[]> facts(Packing packing, About about, List<ArchiveEntry> listed) {
        ReviewCycle cycle = about.cycle();
        List<String[]> facts = new ArrayList<>();
        facts.add(new String[] {
            packing.said("col.issuer"), units.names(List.of(cycle.organizer())).get(cycle.organizer())
        });
        facts.add(new String[] {
            packing.said("col.kind"), packing.coded("web.kind", cycle.kind().name())
        });
        facts.add(new String[] {packing.said("col.closed"), Moments.written(cycle.closedAt())});
        facts.add(new String[] {packing.said("col.id"), cycle.id().toString()});
        facts.add(new String[] {packing.said("col.state"), about.state()});
        facts.add(new String[] {packing.said("col.files"), String.valueOf(listed.size())});
        return facts;
    }
}
