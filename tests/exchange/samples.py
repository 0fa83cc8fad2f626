"""Files of every format that is read: correct ones, old ones, and how hostile ones are made."""

import io
import json
import zipfile

STRETCH = """\
# A routine of Stretch Timer.
format = 1
id = "from-the-clinic"
name = "From the clinic"
summary = "Twice a day"
start = "standing"
clinic = "Room 4"

[[items]]
stretch = "knee-to-chest"
hold_s = 30
repeats = 3

[[items]]
stretch = "own-calf"
hold_s = 45
rest_after_s = 10
machine_setting = 7

[[stretches]]
id = "own-calf"
name = "Calf stretch"
family = "standing"
one_sided = true
default_s = 20
steps = ["Lean in.", "Keep the heel down."]
"""
TYPED = """\
Hips:
1. Knee to chest 3 x 30 s each side
2. Cat-cow 10 reps
10x 3s 5s ; Bridge
Figure four (left) 45 sec
Figure four (right) 45 sec
Rest 20 s
Childs pos, hold 1 min  # slowly
"""
JUST_ANOTHER = {
    "workouts": [
        {
            "title": "Hips",
            "sets": [
                {
                    "repetitions": 2,
                    "id": "a",
                    "exercises": [
                        {"name": "Figure four L", "id": "b", "duration": 30},
                        {"name": "Rest", "id": "c", "duration": 5},
                        {"name": "Figure four R", "id": "d", "duration": 30},
                        {"name": "Rest", "id": "e", "duration": 5},
                    ],
                }
            ],
            "version": 2,
            "position": 0,
        }
    ]
}
JUST_ANOTHER_OLD = {
    "title": "Hips",
    "sets": [{"repetitions": 1, "exercises": [{"name": "Happy baby"}, {"name": "Plank", "duration": 20}]}],
}
TIMER_MACHINE = {
    "folders": [{"id": 1, "name": "Default"}],
    "timers": [
        {
            "id": 1,
            "name": "Back",
            "loop": 1,
            "folderId": 1,
            "steps": [
                {
                    "step_type": "group",
                    "name": "Twice",
                    "loop": 2,
                    "steps": [
                        {
                            "step_type": "step",
                            "label": "Child's pose",
                            "length": 30000,
                            "type": "NORMAL",
                            "behaviour": [{"type": "VOICE", "content": "Breathe slowly"}, {"type": "COUNT"}],
                        }
                    ],
                },
                {"step_type": "step", "label": "Cat-cow", "length": 40000, "behaviour": [{"type": "HALT"}]},
                {"step_type": "step", "label": "Ding", "length": 1000, "behaviour": [], "type": "NOTIFIER"},
            ],
        },
        {"id": 2, "name": "Thrown away", "loop": 1, "folderId": 2, "steps": []},
    ],
}
TIMER_MACHINE_OLD = {
    "timers": [{"name": "Back", "loop": 1, "steps": [{"label": "Butterfly", "length": 30000}]}]
}
FEEEL = {
    "feeelMetadataVersion": 300,
    "exerciseDbImport": "2024-01-01T00:00:00.000Z",
    "fullWorkout": {
        "workout": {"id": 1, "title": "Stretch", "category": 1, "exerciseDuration": 25, "breakDuration": 5},
        "workoutExercises": [
            {
                "workoutId": 1,
                "orderPosition": 1,
                "exercise": 512,
                "exerciseDuration": 40,
                "breakDuration": None,
            },
            {
                "workoutId": 1,
                "orderPosition": 0,
                "exercise": 1002,
                "exerciseDuration": None,
                "breakDuration": 20,
            },
        ],
    },
}
FEEEL_OLD = {
    "fullWorkout": {
        "workout": {"title": "Stretch"},
        "workoutExercises": [{"exercise": 3, "orderPosition": 0}],
    }
}
OPEN_HIIT = [
    {
        "id": "x",
        "name": "Morning",
        "timerIndex": 0,
        "intervals": 5,
        "activeIntervals": 3,
        "activities": ["Happy baby", "Butterfly", "Jumping"],
        "timeSettings": {
            "workTime": 30,
            "restTime": 10,
            "breakTime": 60,
            "warmupTime": 0,
            "cooldownTime": 20,
            "getReadyTime": 10,
            "restarts": 1,
        },
        "soundSettings": {"workSound": "short-whistle"},
    }
]
OPEN_HIIT_OLD = [{**OPEN_HIIT[0], "timeSettings": json.dumps({"workTime": 20, "restTime": 0})}]
WORKRAVE = """\
<?xml version="1.0" encoding="utf-8"?>
<exercises>
  <exercise>
    <title>Shoulder-arm stretch</title>
    <title xml:lang="de">Schulterdehnung</title>
    <description>Reach across.</description>
    <sequence duration="40">
      <image src="shoulder.png" duration="10"/>
      <image src="shoulder.png" mirrorx="yes" duration="10"/>
    </sequence>
  </exercise>
  <exercise>
    <title xml:lang="de">Katze</title>
    <title xml:lang="en">Cat stretch</title>
    <sequence duration="30"><image src="a.png"/><image src="b.png"/></sequence>
  </exercise>
</exercises>
"""
WORKRAVE_OLD = "<exercises><exercise><title>Butterfly</title></exercise></exercises>"


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8")


