package org.consilium.terminology;

import java.util.regex.Pattern;

/**
 * The check digits of LOINC numbers (modulus 10) and SNOMED CT identifiers (Verhoeff): a mistyped code must not load.
 */
public final class CheckDigits {
    private static final Pattern LOINC = Pattern.compile("[1-9][0-9]{0,6}-[0-9]");
    private static final Pattern SNOMED = Pattern.compile("[1-9][0-9]{5,17}");
    private static final String[] TIMES = {
        "0123456789", "1234067895", "2340178956", "3401289567", "4012395678",
        "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"
    };
    private static final String[] SHUFFLE = {
        "0123456789", "1576283094", "5803796142", "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"
    };

    private CheckDigits() {}

    public static boolean isLoinc(String code) {
        if (!LOINC.matcher(code).matches()) {
            return false;
        }
        String digits = code.substring(0, code.length() - 2);
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int digit = digits.charAt(digits.length() - 1 - place) - '0';
            int weighed = place % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return (10 - sum % 10) % 10 == code.charAt(code.length() - 1) - '0';
    }

    public static boolean isSnomed(String code) {
        if (!SNOMED.matcher(code).matches()) {
            return false;
        }
        int check = 0;
        for (int place = 0; place < code.length(); place++) {
            int digit = code.charAt(code.length() - 1 - place) - '0';
            int shuffled = SHUFFLE[place % 8].charAt(digit) - '0';
            check = TIMES[check].charAt(shuffled) - '0';
        }
        return check == 0;
    }

    static void requireLoinc(Definition written) {
        if (!isLoinc(written.text())) {
            throw written.fault("the LOINC code " + written.text() + " fails its check digit");
        }
    }

    static void requireSnomed(Definition written) {
        if (!isSnomed(written.text())) {
            throw written.fault("the SNOMED CT code " + written.text() + " fails its check digit");
        }
    }
}
