"""Titles that are questions, sentences or a noun with a word for when: patterns of word classes, on folded words.

Folded words are small and without marks: "What's been done?" is "whats been done". A pattern names the whole title.
"""

import re
from collections.abc import Sequence

AUX = r"(?:is|are|was|were|has been|have been|had been|being|got|gets)"
# Who does something in a title: "we", "our engineers", "the platform team".
ACTORS = r"(?:we|they|you|i|it|this|that|(?:our|the|your|my) \w+(?: \w+)?|\w+)"
HIT = (
    r"(?:affected|impacted|hit|concerned|touched|involved|hurt|harmed|damaged|disrupted|down|unavailable|offline|lost"
    r"|broken|delayed|interrupted|exposed|(?:not|no longer) (?:working|available|possible))"
)
SAW = (
    r"(?:saw|see|seen|notice|noticed|felt|feel|experienced?|encountered|encounter|faced?|lost|lose|suffered|suffer"
    r"|observed?|met|meet|missed|miss|(?:have|has|had|may have|might have) (?:seen|noticed|felt|experienced|lost))"
)
MENDED = (
    r"(?:fixed|resolved|repaired|mended|cured|solved|mitigated|restored|recovered|healed|corrected|rectified|remedied"
    r"|contained|reverted|undone|stopped|ended|cleared|stabili[sz]ed|put (?:\w+ ){0,3}(?:right|back|out)"
    r"|sorted (?:\w+ )?out|dealt with|brought (?:\w+ ){0,3}(?:back|under control)|got (?:\w+ ){0,3}(?:back|going"
    r"|running|out)|came back|handled)"
)
MEND = (
    r"(?:fix|resolve|repair|mend|cure|solve|mitigate|restore|recover|heal|correct|rectify|remedy|contain|revert|undo"
    r"|stop|end|clear|stabili[sz]e|put (?:\w+ ){0,3}(?:right|back)|get (?:\w+ ){0,3}(?:back|going|running))"
)
HAPPEN = (
    r"(?:happen(?:ed)?|occur(?:red)?|fail(?:ed)?|break|broke|c[ao]me (?:about|to (?:this|that|be|pass))|start(?:ed)?"
    r"|beg[ai]n|cre(?:ep|pt) in|slip(?:ped)? (?:in|through)|g[eo]t (?:in|there|here|this far|into \w+)|w?ent wrong"
    r"|go wrong|go unnoticed|went unnoticed)"
)
# Words that say when a measure is taken decide what it is: the hour's work, or what is still to be done.
LATER = (
    r"(?:lasting|permanent|long(?:er)? term|longer run|planned|proposed|remaining|further|future|outstanding|open|next"
    r"|recommended|suggested|agreed|upcoming|pending|proper|definitive|structural|preventive|preventative|promised"
    r"|assigned|new|more|coming|still open)"
)
SOONER = (
    r"(?:immediate|emergency|interim|quick|short term|stopgap|first|urgent|ad hoc|same day|on the spot|applied|taken"
    r"|completed|finished)"
)
MEASURE = (
    r"(?:fix|fixes|cure|remedy|remedies|repair|repairs|solution|solutions|measures?|actions?|steps?|work|items?|points?"
    r"|tasks?|jobs?|corrections?|changes|improvements?|countermeasures?|safeguards?|matters|ends|todos?)"
)

