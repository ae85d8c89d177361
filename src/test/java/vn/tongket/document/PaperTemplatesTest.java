package vn.tongket.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.env.MockEnvironment;
import vn.tongket.Refusal;

/** The templates that the product brings are whole, and one that a clerk broke is answered with what is wrong in it. */
class PaperTemplatesTest {

    private static final String KEY = "state-nd-30-titled";

    private final ResourceBundleMessageSource sentences = new ResourceBundleMessageSource();

    PaperTemplatesTest() {
        sentences.setBasename("messages");
        sentences.setDefaultEncoding("UTF-8");
    }

    @TempDir
    Path folder;

    private PaperTemplates own() {
        return new PaperTemplates(
                new MockEnvironment().withProperty("tongket.documents.templates-dir", folder.toString()));
    }

    private void edit(UnaryOperator<String> text) throws IOException {
        Files.write(folder.resolve(KEY + ".docx"), edited("word/document.xml", text));
    }

    private static byte[] edited(String part, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (InputStream delivered = new ClassPathResource("forms/documents/" + KEY + ".docx").getInputStream();
                ZipInputStream in = new ZipInputStream(delivered);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                byte[] content = in.readAllBytes();
                out.write(
                        entry.getName().equals(part)
                                ? change.apply(new String(content, StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)
                                : content);
                out.closeEntry();
            }
        }
        return file.toByteArray();
    }

    @Test
    void every_delivered_template_is_whole() {
        PaperTemplates templates = new PaperTemplates(new MockEnvironment());
        for (String key : PaperSamples.KEYS) {
            assertThat(templates.of(key).styles()).as(key).hasSize(PaperStyle.values().length);
        }
        assertThat(templates.of(KEY)).isSameAs(templates.of(KEY));
    }

    @Test
    void every_tag_and_every_style_is_explained_to_those_who_edit_templates() throws IOException {
        String page = Files.readString(Path.of("docs/documents.md"));
        assertThat(Wording.knownTags())
                .allSatisfy(tag -> assertThat(page).containsAnyOf("{{" + tag + "}}", "{{?" + tag + "}}"));
        for (PaperStyle style : PaperStyle.values()) {
            String name = style.title().startsWith("Đề mục") ? "Đề mục 1 đến 4" : style.title();
            assertThat(page.replaceAll("\\s+", " ")).contains(name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{{trich_yeu}} | {{trich_yeu_}} | document.template-tag-unknown | trich_yeu_",
                "{{ho_ten}} | | document.template-tag-missing | ho_ten",
                "{{noi_dung}} | Nội dung: {{noi_dung}} | document.template-tag-not-alone | noi_dung",
                "{{trich_yeu}} | {{@trich_yeu}} | document.template-tag-unknown | trich_yeu",
                "{{ho_ten}} | {{ho_ten}}</w:t></w:r></w:p><w:p><w:r><w:t>{{noi_dung}} | document.template-tag-not-alone | noi_dung",
                "{{/noi_nhan}} | | document.template-tag-unpaired | noi_nhan",
            })
    void a_broken_template_is_refused_by_the_name_of_its_tag(String from, String to, String sentence, String tag)
            throws IOException {
        edit(text -> text.replace(from, to == null ? "" : to));
        assertThatThrownBy(() -> own().of(KEY)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.problems()).extracting(Refusal.Problem::key).contains(sentence);
            assertThat(refusal.problems().toString()).contains(tag).contains(KEY + ".docx");
            assertThat(refusal.problems())
                    .extracting(problem ->
                            sentences.getMessage(problem.key(), problem.args().toArray(), java.util.Locale.ROOT))
                    .anyMatch(said -> said.contains("{{") && said.contains(tag) && !said.contains("'"));
        });
    }

    @Test
    void a_missing_style_is_named() throws IOException {
        Files.write(
                folder.resolve(KEY + ".docx"),
                edited("word/styles.xml", text -> text.replace("\"Gạch đầu dòng\"", "\"Gạch ngang\"")));
        assertThatThrownBy(() -> own().of(KEY))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problems().get(0).args())
                                .containsExactly(KEY + ".docx", "Gạch đầu dòng"));
    }

    @Test
    void what_is_no_word_file_is_refused_and_the_delivered_template_does_not_step_in() throws IOException {
        Files.writeString(folder.resolve(KEY + ".docx"), "không phải Word");
        assertThatThrownBy(() -> own().of(KEY)).isInstanceOf(Refusal.class).hasMessage("document.template-unreadable");
        assertThatThrownBy(() -> own().of("../" + KEY))
                .isInstanceOf(Refusal.class)
                .hasMessage("document.template-missing");
    }

    @Test
    void a_template_saved_by_another_program_keeps_its_styles_by_their_names() throws IOException {
        Files.write(
                folder.resolve(KEY + ".docx"),
                edited("word/styles.xml", text -> text.replace("\"NoiDung\"", "\"Nidung\"")));
        assertThat(own().of(KEY).styles()).containsEntry(PaperStyle.BODY, "Nidung");
    }

    @Test
    void a_changed_template_is_used_at_once() throws IOException {
        PaperTemplates templates = own();
        edit(text -> text.replace("Cộng hòa", "CỘNG HÒA"));
        PaperTemplate first = templates.of(KEY);
        assertThat(templates.of(KEY)).isSameAs(first);
        edit(text -> text.replace("Độc lập", "ĐỘC LẬP"));
        Files.setLastModifiedTime(folder.resolve(KEY + ".docx"), FileTime.fromMillis(1_900_000_000_000L));
        assertThat(templates.of(KEY).sha256()).isNotEqualTo(first.sha256());
    }
}
