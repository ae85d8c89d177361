package vn.tongket.web.organization;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.tongket.organization.Unit;

/** Units as a tree; a unit whose superior is not among them stands at the top. */
record UnitTree(Unit unit, List<UnitTree> below) {

    static List<UnitTree> of(List<Unit> units) {
        Map<String, UnitTree> nodes = new LinkedHashMap<>();
        units.forEach(unit -> nodes.put(unit.code(), new UnitTree(unit, new ArrayList<>())));
        List<UnitTree> tops = new ArrayList<>();
        nodes.values().forEach(node -> {
            UnitTree above =
                    node.unit().parent() == null ? null : nodes.get(node.unit().parent());
            (above == null ? tops : above.below()).add(node);
        });
        return tops;
    }
}
