package vn.tongket.organization.process;

import org.springframework.stereotype.Component;
import vn.tongket.engine.Overview;
import vn.tongket.organization.Units;

/** Auditors of a province, of a military region or of a unit above which there is none look over everything. */
@Component
class TopUnits implements Overview {

    private final Units units;

    TopUnits(Units units) {
        this.units = units;
    }

    @Override
    public boolean seesAll(String unit) {
        return units.find(unit)
                .map(found -> found.parent() == null
                        || found.level().equals("PROVINCE")
                        || found.level().equals("REGION"))
                .orElse(false);
    }
}
