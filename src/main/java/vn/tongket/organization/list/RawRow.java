package vn.tongket.organization.list;

import java.util.List;
import java.util.Set;

/**
 * A row as it stands in the file.
 *
 * @param line its number, as people see it
 * @param formulas places of cells that hold a formula, from 0
 */
record RawRow(int line, List<String> cells, Set<Integer> formulas) {

    boolean isBlank() {
        return formulas.isEmpty() && cells.stream().allMatch(cell -> cell == null || cell.isBlank());
    }

    String cell(int place) {
        return place < 0 || place >= cells.size() || cells.get(place) == null ? "" : cells.get(place);
    }
}
