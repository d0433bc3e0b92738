package org.consilium.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads units.yaml and analytes.yaml, and refuses what contradicts itself. */
final class UnitTableReader {
    private static final Pattern EQUALITY = Pattern.compile("1 (\\S+) = ([^=]+) (\\S+)");

    private final Map<String, UnitTable.Unit> units = new LinkedHashMap<>();
    private final Set<String> plainKinds = new HashSet<>();
    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, Analyte> analytes = new HashMap<>();
    private final Map<String, List<UnitTable.Bridge>> bridges = new HashMap<>();

    static UnitTableReader ofResources() {
        return new UnitTableReader()
                .readUnits(Definition.ofResource("terminology/units.yaml"))
                .readAnalytes(Definition.ofResource("terminology/analytes.yaml"));
    }

    UnitTableReader readUnits(Definition file) {
        file.allow("kinds", "aliases");
        file.get("kinds").entries().forEach(this::readKind);
        file.get("aliases").entries().forEach((code, spellings) -> {
            if (!units.containsKey(code)) {
                throw spellings.fault("the unit " + code + " is in no kind");
            }
            spellings.items().forEach(spelling -> readAlias(code, spelling));
        });
        return this;
    }

    private void readKind(String kind, Definition node) {
        node.allow("plain", "units");
        if (node.find("plain").map(Definition::flag).orElse(false)) {
            plainKinds.add(kind);
        }
        node.get("units").entries().forEach((code, written) -> {
            Scale scale = Scale.parse(written.text())
                    .orElseThrow(() -> written.fault("\"" + written.text() + "\" is no factor"));
            if (units.put(code, new UnitTable.Unit(code, kind, scale)) != null) {
                throw written.fault("the unit " + code + " stands twice");
            }
        });
    }

    private void readAlias(String code, Definition spelling) {
        if (units.containsKey(spelling.text())) {
            throw spelling.fault(spelling.text() + " is a unit of its own");
        }
        if (aliases.put(spelling.text(), code) != null) {
            throw spelling.fault("the spelling " + spelling.text() + " stands twice");
        }
    }

    UnitTableReader readAnalytes(Definition file) {
        file.items().forEach(this::readAnalyte);
        return this;
    }

    private void readAnalyte(Definition node) {
        node.allow("id", "title", "components", "factors", "source");
        var analyte = new Analyte(node.text("id"), node.text("title"), node.words("components"), node.words("factors"));
        List<UnitTable.Bridge> stated = new ArrayList<>();
        for (Definition factor : node.items("factors")) {
            stated.add(bridge(factor));
        }
        bridges.put(analyte.id(), List.copyOf(stated));
        List<String> names = new ArrayList<>(analyte.components());
        names.add(analyte.id());
        names.forEach(name -> {
            if (analytes.put(name, analyte) != null) {
                throw node.fault("the analyte name " + name + " stands twice");
            }
        });
    }

    private UnitTable.Bridge bridge(Definition factor) {
        var equality = EQUALITY.matcher(factor.text());
        if (!equality.matches()) {
            throw factor.fault("write a factor as \"1 mg/dL = 88.40 umol/L\"");
        }
        UnitTable.Unit from = unit(factor, equality.group(1));
        UnitTable.Unit to = unit(factor, equality.group(3));
        if (from.kind().equals(to.kind())) {
            throw factor.fault("both units are of one kind: the table of units converts them");
        }
        Scale scale = Scale.parse(equality.group(2))
                .orElseThrow(() -> factor.fault("\"" + equality.group(2) + "\" is no factor"));
        return new UnitTable.Bridge(from, to, scale, factor.text());
    }

    private UnitTable.Unit unit(Definition place, String code) {
        if (!units.containsKey(code)) {
            throw place.fault("the unit " + code + " is not in units.yaml");
        }
        return units.get(code);
    }

    Map<String, UnitTable.Unit> units() {
        return units;
    }

    Set<String> plainKinds() {
        return plainKinds;
    }

    Map<String, String> aliases() {
        return aliases;
    }

    Map<String, Analyte> analytes() {
        return analytes;
    }

    Map<String, List<UnitTable.Bridge>> bridges() {
        return bridges;
    }
}
