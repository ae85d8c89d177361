package vn.tongket.report.offline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamConstants;
import vn.tongket.Refusal;

/** Makes sure that a file belongs to the report for which it was sent. */
final class FileBinding {

    private static final String PROPERTIES = "docProps/custom.xml";

    private FileBinding() {}

    /**
     * The binding of the file, as its properties or its own content have it.
     *
     * @param written the binding as it stands in the content; empty where there is none
     */
    static Binding require(OfficeFile file, OfflineReport report, Map<String, String> written) {
        Map<String, String> properties = properties(file);
        if (properties.isEmpty() && written.isEmpty()) {
            throw refusal("offline.binding.none");
        }
        Map<String, String> said = properties.isEmpty() ? written : properties;
        Optional<String> format = Binding.format(said);
        if (format.isPresent() && !format.get().equals(String.valueOf(Binding.FORMAT))) {
            throw refusal("offline.binding.format", format.get(), Binding.FORMAT);
        }
        Optional<Binding> first = Binding.read(said);
        Optional<Binding> second = Binding.read(written);
        if (first.isEmpty() && second.isEmpty() || first.isPresent() && second.isPresent() && !first.equals(second)) {
            throw refusal("offline.binding.damaged");
        }
        Binding binding = first.or(() -> second).orElseThrow();
        requireOf(binding, file.kind(), report);
        return binding;
    }

    private static void requireOf(Binding binding, OfflineKind kind, OfflineReport report) {
        if (!binding.unit().equals(report.unit())) {
            throw refusal("offline.binding.unit", binding.unit(), report.unitName());
        }
        if (!binding.cycle().equals(report.cycle())) {
            throw refusal("offline.binding.cycle", report.title());
        }
        if (!binding.obligation().equals(report.obligation())) {
            throw refusal("offline.binding.obligation", report.title());
        }
        if (binding.kind() != kind) {
            throw refusal("offline.binding.damaged");
        }
    }

    /** Says what the plan asks otherwise than the file. */
    static void refuseChanges(
            String key,
            Binding binding,
            int planVersion,
            Map<String, String> asked,
            Map<String, String> now,
            Refusal.Collector problems) {
        List<String> changed = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        asked.forEach((code, mark) -> {
            if (!now.containsKey(code)) {
                gone.add(code);
            } else if (!now.get(code).equals(mark)) {
                changed.add(code);
            }
        });
        List<String> added =
                now.keySet().stream().filter(code -> !asked.containsKey(code)).toList();
        problems.add(OfficeFile.AT, key, list(added), list(gone), list(changed), binding.planVersion(), planVersion);
    }

    private static String list(List<String> codes) {
        return codes.isEmpty() ? "–" : String.join(", ", codes);
    }

    private static Map<String, String> properties(OfficeFile file) {
        Map<String, String> properties = new LinkedHashMap<>();
        if (!file.has(PROPERTIES)) {
            return properties;
        }
        try (PartReader xml = file.read(PROPERTIES)) {
            String name = null;
            StringBuilder value = new StringBuilder();
            for (int event = xml.next(); event != XMLStreamConstants.END_DOCUMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT && xml.name().equals("property")) {
                    name = xml.attribute("name");
                    value.setLength(0);
                } else if (event == XMLStreamConstants.CHARACTERS) {
                    value.append(xml.text());
                } else if (event == XMLStreamConstants.END_ELEMENT && xml.name().equals("property")) {
                    if (name != null && name.startsWith(Binding.PREFIX)) {
                        properties.put(name, value.toString().strip());
                    }
                    name = null;
                }
            }
        }
        return properties;
    }

    private static Refusal refusal(String key, Object... args) {
        return Refusal.at(OfficeFile.AT, key, args);
    }
}
