package org.consilium.terminology;

import java.util.Map;

/** Units as clinicians read them; the UCUM code where nobody writes it otherwise. */
public final class UnitWords {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("1", ""),
            Map.entry("{score}", ""),
            Map.entry("{INR}", ""),
            Map.entry("{ratio}", ""),
            Map.entry("{#}", ""),
            Map.entry("[pH]", ""),
            Map.entry("{PackYears}", "pack-years"),
            Map.entry("{#}/wk", "per week"),
            Map.entry("mm[Hg]", "mmHg"),
            Map.entry("cm[H2O]", "cmH₂O"),
            Map.entry("Cel", "°C"),
            Map.entry("[degF]", "°F"),
            Map.entry("[lb_av]", "lb"),
            Map.entry("[in_i]", "in"),
            Map.entry("m2", "m²"),
            Map.entry("kg/m2", "kg/m²"),
            Map.entry("g/m2", "g/m²"),
            Map.entry("mg.h/L", "mg·h/L"),
            Map.entry("a", "years"),
            Map.entry("mo", "months"),
            Map.entry("wk", "weeks"),
            Map.entry("d", "days"),
            Map.entry("10*3/uL", "×10³/µL"),
            Map.entry("10*6/uL", "×10⁶/µL"),
            Map.entry("10*9/L", "×10⁹/L"),
            Map.entry("10*12/L", "×10¹²/L"),
            Map.entry("mL/min/{1.73_m2}", "mL/min/1.73 m²"),
            Map.entry("ng/mL{FEU}", "ng/mL FEU"),
            Map.entry("ng/mL{DDU}", "ng/mL DDU"));

    private UnitWords() {}

    public static String of(String ucum) {
        String word = WORDS.get(ucum);
        if (word != null) {
            return word;
        }
        String plain = ucum.replace("[IU]", "IU").replace("(24.h)", "24 h");
        return plain.startsWith("u") ? "µ" + plain.substring(1) : plain.replace("/uL", "/µL");
    }
}
