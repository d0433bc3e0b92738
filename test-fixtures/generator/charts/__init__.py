"""One module per demo patient; each has chart() -> Chart. The list below is the order of the demo page."""

NAMES = [
    "aki_on_ckd", "af_without_anticoagulant", "diabetic_ketoacidosis", "severe_hyponatraemia", "septic_pneumonia",
    "early_rheumatoid_arthritis", "decompensated_cirrhosis", "healthy_adult", "almost_empty", "hostile_note",
    "microcytic_anaemia", "unlabelled_diabetes_ckd", "long_qt", "si_units", "reading_traps", "pregnancy_hypertension",
    "lung_cancer", "child_with_asthma",
]
