package vn.tongket.audit.seal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Proofs of single records, asked for in the order in which they were sealed. */
final class Proofs {

    private final SealedRoots roots;
    private long first = Long.MAX_VALUE;
    private Root current;
    private List<List<byte[]>> levels = List.of();
    private Map<Position, Integer> places = Map.of();

    Proofs(SealedRoots roots) {
        this.roots = roots;
    }

    /** The number of the first root that was needed. */
    long first() {
        return first;
    }

    /** The root, the place under it and the way up to it, as one line of JSON; place -1 where the record is not. */
    String of(Position position) {
        while (current == null || position.compareTo(current.upto()) > 0) {
            Root next = next(position);
            if (next == null) {
                return "{\"root\":0,\"index\":-1,\"path\":[]}";
            }
            open(next);
        }
        Integer index = places.get(new Position(0, position.source(), position.id()));
        if (index == null) {
            return "{\"root\":%d,\"index\":-1,\"path\":[]}".formatted(current.number());
        }
        return "{\"root\":%d,\"index\":%d,\"path\":[%s]}"
                .formatted(
                        current.number(),
                        index,
                        Leaves.path(levels, index).stream()
                                .map(hash -> '"' + Hash.hex(hash) + '"')
                                .collect(Collectors.joining(",")));
    }

    /** Roots with nothing in them are passed over. */
    private Root next(Position position) {
        long number = roots.firstOfTurn(position.turn());
        if (current != null && number <= current.number()) {
            number = current.number() + 1;
        }
        return roots.find(number).map(SealedRoots.Signed::read).orElse(null);
    }

    private void open(Root root) {
        current = root;
        first = Math.min(first, root.number());
        Leaves leaves = roots.leaves(root.number());
        levels = leaves.levels();
        places = new HashMap<>();
        for (int index = 0; index < leaves.size(); index++) {
            places.put(new Position(0, leaves.source(index), leaves.id(index)), index);
        }
    }
}
