from generator.elements import at
from generator.fhir import Chart


def chart():
    c = Chart(
        "almost-empty",
        "Ivan Petrov",
        "56-year-old man of whom the record knows one blood pressure.",
        sex="male",
        born="1970-07-19",
        mrn="700109",
        expect=["If anything, mean arterial pressure 100; everything else is unknown, and nothing is concluded from silence."],
        never=["'No diabetes', 'no allergies', 'normal kidney function' or any other absence."],
    )
    c.blood_pressure(132, 84, at(0, -1))
    return c
