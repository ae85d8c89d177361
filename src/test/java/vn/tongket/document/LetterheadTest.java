package vn.tongket.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.tongket.document.Paper.Signature;
import vn.tongket.organization.Unit;

class LetterheadTest {

    private static final Unit PROVINCE =
            unit("P", "Ban Chấp hành Đảng bộ tỉnh Sơn La", "COMMITTEE", "PARTY", "PROVINCE", "tỉnh Sơn La");
    private static final Unit STATE = unit("U", "Ủy ban nhân dân tỉnh Sơn La", "COMMITTEE", "STATE", "PROVINCE", null);

    private static Unit unit(String code, String name, String kind, String branch, String level, String place) {
        return new Unit(code, name, kind, branch, level, null, place, null, LocalDate.of(1900, 1, 1), null);
    }

    private static Letterhead party(Unit... line) {
        return Letterhead.of(List.of(line), Style.PARTY, "TU", false);
    }

    private static Letterhead state(Unit... line) {
        return Letterhead.of(List.of(line), Style.STATE, "UBND", false);
    }

    private static String plain(String printed) {
        return printed == null ? null : printed.replace('\u00a0', ' ');
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            Ban Chấp hành Đảng bộ tỉnh Sơn La; COMMITTEE; PROVINCE; tỉnh Sơn La; Tỉnh ủy Sơn La; Tỉnh ủy
            Ban Thường vụ Tỉnh ủy Hà Giang; COMMITTEE; PROVINCE; tỉnh Hà Giang; Tỉnh ủy Hà Giang; Ban Thường vụ
            Ban Thường vụ Tỉnh ủy; COMMITTEE; PROVINCE; tỉnh không nêu tên; Tỉnh ủy; Ban Thường vụ
            """, delimiter = ';')
    void committee_and_standing_committee_print_as_the_committee(
            String name, String kind, String level, String place, String printed, String collective) {
        Letterhead head = party(unit("A", name, kind, "PARTY", level, place));

        assertThat(plain(head.issuerName())).isEqualTo(printed);
        assertThat(head.parentBody()).isNull();
        assertThat(head.collective()).isEqualTo(collective);
        assertThat(head.archive()).isEqualTo("Văn phòng Tỉnh ủy");
    }

    @Test
    void body_above_is_printed_where_the_rules_ask_for_it() {
        Unit district = unit("D", "Huyện ủy Mộc Châu", "COMMITTEE", "PARTY", "DISTRICT", "huyện Mộc Châu");
        Unit office = unit("O", "Văn phòng Tỉnh ủy", "OFFICE", "PARTY", "PROVINCE", null);
        Unit department = unit("S", "Sở Nội vụ tỉnh Sơn La", "DEPARTMENT", "STATE", "PROVINCE", null);

        assertThat(plain(party(district, PROVINCE).parentBody())).isEqualTo("Đảng bộ tỉnh Sơn La");
        assertThat(party(district, PROVINCE).place()).isEqualTo("Mộc Châu");
        assertThat(plain(party(office, PROVINCE).parentBody())).isEqualTo("Tỉnh ủy Sơn La");
        assertThat(party(office, PROVINCE).issuerName()).isEqualTo("Văn phòng");
        assertThat(state(STATE, PROVINCE).parentBody()).isNull();
        assertThat(state(STATE, PROVINCE).place()).isEqualTo("Sơn La");
        assertThat(plain(state(department, STATE, PROVINCE).parentBody())).isEqualTo("Ủy ban nhân dân tỉnh Sơn La");
        assertThat(state(department, STATE, PROVINCE).issuerName()).isEqualTo("Sở Nội vụ");
        assertThat(state(department, STATE, PROVINCE).head()).isEqualTo("Giám đốc");
    }

    @Test
    void place_of_a_document_is_a_name_or_nothing() {
        assertThat(Letterhead.bare("thành phố Sơn La")).isEqualTo("Sơn La");
        assertThat(Letterhead.bare("Hà Giang")).isEqualTo("Hà Giang");
        assertThat(Letterhead.bare("tỉnh không nêu tên")).isNull();
        assertThat(Letterhead.bare(" ")).isNull();
    }

    @Test
    void capacity_decides_what_stands_above_the_name() {
        Letterhead committee = party(PROVINCE);
        Letterhead council = state(STATE, PROVINCE);

        assertThat(committee.signature(Capacity.ON_BEHALF, "Bí thư Tỉnh ủy", "A"))
                .isEqualTo(new Signature(Capacity.ON_BEHALF, "Tỉnh ủy", "Bí thư", "A"));
        assertThat(committee.signature(Capacity.FOR_HEAD, "Phó Bí thư", null))
                .isEqualTo(new Signature(Capacity.ON_BEHALF, "Tỉnh ủy", "Phó Bí thư", null));
        assertThat(council.signature(Capacity.FOR_HEAD, "Phó Chủ tịch", null))
                .isEqualTo(new Signature(Capacity.FOR_HEAD, "Chủ tịch", "Phó Chủ tịch", null));
        assertThat(council.signature(Capacity.HEAD, "Chủ tịch Ủy ban nhân dân tỉnh", null))
                .isEqualTo(new Signature(Capacity.HEAD, null, "Chủ tịch", null));
        assertThat(council.signature(null))
                .isEqualTo(new Signature(Capacity.ON_BEHALF, "Ủy ban nhân dân", "Chủ tịch", null));
        assertThat(Letterhead.of(List.of(STATE), Style.STATE, "UBND", true).signature(null))
                .isEqualTo(new Signature(Capacity.ACTING, "Ủy ban nhân dân", "Chủ tịch", null));
        assertThat(party(unit("Q", "Đảng ủy Quân sự tỉnh Sơn La", "COMMITTEE", "PARTY", "PROVINCE", null), PROVINCE)
                        .signature(Capacity.ACTING, "Bí thư Tỉnh ủy", null))
                .isEqualTo(new Signature(Capacity.ACTING, null, "Bí thư Tỉnh ủy", null));
    }
}
