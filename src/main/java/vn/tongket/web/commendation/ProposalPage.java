package vn.tongket.web.commendation;

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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import vn.tongket.Refusal;
import vn.tongket.audit.Actor;
import vn.tongket.audit.Actors;
import vn.tongket.commendation.proposal.DossierDesk;
import vn.tongket.commendation.proposal.DossierFile;
import vn.tongket.commendation.proposal.PaperRequests;
import vn.tongket.commendation.proposal.ProposalDesk;
import vn.tongket.commendation.proposal.ProposalFile;
import vn.tongket.organization.Unit;
import vn.tongket.web.Refusals;
import vn.tongket.web.page.Page;

/** Whom a unit proposes, the files of its dossiers, and what it supplies when the appraiser misses something. */
@Page
@RequestMapping("/khen-thuong/{id}/de-nghi")
class ProposalPage {

    private final ProposalDesk desk;
    private final DossierDesk dossiers;
    private final PaperRequests requests;
    private final Refusals refusals;

    ProposalPage(ProposalDesk desk, DossierDesk dossiers, PaperRequests requests, Refusals refusals) {
        this.desk = desk;
        this.dossiers = dossiers;
        this.requests = requests;
        this.refusals = refusals;
    }

    @GetMapping
    String proposal(@PathVariable UUID id, @RequestParam(required = false) String donvi, Model model) {
        fill(id, donvi, model);
        return "commendation-proposal";
    }

    @GetMapping("/tep")
    String files(@PathVariable UUID id, @RequestParam String donvi, Model model) {
        fillFiles(id, donvi, model);
        return "commendation-proposal-files";
    }

    @PostMapping("/tep")
    Object upload(
            @PathVariable UUID id,
            @RequestParam String donvi,
            @RequestParam(required = false) UUID dong,
            @RequestParam String giayto,
            @RequestParam("tep") MultipartFile file,
            Model model) {
        try {
            dossiers.add(Actors.current(), id, donvi, dong, giayto, file.getOriginalFilename(), file::getInputStream);
            return files(id, donvi);
        } catch (Refusal refusal) {
            fillFiles(id, donvi, model);
            return refused("commendation-proposal-files", refusal, model);
        }
    }

    @PostMapping("/tep/{file}/xoa")
    String remove(@PathVariable UUID id, @PathVariable UUID file, @RequestParam String donvi) {
        dossiers.remove(Actors.current(), id, donvi, file);
        return files(id, donvi);
    }

    /** Says that a paper was supplied; the files are there already. */
    @PostMapping("/bo-sung/{request}")
    Object supply(
            @PathVariable UUID id,
            @PathVariable UUID request,
            @RequestParam String donvi,
            @RequestParam(defaultValue = "") String answer,
            Model model,
            RedirectAttributes after) {
        try {
            requests.supply(Actors.current(), id, request, answer);
        } catch (Refusal refusal) {
            fill(id, donvi, model);
            return refused("commendation-proposal", refusal, model);
        }
        after.addFlashAttribute("done", "web.commendation.supplied");
        after.addAttribute("donvi", donvi);
        return "redirect:/khen-thuong/" + id + "/de-nghi";
    }

    @GetMapping("/tep/{file}")
    void download(@PathVariable UUID id, @PathVariable UUID file, HttpServletResponse answer) throws IOException {
        DossierFile found = dossiers.find(Actors.current(), id, file);
        answer.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(found.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        answer.setHeader("X-Content-Type-Options", "nosniff");
        answer.setContentType(found.mediaType());
        answer.setContentLengthLong(found.size());
        dossiers.write(found, answer.getOutputStream());
    }

    private void fill(UUID id, String wanted, Model model) {
        Actor actor = Actors.current();
        List<Unit> units = desk.choices(actor, id);
        String unit = wanted == null ? units.get(0).code() : wanted;
        model.addAttribute("units", units);
        model.addAttribute("file", desk.file(actor, id, unit));
    }

    private void fillFiles(UUID id, String unit, Model model) {
        Actor actor = Actors.current();
        ProposalFile file = desk.file(actor, id, unit);
        model.addAttribute("file", file);
        model.addAttribute("uploaded", dossiers.list(actor, id, unit));
        model.addAttribute(
                "open", file.writable() || file.requests().stream().anyMatch(request -> !request.supplied()));
    }

    private ModelAndView refused(String view, Refusal refusal, Model model) {
        model.addAttribute("problems", refusals.answer(refusal).problems());
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private static String files(UUID id, String unit) {
        return "redirect:/khen-thuong/" + id + "/de-nghi/tep?donvi=" + unit;
    }
}
