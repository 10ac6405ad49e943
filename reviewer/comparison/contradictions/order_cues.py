"""The words by which a text says that one thing came before or after another. Pure."""

import re

# So many, in words: "after nine minutes" names no event.
SO_MANY = (
    r"(?:an?|half\san?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
    r"|some|several|many|just|only|about|around|nearly|over)"
)
# What says of a clause that it comes after the one before it.
UNIT = r"(?:second|moment|minute|hour|day|week|while|bit|little)s?"
DONE = (
    r"(?:done|finished|completed?|over|in\splace|ready|achieved|accomplished|behind\sus|out\sof\sthe\sway|settled|true"
    r"|so|up|back|running|through|happened|live|healthy|stable|online|working|clear|green|in\s(?:use|effect)"
    r"|(?:serving|carrying|handling|taking)(?:\s(?:traffic|requests|load|calls|users))?)"
)
ABROAD_LATER = r"""(?:
    (?:und\s|erst\s)*(?:danach|dann|hinterher|sp\u00e4ter|schlie(?:\u00df|ss)lich|zuletzt|anschlie(?:\u00df|ss)end|darauf(?:hin)?
      |im\sanschluss(?:\sdaran)?|(?:in\seinem|im|als)\szweite[nrs]\sschritt|als\sn\u00e4chstes)
    |(?:y\s|s[\u00f3o]lo\s)*(?:luego|despu[\u00e9e]s(?!\sde\b)|m[\u00e1a]s\starde|posteriormente|a\scontinuaci[\u00f3o]n
      |en\s(?:un\s)?segundo\s(?:lugar|paso|momento)|por\s[\u00fau]ltimo|finalmente|(?:una\svez\s)?hecho\s(?:esto|eso)
      |tras\s(?:ello|eso|esto)|acto\sseguido)
    |(?:et\s|seulement\s)*(?:ensuite|puis|par\sla\ssuite|plus\stard|apr[\u00e8e]s\s(?:quoi|cela|\u00e7a)|une\sfois\scela\sfait
      |(?:dans|en)\s(?:un\s)?(?:second|deuxi[\u00e8e]me)\s(?:temps|lieu)|enfin)
)"""
LATER = rf"""(?:
    (?:and\s|but\s)?(?:so\s)?(?:only\s|just\s|right\s|immediately\s|shortly\s|soon\s|directly\s|some\stime\s
      |about\s|around\s|roughly\s|nearly\s|barely\s)*
    (?: then | next(?!\s(?:update|step|report|message|word|news|week|time|day|month|release|review|to)s?\b)
      | later(?:\son)? | afterwards? | after\s(?:that|this|which|it|them|these)(?!\s\w+[^\Ws]\s(?:had|was)\b)
      | there(?:after|upon)
      | where(?:upon|after) | subsequently | eventually | finally | lastly | last | at\slast | at\sthe\send
      | (?:straight|right|directly|immediately|soon|shortly)\safter(?:wards)?(?!\s(?:the|an?|our|its|we|they)\s)
      | step\s(?:[2-9]|two|three|four)
      | (?:seconds|minutes|hours|days|weeks)\s(?:later|after(?:wards|\s(?:that|this)))
      | in\sthe\send | in\sturn | ultimately | secondly | thirdly | second(?=\s(?:the|we|our|they)\b)
      | (?:following|upon)\s(?:that|this|which)
      | (?:an?|one|two|three|four|five|six|ten|twenty|\d{{1,3}}|some|several|half\san?)\s(?:few\s|good\s|couple\sof\s)?
        {UNIT}\s?(?:later|after(?:wards|\s(?:that|this|it)\b|(?!\s(?:the|an?|our|its|we|they|\w+ing)\b))|on)
      | (?:once|when|as\ssoon\sas|with|after|now)\s(?:that|this|it|they|these|all\s(?:that|this|of\sit))\s
        (?:\w+\s){{0,2}}{DONE}
      | (?:once|as\ssoon\sas|after|when|now\sthat)\s(?:that|this|it|they|these|those|both|everything)\s
        (?:(?:had|was|were|has|been)\s){{0,2}}(?:ran|worked|started|answered|responded|stood|held|came|come|gone|taken|cleared
        |recovered|returned|succeeded)(?:\s\w+){{0,3}}(?=,|$)
      | (?:while|with)\s(?:that|this|it|they|these|those|all\sthis)\s(?:(?:was|were|still|being|\w+ing)\s){{0,3}}
        (?:\w{{4,}}ed|under\s?way|\w{{3,}}ing|in\s(?:progress|train|hand|motion)|on\s(?:its|their)\sway)(?=,|$)
      | with\s(?:that|this|those|these|the|its|their|his|her|our|both|all)\s(?:\w+\s){{1,4}}
        (?:in\s(?:hand|place|effect|force)|done|made|sent|placed|closed
        |gone|given|secured|obtained|out|over|complete|confirmed|behind\s(?:us|them))
        (?=,|$|\s\w+\s)
      | failing\s(?:that|this|which) | (?:that|this|which)\sfailing
      | (?:this|that|it|which)\s(?:brought|made|gave|showed)\s(?:no|little|nothing)(?:\s\w+){{0,2}}(?=,\s|$)
      | (?:this|that|which|all\sof\sit)\s(?:being\s|having\sbeen\s)?(?:done|finished|accomplished|completed?|in\splace)
      | (?:when|as|since|because|once|after)\s(?:that|this|it|which|neither|nothing)\s(?:\w+\s)?
        (?:did(?:\snot|n['\u2019]t)\s\w+(?:\sat\s(?:once|all)|\seither)?|(?:had|made|brought|showed)\s(?:no|little|not|nothing)(?:\s\w+)?
          |changed\s(?:nothing|little)|failed|(?:was|were)\snot\s(?:enough|possible|sufficient|successful|feasible)
        |(?:was|proved)\s(?:impossible|in\svain|unsuccessful)|helped\slittle)
      | (?:this|that|it)\s(?:did(?:\snot|n['\u2019]t)\s(?:help|suffice|work)|had\sno\seffect|changed\snothing
          |(?:was|were)\snot\senough|helped\slittle)(?:\s\w+)?(?=,\s|$)
      | (?:the|our|a)\s(?:next|second|third|last|final)\s(?:thing|step|measure|action|move|was\sto)
      | (?:ended|finished|concluded|closed|continued|went\son)\s(?:by|with|to)
      | (?:in|as\sa)\s(?:consequence|result)(?:\sof\s(?:that|this|which))? | consequently
      | subsequent\sto\s(?:that|this) | (?:the|an?|our|its)\s(?:subsequent|ensuing)
      | {ABROAD_LATER} | having\sdone\s(?:so|this|that)
      | (?:which\s)?(?:was\s|were\s|and\s)?followed\sby
      | it\swas\s(?:only\s)?(?:then|after\s(?:that|this))\sthat
      | (?:as|in)\s(?:a|the|our)\s(?:next|second|third|last|final)\s(?:step|thing|measure|action)
    )\b
    | and\swith\s(?:its|their|that|this)\s\w+\b
)"""
# What says that it comes before it.
FORMER = r"""(?:
    (?:and\s|but\s)?(?:only\s|just\s|right\s|immediately\s|shortly\s)*
    (?: before\s(?:that|this|which|then) | beforehand | prior\sto\s(?:that|this|which)
      | (?:was\s|were\s|and\s)?preceded\sby )\b
)"""
# At the end of a clause.
TAIL = (
    r"afterwards|thereafter|later(?:\s(?:that|in\sthe|the\ssame)\s\w{3,10})?|at\sthe\send|in\sthe\send|finally|last"
    r"|only\sthen|next|(?<!\ba\s)(?<!\bper\s)(?<!\beach\s)second|third|followed|subsequently|eventually|in turn"
    r"|(?:as\s|in\s)?(?:the|our|an?)\s(?:next|second|third|last|final)\s(?:step|thing|measure|action|move)|(?:(?:straight|right|directly|soon|shortly)\s)?after(?:\s(?:that|this|it|them))?"
)
CLAUSE = re.compile(
    rf"""(?=[,;:\s])(?: [,;]\s(?:and\s(?!with\s)|but\s)? | :\s | \s(?:->|=>|\u2192)\s
    | \s(?:and|und|y|et),?\s(?=(?:only\s|at\s)?(?:last|lastly|after|at|once|as\ssoon\sas)\b | {LATER} | {FORMER})
    | \sand\s(?=[^,;.!?\n]{{3,80}}\s(?:{TAIL})(?:[.,;!]|$))
    | (?<!\bwhich)\s(?=(?:was|were|and)\s(?:followed|preceded)\sby\b)
    | \s(?=whereupon\b|whereafter\b) | (?<!\bwas)(?<!\bwere)(?<!\band)\s(?=(?:followed|preceded)\sby\b)
    | (?<!\bsince)(?<!\bby)(?<!\buntil)(?<!\band)(?<!\bonly)(?<!\bif)(?<!\bwas)(?<!\bwere)(?<!\bwe)(?<!\bthey)(?<!\bhad)
      \s(?=then\s) )""",
    re.I | re.X,
)
FIRST = re.compile(
    r"(?:^\W{0,3}(?:at\s)?|\b(?:we|they|had|were|was|have|has|and|it|team|engineers)\s)first(?:ly)?(?:\sof\sall)?\b"
    r"(?!\s+(?:time|error|failure|report|alert|ticket|customer|sign|outage|incident|fault|order|user|name|version)s?\b)"
    r"|(?<!\bthe\s)\bfirst$|\bto\s(?:begin|start)\swith\b|\b(?:began|started|opened|begun)\s(?:by|with)\b|\bfirst\sthing\b"
    r"|\bit\s(?:all\s)?(?:began|started)\s(?:when|as|with)\b|^(?:initially|as\sa\sfirst\s(?:step|measure|thing)|step\s(?:one|1))\b"
    r"|(?<!the\s)(?<!our\s)(?<!its\s)(?<!for\s)(?<!heir\s)(?<!\bat\s)\bfirst\s"
    r"(?=\w{2,12}ed\b|(?:went|brought|took|put|cut|sent|shut|told|gave|let|set|made|rang|built|drew|held|wrote|had)\s)"
    r"|\bfirst\s(?:step|thing|measure|action|move)\b[^,;.]{0,30}?\s(?:was|were)\b|\bcame\sfirst\b|\bfirst\scame\b"
    r"|\b(?:zuerst|zun\u00e4chst|als\serstes|primeramente|(?<!el\s)primero(?!\sde\b)|en\s(?:un\s)?primer\s(?:lugar|momento|paso)"
    r"|para\sempezar|d['\u2019]abord|en\spremier(?:\slieu)?|dans\sun\spremier\stemps|pour\scommencer)\b",
    re.I,
)
LENGTH = rf"{SO_MANY}\s(?:\w+\s){{0,3}}?{UNIT}\b(?!\s(?:of|without|in|with|on)\b)"
PRONOUN = re.compile(r"\W{0,3}(?:it|this|that|these|they|which)\b", re.I)
# What is to be done, or would be, has not happened.
PLANNED = re.compile(
    r"\b(?:will|must|should|shall|would|could|(?:has|have|need|needs|is|are|meant|supposed|going)\sto"
    r"|from\snow\son|in\s(?:the\s)?future|henceforth|always|usually|normally|instead\sof|rather\sthan"
    # What somebody by name does now is for the time to come.
    r"|(?-i:^[A-Z][a-z]+ [A-Z][a-z]+ (?!was |has |is )[a-z]{2,12}s(?= (?:the|an?|our|all|every|it|to)\b)))\b",
    re.I,
)
# What follows says why.
WHY = re.compile(
    r"\s(?:so that|in order to|because|as a precaution"
    r"|that (?:\w+ ){1,3}(?:could|would|should|can|might|may|must|will|need(?:ed)? (?:not|to))"
    r"|to (?:make sure|tell|explain|say|let|show|ensure|see|avoid|prevent|save|gain|find out"
    r"|learn|check|verify|protect|spare|inspect))\b.*",
    re.I | re.S,
)
ARROW = re.compile(r"\s(?:->|=>|\u2192)\s")
# "Afterwards, since nobody was sure of it, we ..."
REASON = re.compile(r",\s(?:since|because|as|given)\s[^,;.!?\n]{3,80},\s$", re.I)
# "When that was done and the backlog had gone, we ..."
LED = re.compile(
    r"\s*(?:and\s|but\s|only\s)*(?:when|once|as\ssoon\sas|after|with|now\sthat|while)"
    r"\s(?:that|this|it|they|these|those|all)\b",
    re.I,
)
# What says how a step went, between that and the next.
REMARK = re.compile(
    r"\s*(?:that|this|it|which|neither|nothing|da(?:s|mit)|dies\w{0,2}|es|eso|esto|ello|cela|\u00e7a|ce(?:ci|la)?)"
    r"\s[^.!?]{3,60}[.!?]?$",
    re.I,
)
THEN = re.compile(
    rf"^{LATER} | \b(?:{TAIL})$ | \b(?:was|were|they|we|had)\s(?:then|subsequently|afterwards)\b",
    re.I | re.X,
)
EARLIER = re.compile(
    rf"^{FORMER} | \b(?:beforehand|before\sthat|prior\sto\sthat|before\s(?:it|this|them)"
    r"|by\s(?:then|that\stime))$",
    re.I | re.X,
)
ALONE = re.compile(
    rf"\s*(?:{LATER}|{FORMER}|(?:and\s+|at\s+)?first|step\s(?:one|1)|initially|as\sa\sfirst\sstep"
    r"|(?:for|as|to)\s(?:(?:your|our|their|the|an?)\s)?(?:safety|precaution|stopgap|test|trial|caution|good\smeasure|be\s(?:safe|sure)))\s*"
    # And when: "step two, at 10:40", "then, 25 minutes later".
    r"(?:,\s*(?:(?:at|around|about)\s)?(?:\d{1,2}[:.]\d\d(?:\s?(?:[A-Z]{2,4}|[ap]\.?m\.?))?"
    r"|(?:some|about|around|only)?\s?(?:\d{1,3}|an?|two|three|four|five|ten|twenty|thirty)\s(?:minute|hour|second|day)s?"
    r"\s(?:later|after|afterwards))\s*)?",
    re.I | re.X,
)
BEFORE = re.compile(
    r"\s(?:before|prior\sto|ahead\sof|preceded|came\sbefore|went\sbefore|by\sthe\stime|antes\sde(?:\sque)?|avant\s(?:de|que)|bevor|(?:earlier|sooner)\sthan)\s(?!(?:that|this|then|which|by)\b|(?:it|them)(?:[.,;]|$)|\d)",
    re.I,
)
AFTER = re.compile(
    r"\s(?:only\s|right\s|shortly\s|immediately\s|just\s|soon\s)?"
    rf"(?:after|once|as\ssoon\sas|only\swhen|subsequent\sto|despu[\u00e9e]s\sde(?:\sque)?|tras|una\svez\sque|apr[\u00e8e]s(?:\savoir)?|nachdem|sobald|(?<!\bthe\s)following|followed)\s(?!{LENGTH}|(?:that|this|which|all|by|up)\b|(?:it|them)(?:[.,;]|$)|\d)",
    re.I,
)
LEADING = re.compile(
    rf"^(?:then,?\s)?(?:(?:only|right|shortly|immediately|just|soon|(?:an?|one|two|three|four|five|six|ten|twenty|\d{{1,3}}"
    rf"|some|several|a\sfew)\s{UNIT})\s)?(before|prior to|after|once|following|as soon as|having"
    r"|the (?:moment|minute|instant)|antes de(?: que)?|avant (?:de|que)|bevor|despu[\u00e9e]s de(?: que)?|tras"
    r"|una vez(?: que)?"
    r"|apr[\u00e8e]s(?: avoir| que)?|nachdem|sobald"
    r"|by the time|when(?=[^,]{3,60}\bhad\b)"
    r"|with(?=[^,]{3,60}\b(?:done|complete|finished|over|in place|out of the way|up again|healthy|\w{3,}ed$)\b))"
    rf"\s+(?!{LENGTH}|(?:that|this|which)\b(?!\s\w+[^\Ws]\s(?:had|was)\b)|\d)",
    re.I,
)
SOONER = {"before", "prior to", "by the time", "antes de", "antes de que", "avant de", "avant que", "bevor"}
# Where the clause that it leads ends without a comma: "after switching it we warmed the cache".
SUBJECT = re.compile(
    r"\s(?=(?:we|they|she|he|I|[A-Z][a-z]+(?=\s\w{2,12}ed\b)"
    r"|the (?:team|engineers?|operators?|desk|staff)|engineers|somebody|someone"
    r"|(?:the|our|all)\s\w+(?:\s\w+)?\s(?:was|were))\s)"
)
# What had been done when something else was.
ALREADY = re.compile(
    r"(?P<first>.*?\b(?:had|was|were)\s(?:already|long)\b[^,;]{3,70}?)\swhen\s(?P<then>.+)", re.I | re.S
)
# What came first stands between, and what it let happen behind: "not until it was moved did we restart".
ONLY_THEN = re.compile(
    r"\W{0,3}(?:and\s|but\s)?(?:it\s(?:was|is)\s)?(?:not\suntil|not\sbefore|only\s(?:after|once|when))\s"
    r"(?!(?:that|this|then)\b(?!\s\w+[^\Ws]\s(?:had|was)\b))(?P<first>.{3,90}?)"
    r"\s(?:that|(?:did|was|were|could|had)(?=\s(?:we|they|it|the|an?|our|its|their|all|both)\s))\s(?P<then>.{3,90})",
    re.I | re.S,
)
# Something waits for what is told behind "until".
WAITED = re.compile(
    r"(?P<then>.*?\b(?:wait\w*|held|hold|not|never|put\soff|delay\w*|postpon\w*)\b[^,;]{0,60}?)"
    r"\s(?:until|(?<=\bto\swait\s)for|(?<!\bas\s)before)\s(?!(?:then|now|that|this)\b|\d)(?P<first>.+)",
    re.I | re.S,
)
# "No sooner had the cache been purged than the nodes were restarted".
NO_SOONER = re.compile(
    r"\W{0,3}(?:and\s)?(?:no\ssooner|hardly|scarcely|barely)\s(?:had|was|were)\s(?P<first>.{3,90}?)\s(?:than|when)\s"
    r"(?P<then>.{3,90})",
    re.I | re.S,
)
# Of these a clause says both what came first and what then.
WITHIN = (ONLY_THEN, NO_SOONER, ALREADY, WAITED)
# What came first, told behind what it let happen: "restarted, but not before the cache was purged".
ONLY_AFTER = re.compile(
    r"\W{0,3}(?:and\s|but\s)?(?:not\s(?:before|until)|(?:and\s|but\s)only\s(?:after|once|when))\s"
    r"(?!(?:that|this|then)\b|\d)(?P<first>.{3,90})",
    re.I | re.S,
)
# "When the nodes were restarted, the cache had already been purged".
WHEN = re.compile(r"\W{0,3}when\s", re.I)
LONG_DONE = re.compile(r"\b(?:had|was|were)\s(?:already|long)\b", re.I)
# "The nodes were restarted last, the cache was purged first".
LAST = re.compile(r"\b(?:last|second|afterwards|later|next)\W*$", re.I)
