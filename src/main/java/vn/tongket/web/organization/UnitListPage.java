package vn.tongket.web.organization;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.ExtendedModelMap;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.organization.list.ListRow;
import vn.tongket.organization.list.ListTemplate;
import vn.tongket.organization.list.UnitList;
import vn.tongket.organization.list.UnitLists;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Frame;
import vn.tongket.web.page.Page;
import vn.tongket.web.page.PageNumber;

/** Lists of units from files: the template, what was sent, what would come of each row, and the act that enters it. */
@Page
@RequestMapping("/don-vi/nhap")
class UnitListPage {

    private static final int LISTS = 20;
    private static final int ROWS = 100;
    private static final long MEGABYTE = 1024L * 1024;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final UnitLists lists;
    private final ListTemplate template;
    private final Refusals refusals;
    private final Frame frame;

    UnitListPage(UnitLists lists, ListTemplate template, Refusals refusals, Frame frame) {
        this.lists = lists;
        this.template = template;
        this.refusals = refusals;
        this.frame = frame;
    }

    @GetMapping
    String all(@RequestParam(defaultValue = "0") int trang, Model model) {
        fill(PageNumber.of(trang), model);
        return "unit-lists";
    }

    private void fill(int page, Model model) {
        Actor actor = ChangePages.administrator();
        List<UnitList> found = lists.page(actor, LISTS + 1, page * LISTS);
        model.addAttribute("lists", found.stream().limit(LISTS).toList());
        model.addAttribute("more", found.size() > LISTS);
        model.addAttribute("page", page);
        model.addAttribute("most", UnitLists.mostBytes() / MEGABYTE);
    }

    @GetMapping("/mau.csv")
    void csv(HttpServletResponse answer) throws IOException {
        ChangePages.administrator();
        send(answer, "danh-sach-don-vi.csv", "text/csv;charset=UTF-8", template.csv());
    }

    @GetMapping("/mau.xlsx")
    void xlsx(HttpServletResponse answer) throws IOException {
        ChangePages.administrator();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        template.xlsx(file);
        send(answer, "danh-sach-don-vi.xlsx", XLSX, file.toByteArray());
    }

    private static void send(HttpServletResponse answer, String name, String type, byte[] file) throws IOException {
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setContentType(type);
        answer.setContentLength(file.length);
        answer.getOutputStream().write(file);
    }

    @PostMapping
    Object send(@RequestParam("tep") MultipartFile file, Model model) throws IOException {
        Actor actor = ChangePages.administrator();
        try {
            if (file.getSize() > UnitLists.mostBytes()) {
                throw Refusal.at("tep", "list.too-large", UnitLists.mostBytes() / MEGABYTE);
            }
            return "redirect:/don-vi/nhap/" + lists.receive(actor, file.getOriginalFilename(), file.getBytes());
        } catch (Refusal refusal) {
            fill(0, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("unit-lists", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @ExceptionHandler
    Object tooLarge(MaxUploadSizeExceededException tooLarge, HttpServletRequest request) {
        Model model = new ExtendedModelMap();
        model.addAttribute("viewer", frame.viewer(request.getRequestURI()));
        fill(0, model);
        model.addAttribute(
                "problems",
                List.of(new Refusals.Problem(
                        "tep", refusals.text("list.too-large", UnitLists.mostBytes() / MEGABYTE))));
        return new ModelAndView("unit-lists", model.asMap(), HttpStatus.PAYLOAD_TOO_LARGE);
    }

    @GetMapping("/{id}")
    String preview(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String loc,
            @RequestParam(defaultValue = "0") int trang,
            Model model) {
        show(id, loc, PageNumber.of(trang), model);
        return "unit-list";
    }

    private void show(UUID id, String verdict, int page, Model model) {
        Actor actor = ChangePages.administrator();
        UnitList list = lists.require(actor, id);
        List<ListRow> rows = lists.rows(actor, id, verdict, ROWS + 1, page * ROWS);
        Map<Integer, String> why = new TreeMap<>();
        rows.forEach(row -> why.put(
                row.line(),
                row.problems().stream()
                        .map(problem ->
                                refusals.text(problem.key(), problem.args().toArray()))
                        .collect(Collectors.joining(" "))));
        model.addAttribute("list", list);
        model.addAttribute("rows", rows.stream().limit(ROWS).toList());
        model.addAttribute("more", rows.size() > ROWS);
        model.addAttribute("page", page);
        model.addAttribute("loc", verdict);
        model.addAttribute("why", why);
        model.addAttribute("verdicts", ListRow.Verdict.values());
    }

    @PostMapping("/{id}/ghi")
    Object enter(@PathVariable UUID id, Model model, RedirectAttributes after) {
        Actor actor = ChangePages.administrator();
        try {
            OptionalInt entered = lists.enter(actor, id);
            after.addFlashAttribute("done", entered.isPresent() ? "web.list.entered" : "web.list.judged-anew");
        } catch (Refusal refusal) {
            show(id, "", 0, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("unit-list", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return "redirect:/don-vi/nhap/" + id;
    }

    @PostMapping("/{id}/bo")
    Object drop(@PathVariable UUID id, Model model, RedirectAttributes after) {
        try {
            lists.drop(ChangePages.administrator(), id);
        } catch (Refusal refusal) {
            show(id, "", 0, model);
            model.addAttribute("problems", refusals.answer(refusal).problems());
            return new ModelAndView("unit-list", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        after.addFlashAttribute("done", "web.list.dropped");
        return "redirect:/don-vi/nhap";
    }
}
