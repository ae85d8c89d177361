package vn.tongket.web.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.NotFound;
import vn.tongket.Refusal;
import vn.tongket.Text;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.document.IssuedFile;
import vn.tongket.document.IssuedFiles;
import vn.tongket.document.Papers;
import vn.tongket.document.RegisterDesk;
import vn.tongket.document.RegisterDesk.Book;
import vn.tongket.document.RegisterDesk.Filter;
import vn.tongket.document.RegisterDesk.Origin;
import vn.tongket.document.RegisterEntry;
import vn.tongket.document.RegisterSheet;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** The register of outgoing documents: on the screen, on paper and as an Excel file, and one document of it. */
@Page
@RequestMapping("/van-ban")
class RegisterPages {

    private static final int LINES = 50;
    private static final int PRINTED = 5000;
    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final RegisterDesk desk;
    private final RegisterSheet sheet;
    private final IssuedFiles files;
    private final Papers papers;
    private final PaperAnswers answers;
    private final Refusals refusals;

    RegisterPages(
            RegisterDesk desk,
            RegisterSheet sheet,
            IssuedFiles files,
            Papers papers,
            PaperAnswers answers,
            Refusals refusals) {
        this.desk = desk;
        this.sheet = sheet;
        this.files = files;
        this.papers = papers;
        this.answers = answers;
        this.refusals = refusals;
    }

    /** What of the register is looked at, as it stands in the address. */
    record Query(String donvi, String so, String loai, String q, String xep) {

        Filter filter() {
            return new Filter(so, loai, q, xep);
        }
    }

    /** Why numbers were not used, as it was typed. */
    record Gap(String loaiso, String number, String to, String reason) {}

    @GetMapping
    String register(@ModelAttribute("query") Query query, @RequestParam(defaultValue = "0") int trang, Model model) {
        show(query, PageNumber.of(trang), new Gap(null, null, null, null), model);
        return "register";
    }

    @GetMapping("/in")
    String printed(@ModelAttribute("query") Query query, Model model) {
        Book book = show(query, 0, new Gap(null, null, null, null), model);
        Filter all = new Filter(scopeOf(model), query.loai(), query.q(), "register");
        List<RegisterEntry> found = desk.entries(book, all, PRINTED + 1, 0);
        model.addAttribute(
                "lines", found.stream().limit(PRINTED).map(sheet::columns).toList());
        model.addAttribute("cut", found.size() > PRINTED ? PRINTED : null);
        return "register-print";
    }