# The first whose pattern fits names the section.
QUESTIONS: Sequence[tuple[str, str]] = (
    (
        "action_items",
        r"what (?:you|customers|users|clients|readers|staff|colleagues) (?:now |still )?"
        r"(?:should|need to|have to|must) do\b.{0,20}",
    ),
    (
        "action_items",
        r"(?:to )?watch (?:tonight|overnight|today|tomorrow|this (?:evening|night|week|weekend)|over the weekend)",
    ),
    (
        "other",
        r"what (?:you|customers|callers|users|clients|readers|staff|people|colleagues|agents) "
        r"(?:\w+ )?(?:can|should|need to|have to|must|may|could) (?:\w+ )?(?:do|say|tell|expect|answer|check)\b.{0,30}",
    ),
    ("other", r"what (?:not )?to (?:tell|say|do|answer|expect|watch|reply|look)\b.{0,40}"),
    ("other", r"(?:who|whom|where|how) to (?:ask|call|contact|tell|turn|reach|find|get|report|claim|write)\b.{0,40}"),
    ("other", r"when .{0,30}(?:hear|write|report|update|updates|news|expect|back to you|informed)\b.{0,30}"),
    (
        "other",
        r"(?:next|further|following|more) (?:news|message|report|notice|word|bulletin|communication|contact|mail"
        r"|note|info|information|briefing)s?(?: from us)?",
    ),
    ("other", r"(?:update|report|message|news|information|mail)s? (?:is |are )?(?:due|expected|follows?)\b.{0,20}"),
    (
        "other",
        r"who (?:is|was) (?:dealing|working|leading|handling|responsible|in charge|on it|looking after)\b.{0,30}",
    ),
    ("other", r"what (?:went|worked|did not go|didnt go|could have gone|could go) (?!wrong).{1,20}"),
    ("other", r"(?:what|which|who) .{0,20}(?:not affected|unaffected|not impacted|not hit|not concerned)"),
    ("impact", rf"(?:who|whom|what|which \w+|where) {AUX} (?:\w+ )?{HIT}\b.{{0,30}}"),
    ("impact", rf"(?:was|were|am|are) (?:i|you|we|my \w+|your \w+) {HIT}"),
    ("impact", r"(?:does|did|do|will) (?:this|it|that) (?:concern|affect|touch|hit|reach|matter to) (?:\w+ ){0,2}\w+"),
    ("summary", r"what (?:\w+ ){1,3}(?:should|must|needs? to|ought to) know\b.{0,20}"),
    (
        "remediation",
        r"(?:is|are) (?:it|this|that|everything|things|the \w+) (?:now )?"
        r"(?:over|fixed|solved|resolved|mended|repaired|back(?: to normal)?|safe(?: now)?|working(?: again)?)(?: now)?",
    ),
    (
        "impact",
        r"how (?:were|was|are|is|did|does|do|this|it|you|the \w+) .{0,30}(?:affect|affected|affects|impact)\b.{0,20}",
    ),
    ("impact", r"how (?:bad|badly|big|far|much|many|long|widely|severe|serious|large|hard)\b.{0,40}"),
    (
        "impact",
        r"(?:what|who|whom|how) (?:did |does |has )?(?:this|it|that|the \w+) "
        r"(?:affect|affected|affects|hit|hits|touch|touched|hurt|cost|costs|mean|means|meant|broke|damaged)\b.{0,40}",
    ),
    ("impact", rf"what (?:did |do |could |can )?{ACTORS}\b(?: \w+)? {SAW}\b.{{0,25}}"),
    ("impact", rf"what {ACTORS} (?:could|can) (?:not|no longer)\b.{{0,25}}"),
    ("impact", r"what (?:stopped working|did not work|didnt work|was not working|does not work)"),
    ("impact", r"who (?:noticed|felt|suffered|lost|saw)\b.{0,30}"),
    ("root_cause", r"what (?:.{1,30} )?and why|what (?:led up to|tripped)\b.{0,30}"),
    (
        "root_cause",
        r"why(?! (?:you|we (?:write|tell|ask|are|inform|send)|this (?:mail|message|report|matters)|it matters))"
        r"(?: .{1,60})?",
    ),
    ("root_cause", rf"how (?:did |could |can )?(?:this|it|that|the \w+|things|we) (?:\w+ )?{HAPPEN}\b.{{0,20}}"),
    (
        "root_cause",
        r"what (?:caused|led to|triggered|provoked|is behind|was behind|lay behind|lies behind|stood behind|went wrong"
        r"|was wrong|failed|broke (?:it|this)|set (?:it|this) off|brought (?:it|this|the \w+) (?:down|about|on)"
        r"|was the (?:cause|reason|matter|trigger|fault|problem))\b.{0,30}",
    ),
    (
        "root_cause",
        r"what (?:we|the \w+|our \w+) (?:have |has )?(?:found(?: out)?|discovered|suspect|suspected|believe)\b.{0,20}",
    ),
    (
        "root_cause",
        r"what (?:it|this)(?: (?:really|actually|finally|all))? (?:was|turned out to be|proved to be"
        r"|(?:came|comes|boiled|boils) down to)(?: in the end)?",
    ),
    ("root_cause", r"where (?:it|this|the \w+) (?:came|comes|started|began|lay|lies|went wrong|originated)\b.{0,20}"),
    ("remediation", rf"how {ACTORS} (?:(?:was|were|got|is|has|have|been) ){{0,2}}(?:\w+ )?{MENDED}\b.{{0,30}}"),
    ("remediation", rf"how (?:did|do|will|have) {ACTORS} (?:\w+ )?(?:{MEND}|{MENDED})\b.{{0,20}}"),
    (
        "remediation",
        r"what (?:weve|(?:did |have |has )?(?:we|they|(?:the|our) (?:\w+ )?\w+)|was|were|has been|have been|has|have) "
        rf"(?:(?:have|has|had|been|already|so|far) ){{0,2}}(?:did|done|do so far|tried|undertook|undertaken|attempted"
        rf"|changed|{MENDED})\b.{{0,30}}",
    ),
    ("remediation", r"what (?:did|have) (?:we|you|they|the \w+) (?:do|done)\b.{0,20}"),
    ("remediation", rf"what (?:finally |eventually )?(?:helped|{MENDED})\b.{{0,30}}"),
    (
        "remediation",
        r"(?:whats|what is|what are we|what were|what we are|were|we are) (?:(?:now|currently) )?(?:under way|underway"
        r"|being done|in progress|in hand|working on|running|doing (?:right )?now)\b.{0,20}",
    ),
    ("remediation", rf"{SOONER} {MEASURE}|{MEASURE} (?:taken|done|completed|applied|so far)"),
    ("action_items", rf"{LATER} {MEASURE}|{MEASURE} (?:agreed|planned|ahead|left|outstanding|remaining|to come|open)"),
    (
        "action_items",
        r"(?:whats|what is|what are|what|what was) (?:(?:still|yet|now|we|left) )?(?:left|remains?|open|outstanding"
        r"|pending|to come|coming|ahead|next|planned|due|follows|changes|to be done|to do|needs (?:to be )?(?:doing"
        r"|done)|must be done|has to be done|happens (?:next|now|then|from)|comes next|lies ahead|stays open|missing"
        r" still)\b.{0,30}",
    ),
    ("action_items", r"what well (?!did)\w+\b.{0,40}"),
    (
        "action_items",
        r"what (?:we|were) (?:do|doing|are doing|did) (?:so|to|that|in order)\b.{0,30}"
        r"(?:again|stays|prevent|avoid|never|better|stop|not|more)\b.{0,20}",
    ),
    ("action_items", r"what (?:will|shall) (?:you|we|they|be|happen|change|follow|come|now)\b.{0,40}"),
    ("action_items", r"what are (?:you|we|they) (?:do|doing|change|changing|going to)\b.{0,40}"),
    (
        "action_items",
        r"what (?:we|were|well|the team|our \w+) (?:now |still )?(?:will|shall|plan|intend|are going|going|have to"
        r"|have yet to|owe|promise|want|propose|commit|agreed|decided|recommend|must|mean to|need to (?:do|change|fix)"
        r"|change|do (?:next|now|from)|are (?:changing|improving|planning))\b.{0,40}",
    ),
    ("action_items", r"who (?:does|will do|is doing|do|takes(?: on)?|owns|handles|looks after|works on) what\b.{0,30}"),
    (
        "action_items",
        r"(?:where|how) (?:do |does )?(?:we|it|things|this) (?:go|goes|continues?|proceeds?|moves?) .{1,20}",
    ),
    (
        "action_items",
        r"(?:how|what) (?:we|were|are we|will we|to) .{0,30}(?:prevent|avoid|keep (?:this|it) from|stop (?:this|it)"
        r"|make sure|ensure|rule (?:this|it) out)\b.{0,40}",
    ),
    ("action_items", r"how to (?:prevent|avoid|stop)\b.{0,40}"),
    (
        "action_items",
        r"(?:so|so that|lest|to make sure|making sure|ensuring)\b.{0,50}"
        r"(?:again|any ?more|twice|recur|return|repeats?)",
    ),
    (
        "action_items",
        r"(?:preventing|avoiding|ruling out|never|not|no) (?:.{1,30} )?(?:again|recurrence|repeat|repeats)",
    ),
    ("action_items", r"(?:preventing|avoiding) .{1,40}"),
    (
        "action_items",
        r"(?:steps|actions|measures|work|things|jobs|points) (?:still )?(?:to (?:prevent|avoid|improve|do|come|be done"
        r"|follow)|we will take|for later|for the future)\b.{0,30}",
    ),
    (
        "action_items",
        r"(?:still|yet|remaining|left) (?:to (?:do|come|be done|follow|fix)|open|outstanding|pending|ahead)",
    ),
    ("action_items", r"to (?:come|be done|follow|do|finish|fix|improve)(?: (?:next|now|still|later))?"),
    ("action_items", r"(?:and|so)? ?(?:what|where|and) (?:now|then|next|from here)(?: on)?"),
)

# The words with which one of them can begin; a title that begins with none of them is not tried.
OPENERS = frozenset(
    (
        *("who", "whom", "what", "whats", "which", "was", "were", "am", "are", "why", "how", "where", "when", "we"),
        *("does", "did", "do", "will", "is", "watch"),
        *("update", "updates", "report", "reports", "message", "messages", "news", "information", "mail"),
        *(
            "and",
            "so",
            "then",
            "now",
            "next",
            "further",
            "following",
            "preventing",
            "avoiding",
            "ruling",
            "never",
            "not",
        ),
        *("no", "ensuring", "making", "lest", "still", "yet", "left", "to", "things"),
        *re.findall(r"[a-z]+", " ".join((SOONER, LATER, MEASURE))),
    )
)
