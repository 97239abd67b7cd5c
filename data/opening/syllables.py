"""Is this word a well-formed Vietnamese syllable? For telling in which encoding a text was written.

It knows the shape of syllables, not words: "nghiềng" passes though nobody says it. It corrects nothing.
"""

import unicodedata

TONES = "\u0300\u0301\u0303\u0309\u0323"
WITHOUT_TONE = dict.fromkeys(map(ord, TONES))
ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
# Rimes by their first letter; a rime that ends in a stop takes the acute or the dot only.
RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu "
    "o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oc oe oen oeo oet oi om on ong ooc "
    "oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung up ut uy "
    "uya uych uynh uyn uyt uyu uyên uyêt uôc uôi uôm uôn uông uôt uơ ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương "
    "ươp ươt ươu"
).split()
# y stands alone where i would, and begins what iê begins.
WITH_Y = "y yt ynh ych yn yêm yên yêng yêt yêu".split()
BEFORE_Y = ("", "h", "k", "l", "m", "n", "qu", "s", "t", "v")
STOPS = ("c", "ch", "k", "p", "t")
# The three sounds spelt in two ways, by the letter that follows.
BEFORE_FRONT, BEFORE_BACK = ("gh", "k", "ngh"), ("c", "g", "ng")


def spelt() -> frozenset[str]:
    """Every syllable without its tone."""
    made = set(RIMES)
    for onset in ONSETS:
        for rime in RIMES:
            front = rime[0] in "eêi"
            if not (onset in BEFORE_FRONT and not front) and not (onset in BEFORE_BACK and front):
                made.add(onset + rime)
    made |= {onset + rime for onset in BEFORE_Y for rime in WITH_Y}
    # gi before i is written with one i, and k stands before a few others in names of places.
    made |= {"gi" + rime[1:] for rime in RIMES if rime.startswith("i")}
    return frozenset(made) - {"gii"}


SPELT = spelt()


def is_syllable(word: str) -> bool:
    """Whether the word, in any case and any form of Unicode, could be read aloud as Vietnamese."""
    parted = unicodedata.normalize("NFD", word.lower())
    bare = parted.translate(WITHOUT_TONE)
    tones = [mark for mark in parted if mark in TONES]
    if len(tones) > 1 or unicodedata.normalize("NFC", bare) not in SPELT:
        return False
    return not bare.endswith(STOPS) or not tones or tones[0] in "\u0301\u0323"


def naturally_cased(word: str) -> bool:
    """All small, ALL CAPITALS or One capital in front: "tÕ" is none of them."""
    return word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower())