    @GetMapping("/so-dang-ky.xlsx")
    void excel(@ModelAttribute Query query, HttpServletResponse response) throws IOException {
        Book book = book(query.donvi());
        response.setContentType(EXCEL);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("so-dang-ky-van-ban-di-" + book.unit() + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        sheet.write(book, query.filter(), response.getOutputStream());
    }

    /** Explains numbers that were not used; what cannot stand comes back with everything that was typed. */
    @PostMapping("/so-bo-trong")
    Object explain(
            @ModelAttribute("query") Query query, @ModelAttribute Gap gap, Model model, RedirectAttributes after) {
        try {
            desk.explain(
                    Actors.current(), query.donvi(), query.so(), gap.loaiso(), gap.number(), gap.to(), gap.reason());
        } catch (Refusal refusal) {
            show(query, 0, gap, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("register", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", "web.register.explained");
        after.addAttribute("donvi", query.donvi());
        after.addAttribute("so", query.so());
        return "redirect:/van-ban";
    }

    @GetMapping("/{id}")
    String document(@PathVariable UUID id, Model model) {
        RegisterEntry entry = desk.entry(Actors.current(), id);
        document(entry, typed(entry), model);
        return "issued-document";
    }

    @PostMapping("/{id}")
    Object write(
            @PathVariable UUID id, @ModelAttribute RegisterEntry.Typed typed, Model model, RedirectAttributes after) {
        Actor actor = Actors.current();
        try {
            desk.write(actor, id, typed);
        } catch (Refusal refusal) {
            document(desk.entry(actor, id), typed, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("issued-document", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", "web.register.written");
        return "redirect:/van-ban/" + id;
    }

    /** The frozen file of a document. */
    @GetMapping("/{id}/tep")
    void file(@PathVariable UUID id, @RequestParam(required = false) String dang, HttpServletResponse response)
            throws IOException {
        RegisterEntry entry = desk.entry(Actors.current(), id);
        IssuedFile file = files.find(id).orElseThrow(() -> new NotFound("file", id));
        String name =
                Text.fold(entry.symbol()).toUpperCase(java.util.Locale.ROOT).replaceAll("[^A-Z0-9]+", "-");
        answers.answer(file, "van-ban-" + name, "pdf".equals(dang), response);
    }

    private void document(RegisterEntry entry, RegisterEntry.Typed typed, Model model) {
        model.addAttribute("entry", entry);
        model.addAttribute("typed", typed);
        model.addAttribute("book", desk.bookOf(Actors.current(), entry.id()));
        model.addAttribute("file", files.find(entry.id()).orElse(null));
        model.addAttribute("pdf", papers.pdfAvailable());
        model.addAttribute(
                "download",
                entry.symbol() == null
                        ? null
                        : desk.origin(entry.id()).map(RegisterPages::address).orElse(null));
    }

    /** Where the document is written out from its origin; {@link PaperApi} checks who may. */
    private static String address(Origin origin) {
        String part = origin.part() == null ? "" : origin.part();
        return switch (origin.kind()) {
            case "plan" -> "/van-ban/ke-hoach/" + origin.id();
            case "conclusion" -> "/van-ban/ket-luan/" + origin.id();
            case "directive" -> "/van-ban/chi-dao/" + origin.id();
            case "letter" -> "/van-ban/don-doc/" + origin.id();
            case "period" -> "/van-ban/bao-cao-dinh-ky/" + origin.id() + "?ky=" + part;
            default -> "/van-ban/khen-thuong/" + origin.id();
        };
    }

    private static RegisterEntry.Typed typed(RegisterEntry entry) {
        return new RegisterEntry.Typed(
                entry.signer(),
                entry.recipients(),
                entry.keptBy(),
                entry.copies() == null ? null : String.valueOf(entry.copies()),
                entry.daySent(),
                entry.receipt(),
                entry.note());
    }

    private Book show(Query query, int page, Gap gap, Model model) {
        List<Book> books = desk.books(Actors.current());
        Book book = book(query.donvi());
        List<String> scopes = desk.scopes(book);
        // the year or term that runs, unless another one or all were asked for
        String scope = query.so() == null
                ? scopes.stream()
                        .filter(one -> !one.equals(RegisterDesk.PENDING))
                        .findFirst()
                        .orElse("")
                : query.so();
        Filter filter = new Filter(scope, query.loai(), query.q(), query.xep());
        List<RegisterEntry> found = desk.entries(book, filter, LINES + 1, page * LINES);
        model.addAttribute("query", new Query(book.unit(), scope, query.loai(), query.q(), query.xep()));
        model.addAttribute("books", books);
        model.addAttribute("book", book);
        model.addAttribute("scopes", scopes);
        model.addAttribute("types", desk.types(book));
        model.addAttribute("entries", found.stream().limit(LINES).toList());
        model.addAttribute("more", found.size() > LINES);
        model.addAttribute("page", page);
        model.addAttribute("missing", scope.isEmpty() ? List.of() : desk.missing(book, scope));
        model.addAttribute("gap", gap);
        return book;
    }

    private static String scopeOf(Model model) {
        return ((Query) model.getAttribute("query")).so();
    }

    private Book book(String unit) {
        Actor actor = Actors.current();
        return Text.isBlank(unit)
                ? desk.books(actor).stream().findFirst().orElseThrow(() -> new NotFound("page", "register"))
                : desk.book(actor, unit);
    }
}
