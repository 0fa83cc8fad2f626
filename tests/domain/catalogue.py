"""A small world of stretches and phrases, made by hand, so that a test sees all of it."""

from stretchtimer.domain.phrases import PhraseBook
from stretchtimer.domain.stretch import Catalogue, Family, Stretch, StretchKind, Tempo, Variant, Words

PHRASES = PhraseBook(
    left="left",
    right="right",
    next="Next, ",
    first="",
    needs="Have {needs}.",
    needs_joined="{needs} and {last}",
    halfway=("Half.", "Half of it."),
    count=("Three.", "Two.", "One."),
    brief_hold="Hold.",
    brief_release="Let go.",
    release=("Ease out.", "Come out."),
    twenty_remaining="Twenty left.",
    safety=("Mild pull.", "Never sharp."),
    roll="Roll over first.",
    kneel_down="",
    lie_down="",
    sit_round="",
    rest=("Rest now.", "Rest a bit."),
    closing=("All done.",),
    closing_standing=("All done, stand easy.",),
    get_up_lying="Roll over to get up.",
    get_up_sitting="",
    get_up_kneeling="",
    get_up_then="",
    brief_closing="Done.",
    warm_up=("March.", "Swing your arms.", "Breathe."),
    warm_up_end="Slow down.",
    repeat="Once more.",
    note="{note}",
    paused=("Paused.", "A pause."),
    resume=("Ready?",),
    skipped=("Skipping this.", "Leaving this out."),
    hurts=("Ease off.", "Let it go."),
    hurts_stop="Sharp? Stop.",
    variant_offer="Easier, or skip?",
    skip_offer="Skip?",
    sample="A sample.",
    status_side="{side} side",
    status_seconds="{seconds} seconds left",
    status_second="one second left",
    status_next="next {stretch}",
    status_last="the last stretch",
    status_minutes="{minutes} minutes to go",
    status_minute="one minute to go",
    status_under_minute="less than a minute to go",
    numbers=("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
)

HUG_WORDS = Words(
    next="Next, hug.",
    next_side="{Side} leg first.",
    steps=("Lie down.", "Lift your {side} knee.", "Hug it."),
    key_steps=("Hug your {side} knee.",),
    hold="And hold.",
    feel="A pull in your {side} hip.",
    breath="Breathe in and out.",
    ease="Too strong? Let go a little.",
    release="Lower your {side} foot.",
    release_last="Well done. {Side} foot down.",
    switch="Switch sides. {Side} knee in.",
    switch_short="Switch. {Side} knee.",
    brief="Hug, {side} leg.",
)

HUG = Stretch(
    id="hug",
    name="Hug",
    kind=StretchKind.ONE_SIDED,
    family=Family.SUPINE,
    default_s=30,
    min_s=10,
    max_s=60,
    setup_s=5,
    switch_s=6,
    words=HUG_WORDS,
    start="On your back",
    side_words="{Side} knee in",
    variants={
        "strap": Variant(
            id="strap", name="Hug With a Strap", words=HUG_WORDS, side_words="{Side} strap", max_s=20
        ),
        "chair": Variant(
            id="chair",
            name="Chair Hug",
            words=HUG_WORDS,
            family=Family.CHAIR,
            setup_s=4,
            switch_s=4,
            mild=False,
            start="On a chair",
        ),
        "lying": Variant(id="lying", name="Lying", words=HUG_WORDS),
    },
)

CHILD = Stretch(
    id="child",
    name="Child",
    kind=StretchKind.BOTH,
    family=Family.QUADRUPED,
    default_s=30,
    min_s=10,
    max_s=120,
    setup_s=5,
    words=Words(
        next="Next, child.",
        steps=("Kneel.", "Sit back."),
        key_steps=("Sit back.",),
        hold="And rest.",
        feel="Heavy hips.",
        breath="Into your back.",
        ease="Come up a little.",
        release="Walk your hands up.",
        brief="Child.",
    ),
    start="On hands and knees",
)

ROLL_WORDS = Words(
    next="Next, rolls.",
    steps=("Lie down.", "Lower your knees to the {side}."),
    key_steps=("Arms out.",),
    hold="",
    beats=("Out to the {side}.", "In.", "Out to the {other}.", "In."),
    keep="Keep going.",
    last="Last one each way.",
    last_in="And in.",
    release="Rest in the middle.",
    brief="Rolls.",
)

ROLL = Stretch(
    id="roll",
    name="Roll",
    kind=StretchKind.MOVING,
    family=Family.SUPINE,
    default_s=36,
    min_s=12,
    max_s=96,
    setup_s=3,
    tempo=Tempo(cycle_s=6, slow_s=9, beats_per_cycle=2),
    words=ROLL_WORDS,
    start="On your back",
    variants={"small": Variant(id="small", name="Small Roll", words=ROLL_WORDS, max_s=30)},
)

WAVE = Stretch(
    id="wave",
    name="Wave",
    kind=StretchKind.MOVING,
    family=Family.QUADRUPED,
    default_s=30,
    min_s=16,
    max_s=80,
    setup_s=3,
    tempo=Tempo(cycle_s=4, slow_s=5, beats_per_cycle=1),
    words=Words(
        next="Next, wave.",
        steps=("Kneel.", "Round up."),
        key_steps=("Kneel.",),
        hold="",
        beats=("Out, up.", "In, down."),
        keep="Keep on.",
        last="Last one.",
        last_in="And in.",
        release="Flat back.",
        brief="Wave.",
    ),
    start="On hands and knees",
)

#: As little as a stretch can say about itself.
BARE = Stretch(
    id="bare",
    name="Bare",
    kind=StretchKind.ONE_SIDED,
    family=Family.SEATED,
    default_s=30,
    min_s=1,
    max_s=60,
    setup_s=0,
    switch_s=0,
    words=Words(next="", steps=("", " "), key_steps=("",), hold="", release="", brief=""),
    start="",
)

#: A movement that names no beats' words.
DUMB = Stretch(
    id="dumb",
    name="Dumb",
    kind=StretchKind.MOVING,
    family=Family.SEATED,
    default_s=20,
    min_s=4,
    max_s=60,
    setup_s=2,
    tempo=Tempo(cycle_s=4, slow_s=5, beats_per_cycle=1),
    words=Words(next="", steps=(), key_steps=(), hold="", release="", brief=""),
    start="",
)

WARM_UP = Stretch(
    id="warm-up",
    name="Warm-up",
    kind=StretchKind.MOVING,
    family=Family.STANDING,
    default_s=180,
    min_s=60,
    max_s=600,
    setup_s=0,
    words=Words(
        next="First, a warm-up.",
        steps=("March.",),
        key_steps=("March.",),
        hold="",
        release="You are warm.",
        brief="Warm-up.",
    ),
    start="Standing",
)

CATALOGUE = Catalogue({s.id: s for s in (HUG, CHILD, ROLL, WAVE, BARE, DUMB)}, WARM_UP)
