package org.consilium.evaluation.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.consilium.calculator.Calculators;
import org.consilium.calculator.Entry;
import org.consilium.calculator.InputForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Notes invented for these tests. */
class NoteInputsTest {
    private static final Calculators CALCULATORS = Calculators.load();
    private static final NoteInputs INPUTS = NoteInputs.load();

    private static InputForm input(String calculator, String id) {
        return CALCULATORS.named(calculator).definition().input(id).orElseThrow();
    }

    private static List<Candidate> candidates(String calculator, String id, String note) {
        return INPUTS.candidates(input(calculator, id), "", note);
    }

    private static String read(String calculator, String id, String note) {
        return switch (NoteInputs.choose(input(calculator, id), candidates(calculator, id, note))) {
            case Found.One one -> written(one.candidate().entry());
            case Found.Several several -> "several " + several.candidates().size();
            case Found.Nothing ignored -> "nothing";
        };
    }

    private static String written(Entry entry) {
        return switch (entry) {
            case Entry.Amount amount -> (amount.value().toPlainString() + " " + amount.unit()).strip();
            case Entry.Statement statement -> String.valueOf(statement.holds());
            case Entry.Word word -> word.word();
            case Entry.Date date -> date.day().toString();
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cockcroft-gault | creatinine | Serum creatinine was 1.4 mg/dL.                                | 1.4 mg/dL
        cockcroft-gault | creatinine | Creatinine 124 µmol/L, urea 9 mmol/L.                          | 124 umol/L
        cockcroft-gault | creatinine | Creatinine of 1.4.                                             | 1.4 mg/dL
        cockcroft-gault | creatinine | Creatinine of 12.                                              | nothing
        cockcroft-gault | creatinine | Creatinine clearance 55 mL/min.                                | nothing
        cockcroft-gault | creatinine | Creatinine (normal 0.6-1.2 mg/dL) was not measured.            | nothing
        cockcroft-gault | creatinine | Creatinine rose from 1.0 to 2.3 mg/dL.                         | nothing
        cockcroft-gault | creatinine | Creatinine 1.1-1.3 mg/dL.                                      | nothing
        cockcroft-gault | creatinine | Creatinine was 2.0 mg/dL on admission and fell. At discharge creatinine was 1.1 mg/dL. | 2.0 mg/dL
        cockcroft-gault | creatinine | Creatinine was 2.0 mg/dL. Creatinine was 1.1 mg/dL.            | several 2
        cockcroft-gault | creatinine | Creatinine was 1.00 mg/dL (creatinine 88.4 µmol/L).            | 1.00 mg/dL
        cockcroft-gault | creatinine | His mother has a creatinine of 3 mg/dL.                        | nothing
        cockcroft-gault | weight     | She weighed 67.2 kg and was 173 cm tall.                       | 67.2 kg
        cockcroft-gault | height     | She weighed 67.2 kg and was 173 cm tall.                       | 173 cm
        cockcroft-gault | height     | He was 173 cm tall and weighed 70 kg.                          | 173 cm
        cockcroft-gault | weight     | He was 173 cm tall and weighed 70 kg.                          | 70 kg
        cockcroft-gault | weight     | Weight loss of 8 kg in a year; birth weight 3.1 kg.            | nothing
        anion-gap       | sodium     | Sodium and chloride were 140 and 101 mmol/L.                   | nothing
        anion-gap       | chloride   | Sodium and chloride were 140 and 101 mmol/L.                   | nothing
        anion-gap       | sodium     | Labs: 420 mg/dL glucose, 133 mmol/L sodium, 3.2 mmol/L potassium. | 133 mmol/L
        sodium-corrected | glucose   | Labs: 420 mg/dL glucose, 133 mmol/L sodium, 3.2 mmol/L potassium. | 420 mg/dL
        anion-gap       | sodium     | Urine sodium 20 mmol/L.                                        | nothing
        fena            | urine_sodium | Urine sodium 20 mmol/L, sodium 131 mmol/L.                   | 20 mmol/L
        anion-gap       | sodium     | Urine sodium 20 mmol/L, sodium 131 mmol/L.                     | 131 mmol/L
        fib-4           | platelets  | WBC 15 K/uL, platelet count 244,000/µL.                        | 244000 /uL
        sirs            | leukocytes | White blood cell (WBC) count of 15.5 k/mm3.                    | 15.5 10*3/uL
        sirs            | temperature | Temperature 101.3 F.                                          | 101.3 [degF]
        sirs            | temperature | Temperature was 38.4.                                         | 38.4 Cel
        sirs            | temperature | Temperature was 980 F.                                        | nothing
        map             | systolic   | Blood pressure was 142/86 mm Hg, pulse 70.                     | 142 mm[Hg]
        map             | diastolic  | Blood pressure was 142/86 mm Hg, pulse 70.                     | 86 mm[Hg]
        qtc-bazett      | qt         | QTc 460 ms, QT interval 330 msec.                              | 330 ms
        apache-ii       | gcs        | Glasgow Coma Score was 8/15.                                   | 8 {score}
        target-weight   | target     | Height is 1.80 m and the target BMI is 23 kg/m^2.              | 23 kg/m2
        due-date        | lmp        | Her last menstrual period was on 02/13/2021.                   | 2021-02-13
        due-date        | lmp        | Her last menstrual period was on 02/31/2021.                   | nothing
        morphine-equivalents | tramadol | She takes 50 mg of tramadol 2 times a day.                  | 100 mg
        """)
    void aNumberIsTakenOnlyWhereItIsSurelyMeant(String calculator, String id, String note, String expected) {
        assertThat(read(calculator, id, note)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        cha2ds2-vasc | hypertension  | Past history of hypertension.                        | true
        cha2ds2-vasc | hypertension  | No hypertension or diabetes.                         | false
        cha2ds2-vasc | hypertension  | Family history: hypertension in her father.          | nothing
        cha2ds2-vasc | heart_failure | Possible heart failure.                              | nothing
        cha2ds2-vasc | diabetes      | A walk each day.                                     | nothing
        child-pugh   | ascites       | Tense ascites was drained.                           | moderate
        child-pugh   | ascites       | Ultrasound shows mild ascites.                       | slight
        child-pugh   | ascites       | No ascites.                                          | nothing
        centor-mcisaac | cough       | She had a cough last winter, denies cough now.       | true
        """)
    void aFindingCountsAsTheSentenceMeansIt(String calculator, String id, String note, String expected) {
        assertThat(read(calculator, id, note)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        A 66-year-old woman fell at home.                      | 66 a  | female
        His brother died at 50 years of age. He is 71 years old. | 71 a | male
        An 8-month-old boy with fever.                         | 8 mo  | male
        The patient, aged 45, is well; her pulse is regular.   | 45 a  | female
        The patient has been here for 30 days.                 | nothing | nothing
        """)
    void thePatientIsNotARelative(String note, String age, String sex) {
        assertThat(read("ckd-epi-2021", "age", note)).isEqualTo(age);
        assertThat(read("ckd-epi-2021", "sex", note)).isEqualTo(sex);
    }

    @Test
    void aPassageIsWhereTheNumberStands() {
        String note = "On arrival sodium was 131 mmol/L.";
        Candidate candidate = candidates("anion-gap", "sodium", note).getFirst();

        assertThat(note.substring(candidate.begin(), candidate.end())).isEqualTo("131 mmol/L");
        assertThat(candidate.standing()).isEqualTo(Candidate.Standing.ADMISSION);
    }

    @Test
    void theWantedDrugIsReadFromTheQuestion() {
        InputForm target = input("steroid-conversion", "target");
        String question = "She takes dexamethasone. What is the same dose in mg of methylprednisolone?";

        assertThat(INPUTS.candidates(target, question, "6 mg of dexamethasone"))
                .singleElement()
                .satisfies(found -> assertThat(written(found.entry())).isEqualTo("methylprednisolone"));
    }

    @Test
    void theWordsOfADefinitionFindTheScore() {
        var choice = new ChoiceByWords(CALCULATORS.all().stream()
                .map(calculator -> calculator.definition())
                .toList());

        assertThat(choice.rank("How high is the HAS-BLED score of this patient?")
                        .getFirst())
                .isEqualTo("has-bled");
        assertThat(choice.rank("What is the corrected QT interval by Fridericia?")
                        .getFirst())
                .isEqualTo("qtc-fridericia");
        assertThat(choice.rank("What is the anion gap?").getFirst()).isEqualTo("anion-gap");
        assertThat(choice.rank("What is the anion gap, corrected for albumin?").getFirst())
                .isEqualTo("anion-gap-albumin-corrected");
        assertThat(Set.copyOf(choice.rank("?"))).hasSize(CALCULATORS.all().size());
    }
}
