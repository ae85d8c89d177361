package vn.tongket.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.tongket.Text;
import vn.tongket.document.Paper.Annex;
import vn.tongket.document.Paper.Signature;

/** A document while it is put together; nothing blank gets into it, and what is never said stays empty. */
public final class PaperSheet {

    private static final String LETTERS = "abcdđeghiklmnopqrstuvxy";

    /** To be filled in by hand. */
    private static final String PLACE_UNKNOWN = "…………";

    private final Letterhead head;
    private final String type;
    private final String typeName;
    private final String subject;
    private String symbol;
    private String field;
    private LocalDate date;
    private final List<String> addressees = new ArrayList<>();
    private final List<String> bases = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Set<String> recipients = new LinkedHashSet<>();
    private final List<Annex> annexes = new ArrayList<>();
    private Signature signature;
    private Signature secretary;
    private String archive;
    private int chapters;

    public PaperSheet(Letterhead head, String type, String typeName, String subject) {
        this.head = head;
        this.type = type;
        this.typeName = typeName;
        this.subject = subject;
        this.signature = head.signature(null);
        this.archive = head.archive();
    }

    /** Number and date of an issued document; a draft has neither. */
    public PaperSheet numbered(IssuedDocument issued) {
        return issued == null || issued.isPending() ? this : numbered(issued.symbol(), issued.issuedOn());
    }

    public PaperSheet numbered(String symbol, LocalDate date) {
        this.symbol = symbol;
        this.date = date;
        return this;
    }

    /** The field of an official letter that waits for its number: the end of the symbol is printed already. */
    public PaperSheet field(String code) {
        field = code;
        return this;
    }

    public PaperSheet addressedTo(String... names) {
        Arrays.stream(names).filter(name -> !Text.isBlank(name)).forEach(addressees::add);
        return this;
    }

    public PaperSheet basedOn(Collection<String> citations) {
        citations.stream().filter(citation -> !Text.isBlank(citation)).forEach(bases::add);
        return this;
    }

    /** A heading of the first level with the next Roman number. */
    public PaperSheet chapter(String title) {
        blocks.add(new Block.Heading(1, Phrases.roman(++chapters), title));
        return this;
    }

    public PaperSheet heading(int level, String number, String title) {
        blocks.add(new Block.Heading(level, number, title));
        return this;
    }

    public PaperSheet prose(String text) {
        if (!Text.isBlank(text)) {
            blocks.add(new Block.Prose(Text.clean(text)));
        }
        return this;
    }

    public PaperSheet bullets(List<String> entries) {
        List<String> written =
                entries.stream().filter(entry -> !Text.isBlank(entry)).toList();
        if (!written.isEmpty()) {
            blocks.add(new Block.Bullets(written));
        }
        return this;
    }

    /** Names one under the other: a semicolon behind each, a full stop behind the last. */
    public PaperSheet names(List<String> names) {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            entries.add(Phrases.open(names.get(i)) + (i == names.size() - 1 ? "." : ";"));
        }
        return bullets(entries);
    }

    public PaperSheet add(Block block) {
        blocks.add(block);
        return this;
    }

    public PaperSheet signedBy(Signature who) {
        signature = who;
        return this;
    }

    /** Who signed in which capacity; the usual signature with a blank name where nobody has said it. */
    public PaperSheet signedAs(Signing who) {
        return who == null || !who.isChosen()
                ? this
                : signedBy(head.signature(who.capacity(), who.position(), who.name()));
    }

    /** Minutes are signed by who kept them as well. */
    public PaperSheet keptBy(Signature who) {
        secretary = who;
        return this;
    }

    /** Those who get it, each once. */
    public PaperSheet sentTo(Collection<String> names) {
        names.stream().filter(name -> !Text.isBlank(name)).map(Text::clean).forEach(recipients::add);
        return this;
    }

    public PaperSheet archivedBy(String where) {
        archive = where;
        return this;
    }

    /** Something attached; an empty one is not. */
    public PaperSheet annex(String title, boolean landscape, Block... content) {
        return annex(title, landscape, List.of(content));
    }

    public PaperSheet annex(String title, boolean landscape, List<Block> content) {
        if (!content.isEmpty()) {
            annexes.add(new Annex(title, content, landscape));
        }
        return this;
    }

    public Paper paper() {
        return new Paper(
                head.issuer(),
                head.parentBody(),
                head.issuerName(),
                head.style(),
                type,
                typeName,
                subject,
                symbol == null && field != null ? "/" + head.body() + "-" + field : symbol,
                head.place() == null ? PLACE_UNKNOWN : head.place(),
                date,
                addressees,
                bases,
                blocks,
                signature,
                List.copyOf(recipients),
                archive,
                Paper.Urgency.NONE,
                annexes,
                secretary);
    }

    /** How a section {@code 2.1.3} of an outline is numbered in a document: {@code II}, {@code 1}, {@code a}. */
    public static String numberOf(String code) {
        String[] parts = code.split("\\.");
        int last = Integer.parseInt(parts[parts.length - 1]);
        return switch (parts.length) {
            case 1 -> Phrases.roman(last);
            case 2 -> String.valueOf(last);
            case 3 -> last <= LETTERS.length() ? LETTERS.substring(last - 1, last) : String.valueOf(last);
            default -> code;
        };
    }

    /** The heading of a section of an outline. */
    public static Block.Heading headingOf(String code, String title) {
        return new Block.Heading(Math.min(4, code.split("\\.").length), numberOf(code), title);
    }
}
