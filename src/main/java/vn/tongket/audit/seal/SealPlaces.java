package vn.tongket.audit.seal;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.tongket.audit.seal.RootFile.Kept;
import vn.tongket.audit.seal.SealedRoots.Signed;

/** Brings roots outside and keeps account of every place: what failed is said, and tried again with the next root. */
@Component
class SealPlaces {

    static final String SEALER = "sealer";
    static final String FILE = "file";

    private static final Logger log = LoggerFactory.getLogger(SealPlaces.class);
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int AT_ONCE = 500;

    private final JdbcTemplate jdbc;
    private final SealedRoots roots;
    private final RootFile file;
    private final List<OutsidePlace> others;
    private final Clock clock;

    @org.springframework.beans.factory.annotation.Autowired
    SealPlaces(JdbcTemplate jdbc, SealedRoots roots, SealSettings settings, List<OutsidePlace> others, Clock clock) {
        this(jdbc, roots, new RootFile(settings.file()), others, clock);
    }

    SealPlaces(JdbcTemplate jdbc, SealedRoots roots, RootFile file, List<OutsidePlace> others, Clock clock) {
        this.jdbc = jdbc;
        this.roots = roots;
        this.file = file;
        this.others = others;
        this.clock = clock;
    }

    /** How a place stands; {@code problem} is null when nothing is wrong. */
    record State(String place, long lastNumber, Instant lastAt, Instant failingSince, String problem) {}

    List<State> states() {
        return jdbc.query(
                "select place, last_number, last_at, failing_since, problem from app.seal_place order by place",
                (row, index) -> new State(
                        row.getString(1),
                        row.getLong(2),
                        instant(row.getObject(3, OffsetDateTime.class)),
                        instant(row.getObject(4, OffsetDateTime.class)),
                        row.getString(5)));
    }

    /** Everything that is not outside yet goes there, however long the place was away. */
    void deliver() {
        toFile();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        Signed told = roots.lastBefore(today.atStartOfDay(ZONE).toInstant()).orElse(null);
        Root root = told == null ? null : told.read();
        if (root == null) {
            return;
        }
        for (OutsidePlace place : others) {
            try {
                String problem = place.tell(new OutsidePlace.Told(
                                told.number(), told.root(), SealCode.of(told.root()), root.at(), root.key()))
                        .orElse(null);
                note(place.name(), problem == null ? told.number() : null, problem);
            } catch (RuntimeException e) {
                log.error("Root {} could not be told to '{}'", told.number(), place.name(), e);
                note(place.name(), null, "FAILED");
            }
        }
    }

    private void toFile() {
        try {
            Kept last = file.last();
            if (last != null
                    && !roots.find(last.number())
                            .map(Signed::root)
                            .filter(last.root()::equals)
                            .isPresent()) {
                log.error("Root {} in the file outside is not that of the database", last.number());
                note(FILE, null, "DIFFERENT");
                return;
            }
            long done = last == null ? 0 : last.number();
            for (List<Signed> next = roots.after(done, AT_ONCE); !next.isEmpty(); next = roots.after(done, AT_ONCE)) {
                file.append(next, roots.keys());
                done = next.get(next.size() - 1).number();
            }
            note(FILE, done, null);
        } catch (IOException e) {
            log.error("Roots cannot be written to the file outside", e);
            note(FILE, null, "UNWRITABLE");
        }
    }

    /** A number when all went well, else what is wrong. */
    void note(String place, Long number, String problem) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.update("""
                insert into app.seal_place (place, last_number, last_at, failing_since, problem)
                values (?, coalesce(?, 0), case when ?::bigint is null then null else ?::timestamptz end,
                        case when ?::text is null then null else ?::timestamptz end, ?)
                on conflict (place) do update
                   set last_number = case when excluded.problem is null then excluded.last_number
                                          else seal_place.last_number end,
                       last_at = coalesce(excluded.last_at, seal_place.last_at),
                       failing_since = case when excluded.problem is null then null
                                            else coalesce(seal_place.failing_since, excluded.failing_since) end,
                       problem = excluded.problem
                 where (seal_place.last_number, seal_place.problem)
                       is distinct from (excluded.last_number, excluded.problem)
                """, place, number, number, now, problem, now, problem);
    }

    private static Instant instant(OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
