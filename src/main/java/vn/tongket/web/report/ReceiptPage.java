package vn.tongket.web.report;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import vn.tongket.audit.Actors;
import vn.tongket.report.Receipt;
import vn.tongket.report.ReportPages;
import vn.tongket.report.receipt.Receipts;
import vn.tongket.web.page.Page;

/** What a unit keeps as proof that its report was received, and the file that the proof is about. */
@Page
@RequestMapping("/bao-cao/{id}")
class ReceiptPage {

    private final Receipts receipts;
    private final ReportPages pages;
    private final String address;

    ReceiptPage(Receipts receipts, ReportPages pages, @Value("${tongket.public-url:}") String address) {
        this.receipts = receipts;
        this.pages = pages;
        this.address = address.replaceAll("/+$", "");
    }

    /** The newest receipt, or the news that there is none yet. */
    @GetMapping("/bien-nhan")
    String newest(@PathVariable UUID id, Model model) {
        List<Receipt> all = receipts.of(Actors.current(), id);
        if (!all.isEmpty()) {
            return "redirect:/bao-cao/%s/bien-nhan/%d".formatted(id, all.get(0).versionNo());
        }
        model.addAttribute("report", pages.head(Actors.current(), id));
        return "receipt";
    }

    @GetMapping("/bien-nhan/{no}")
    String receipt(@PathVariable UUID id, @PathVariable int no, Model model) {
        Receipts.Sheet sheet = receipts.sheet(Actors.current(), id, no);
        model.addAttribute("report", sheet.head());
        model.addAttribute("sheet", sheet);
        model.addAttribute(
                "address",
                address.isEmpty()
                        ? ServletUriComponentsBuilder.fromCurrentContextPath().toUriString()
                        : address);
        return "receipt";
    }

    @GetMapping("/ban-gui/{no}")
    ResponseEntity<byte[]> sealedFile(@PathVariable UUID id, @PathVariable int no) {
        ContentDisposition named = ContentDisposition.attachment()
                .filename("bao-cao-%s-ban-%d.json.txt".formatted(id.toString().substring(0, 8), no))
                .build();
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, named.toString())
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .body(receipts.sealedFile(Actors.current(), id, no));
    }
}