def zipped(files: dict[str, bytes]) -> bytes:
    """Return a zip archive with these names in it, whatever they spell."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


CORRECT: dict[str, bytes] = {
    "clinic.stretch": STRETCH.encode(),
    "typed.txt": TYPED.encode(),
    "just-another.json": as_json(JUST_ANOTHER),
    "timers.tmd": as_json(TIMER_MACHINE),
    "timers.json": as_json(TIMER_MACHINE),
    "workout.feeel": as_json(FEEEL),
    "workouts.zip": zipped({"one.feeel": as_json(FEEEL), "two.feeel": as_json(FEEEL_OLD)}),
    "hiit.json": as_json(OPEN_HIIT),
    "exercises.xml": WORKRAVE.encode(),
}
OLD: dict[str, bytes] = {
    "just-another.json": as_json(JUST_ANOTHER_OLD),
    "timers.json": as_json(TIMER_MACHINE_OLD),
    "workout.feeel": as_json(FEEEL_OLD),
    "hiit.json": as_json(OPEN_HIIT_OLD),
    "exercises.xml": WORKRAVE_OLD.encode(),
}

#: Texts that break what is not careful: controls, turned writing, accents in heaps, half letters, marks.
NASTY_TEXTS = (
    "\x00\x01\x1b[31mred\x07",
    "\u202eesrever\u202c\u2066x\u2069",
    "e" + "\u0301" * 500,
    "\ud800broken\udfff",
    "مرحبا שלום",
    "\U0001f9d8\u200d\u2642\ufe0f",
    "{side} {0} %s %(x)s {",
    "../../../etc/passwd",
    "C:\\Windows\\win.ini",
    "=cmd|' /C calc'!A0",
    "\ufdfa" * 200,
    "a" * 65536,
    "knee " * 10000,
    "<b>bold</b>",
    "Knee\u2028to\u2029chest",
    "",
    " ",
)
NASTY_NUMBERS = (
    "NaN", "Infinity", "-Infinity", "1e308", "1e999", "-1", "-0.0", "0", "1e-300", "9" * 400, "9" * 5000,
    "18446744073709551616", "true", "null", '"30"', "[]", "{}", "0.1",
)  # fmt: skip


def bomb(size: int = 50 * 1024 * 1024) -> bytes:
    """Return an archive of a thousandth of its content's size."""
    return zipped({"a.feeel": b" " * size})


def lying_zip() -> bytes:
    """Return an archive whose file says it is small and is not."""
    data = zipped({"a.feeel": b" " * 3_000_000})
    true = (3_000_000).to_bytes(4, "little")
    return data.replace(true, (900).to_bytes(4, "little"))


LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE exercises [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>
<exercises><exercise><title>&c;</title></exercise></exercises>"""
FOREIGN_ENTITY = b"""<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>
<exercises><exercise><title>&f;</title></exercise></exercises>"""
