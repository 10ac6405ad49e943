"""Verbs with the little words that belong to them, and other things that are said in several words. Pure."""

import re
from collections.abc import Sequence
from functools import partial

# What it was done to, between the verb and its little word: "brought the old settings back".
BETWEEN = r"\s((?:(?!\b(?:and|or|then|before|after|once)\b)[^\s,;]{1,20}\s){0,5}?)"
FAR = BETWEEN.replace("{0,5}", "{0,8}")
LINES = (
    r"(?:routes?|lines?|links?|paths?|sites?|regions?|providers?|suppliers?|carriers?|servers?|systems?"
    r"|data cent(?:re|er)s?)"
)
KEPT = (
    r"(?:messages?|mails?|orders?|jobs?|requests?|items?|entries|files?|tasks?|payments?|bookings?|reservations?"
    r"|records?|events?|reports?|letters?|readings?)"
)
AMOUNTS = (
    r"(?:limits?|caps?|quotas?|numbers?|counts?|sizes?|capacity|thresholds?|time-?outs?|pools?|memory|ceilings?"
    r"|allowances?|maximum|temperature|pressure|concurrency)"
)
TOOK = r"(?:took|taken|take|takes|taking|pull|pulled|pulling)"
SECRETS = r"(?:keys?|passwords?|credentials?|tokens?|secrets?|certificates?|certs?|pins?)"
WRITES = r"(?:changes?|writes?|writing|edits?|edit(?:ing)?|updates?|entries)"
MACHINES = (
    r"(?:nodes?|servers?|hosts?|clusters?|pods?|instances?|machines?|regions?|zones?|pools?|boxes|data cent(?:re|er)s?)"
)
SHUT = r"(?:clos|block|lock|shut|stop|suspend|halt|froze|frozen|freez|disabl|paus|forbid|forbad)\w*"
# What is shut, and not a matter that is over: "closed the gates", "closed the ticket".
CLOSED = (
    r"(?=(?:the|our|all|its|both|their|new)\s(?!(?:\w+\s)?(?:incident|ticket|case|issue|matter|call|report|bridge|alert"
    r"|investigation|gap|hole|loophole)s?\b))"
)
WAYS = (
    r"(?:gate|door|valve|barrier|road|lane|line|port|shop|site|airport|station|hall|upload|access|registration|booking|form"
    r"|intake|inlet|counter|desk)s?"
)
PATTERNS = (
    ("sms", r"\btext messages?()\b"),
    (
        "purge voicemail",
        r"\b(?:answer|reply|repli|respond)\w* (?:to )?(?:(?:all|your|their|the|every|of) ){0,3}"
        r"voice ?(?:mail|message)s?()\b",
    ),
    ("voicemail", r"\bvoice messages?()\b"),
    ("restore", rf"\bload(?:ed|ing)?{BETWEEN}(?=(?:\w+ )?(?:backup|snapshot|dump|copy)s?\b)"),
    ("restore", r"\b((?:backups?|snapshots?|dumps?|copy|copies)(?: [\w']+){0,3} )(?:re)?loaded\b"),
    ("install", r"\bload(?:ed|ing)()\b"),
    (
        "deploy",
        rf"\bpush(?:ed|es|ing)?{BETWEEN}(?=(?:firmware|software|release|version|build|app|agent|driver|image)s?\b)",
    ),
    (
        "deploy",
        r"\b((?:firmware|software|release|version|build|app|agent|driver|image)s? (?:was |were |had |has )?)"
        r"(?:went|gone|go|goes|sent|going) out\b",
    ),
    (
        "rollback",
        rf"\breturn(?:ed|ing)?{FAR}to (?=(?:the|its|their|our|an?)? ?(?:\w+ )?(?:versions?|releases?|software"
        r"|firmware|state"
        r"|settings?|configuration|values?|builds?|image|rules?|routes?|providers?)\b)",
    ),
    ("engineer", r"\b(?:on-?call|on call|on-duty|on duty)()\b"),
    (
        "notify statuspage",
        rf"\b(?:post|put|publish|updat)\w*{BETWEEN}(?:on|to|onto|at) (?:the |our )?status[- ]?(?:page|site)\b",
    ),
    (
        "notify statuspage",
        rf"\bpost(?:ed|s|ing)?{BETWEEN}status[- ]?(?:page|site)(?: (?:notice|entry|update|message|banner)s?)?\b",
    ),
    ("notify", r"\b(?:note|notice|word|letter|warning) from()\b"),
    ("stop", rf"\bclos(?:ed?|es|ing)() {CLOSED}"),
    ("stop", rf"\b({WAYS}) (?:(?:is|was|were|had been|been) )?(?:closed|shut)\b"),
    ("stop", r"\bcut(?:s|ting)?() (?:the )?power\b(?: (?:to|of|for))?"),
    ("site", r"\b(?:data[- ]?cent(?:re|er)s?|dc ?\d)()\b"),
    (
        "notify statuspage",
        r"\b(?:notice|banner|message|entry)s?() (?:on|at|to) (?:the |our )?status[- ]?(?:page|site)\b",
    ),
    ("statuspage", r"\bstatus[- ]?(?:page|site|board)s?()\b"),
    (
        "webpage",
        r"\b(?:web|home|landing|log-?in|sign-?in|check-?out|payments?|help|product|news|search|donation|booking|order"
        r"|front|start|error|maintenance|portal)( )pages?\b",
    ),
    ("notify sms", r"\bsen[td] (?:\w+ ){0,3}?sms() (?:to|with)\b"),
    ("notify", rf"\bpost(?:ed|s|ing)?{BETWEEN}(?:notice|banner|message|bulletin|advisory)s?\b"),
    ("notify", rf"\b(?:made|make|making|became|become|was|were){BETWEEN}(?:known|public(?! \w))\b"),
    ("reduce", r"\b(?:under|below|less than) (?=\d|an? |one |two |half )()"),
    ("increase", r"\b(?:exceed\w*|(?:above|over|more than) (?=\d|an? |one |two |half ))()"),
    ("", r"\bsets?() (?:of|to|in|up|out)\b"),
    ("rule", r"\brule sets?()\b"),
    ("enable", rf"\b(?:took|taken|take|taking){BETWEEN}up again\b"),
    ("enable rollback", r"\bre-?(?:activat|instat|instal)\w*()\b"),
    ("failover deploy", r"\bchanged()\b"),
    (
        "notify",
        r"\b(?:wrote|written|write|writing|reached out|got in touch|sen[td] (?:\w+ ){0,3}?(?:sms|mail|e-?mail"
        r"|message|text|notice|letter"
        r"|word|note|news|warning|notification)s?)() (?:to|with)\b",
    ),
    ("notify", rf"\breport(?:ed|s|ing)?{BETWEEN}to (?=the\b|our\b|all\b|every)"),
    ("readonly stop", rf"\bread[- ]only()\b|\b{SHUT}{BETWEEN}(?:for|to|against|all|any)(?: further)? {WRITES}\b"),
    ("readonly stop", rf"\b(?:writes?|writing|edits|editing)() (?:(?:is|are|was|were|had been|have been) )?{SHUT}\b"),
    ("readonly stop", rf"\b{SHUT}() (?:all |any |further )*{WRITES}(?= (?:in|to|on)\b)"),
    ("enable", r"\b(?:let|allow\w*|permit\w*|open(?:ed|s|ing)?|releas\w+)((?:\s[^\s,;]{1,20}){0,5}?)\sagain\b"),
    (
        "enable",
        r"\blift(?:ed|ing)?((?: \w+){0,3}? (?:block|ban|freeze|hold|embargo|restriction|stop|suspension|lockdown)s?)\b",
    ),
    (
        "enable",
        r"\b(?:put|took|taken|brought|place\w*|switch\w*|went|came|come|go)"
        rf"{BETWEEN}(?:back )?(?:in|into) (?:service|use|operation|production|rotation)(?: again)?\b",
    ),
    (
        "unlock",
        r"\b(?:clear|releas|remov|lift|free|broke|break|kill|drop)\w*((?: \w+){0,4}? (?:lock|latch|mutex|lease))s?\b",
    ),
    (
        "unlock",
        r"\b((?:lock|latch|mutex|lease)s?(?: (?:on|of|in|over) (?:\w+ ){1,3}?)?(?: (?:was|were|had been|is))?)"
        r" ?(?:cleared|released|removed|lifted|freed|gone|broken|killed|dropped)\b",
    ),
    ("stop", r"\block(?:ed|ing)()\b"),
    ("failover", r"\b(?:re-?)?rout(?:ed|ing)()\b"),
    ("swap", rf"\b(?:reset\w*|rotat\w*)((?:\s[^\s,;]{{1,20}}){{0,4}}? {SECRETS})\b"),
    ("swap", rf"\b({SECRETS}(?:\s[^\s,;]{{1,20}}){{0,6}}?) reset\b"),
    ("swap", rf"\b(?:new|fresh|replacement)((?: \w+)? {SECRETS})\b"),
    ("distribut", rf"\b(?:hand|gave|give|given|giving|dealt|pass|sent)(?:ed|s|ing)?{BETWEEN}(?:out|round|around)\b"),
    ("isolat failover purge", rf"\bdrain\w*((?: \w+){{0,3}}? {MACHINES})\b"),
    ("isolat purge", r"\bdrain(?:ed|ing|s)?()\b"),
    (
        "isolat stop",
        rf"\b(?:{TOOK}|remov\w+|put|withdr\w+){BETWEEN}(?:out of|off|from) (?:the )?"
        r"(?:service|use|production|circulation|supply|operation|action|traffic|network|net)\b",
    ),
    ("isolat stop", rf"\bcut{BETWEEN}off\b"),
    ("withdrawal", r"\bwithdraw(?:al)?s?()\b"),
    (
        "replay",
        rf"\b(?:sent|send|play|push|deliver|process|submit|run|ran|execut|import|load)\w*{FAR}"
        r"(?:a second time|once more)\b",
    ),
    ("resolve", r"\ball[- ]clear()\b"),
    (
        "restart",
        rf"\b(?:brought|bring|bringing|got|getting){BETWEEN}back (?:up|to life|on its feet)\b"
        rf"|\b(?:start|started|starting|fired?|boot|booted){BETWEEN}(?:again|anew|afresh|from scratch)\b",
    ),
    ("enable", rf"\b(?:brought|bring|bringing|put|putting){BETWEEN}back (?:on-?line|in(?:to)? (?:use|operation))\b"),
    (
        "isolat",
        rf"\b(?:{TOOK}|remov\w+){BETWEEN}(?:out of|off|from) (?:the )?"
        r"(?:rotation|pool|cluster|mix|load balancers?|balancers?|ring|quorum|fleet|farm|mesh)\b",
    ),
    ("stop", rf"\b(?:{TOOK}|cut){BETWEEN}(?:off|from|out of) (?:the )?(?:net|air|web|internet|line|network|service)\b"),
    (
        "stop",
        r"\b(?:c[ao]me|coming|comes|brought|bring|ground|put)((?:\s[^\s,;]{1,20}){0,4}?)"
        r" (?:to an? (?:\w+ )?(?:halt|stop|standstill)|on (?:hold|ice))\b",
    ),
    ("stop", r"\b(?:froze|frozen|freezing|freeze) ((?:all|every|the|these|those|their|our|its|\d[\d,.]*)\s)"),
    ("stop", rf"\b(?:shut|shuts|shutting|kept|keep|keeping|lock\w*){BETWEEN}out\b|\b(?:held|holding) off()\b"),
    (
        "failover",
        rf"\b(?:made|make|making){BETWEEN}(?:the )?(?:leading|primary|main|active)"
        r"(?: (?:one|node|copy|database|server))?\b",
    ),
    (
        "increase",
        rf"\b(?:gave|give|giving){BETWEEN}(?:twice|double|three times|more|extra|additional)"
        r" (?:the |of )?(?:\w+ )?(?:room|space|capacity|memory|time|power)\b",
    ),
    (
        "increase",
        rf"\b(?:doubl|tripl)(?:ed|es|ing)((?: [\w']+){{0,3}}? (?:{AMOUNTS}|queues?|buffers?|room|space|workers?))\b",
    ),
    ("increase", rf"\b(?:put|set|push\w*|bump\w*|turn\w*){BETWEEN}up (?=(?:from|to) (?:about )?\d)"),
    ("increase", rf"\b(?:put|push\w*|bump\w*|turn\w*)((?: \w{{1,20}}){{0,3}} {AMOUNTS}(?: of \w{{1,20}})?) up\b"),
    ("increase", rf"\b(?:put|push\w*|bump\w*|turn\w*) up((?: \w{{1,20}}){{0,3}} {AMOUNTS})\b|\bscal\w+{BETWEEN}up\b"),
    ("reduce", rf"\bcut((?: \w{{1,20}}){{0,3}}? {AMOUNTS})\b"),
    ("reduce", rf"\b({AMOUNTS}(?: \w{{1,20}}){{0,5}}?) (?:was|were|been) cut\b"),
    ("reduce", rf"\b(?:scal\w+|dial\w*|set|bring|brought|turn\w*){BETWEEN}(?:lower\b|down (?=(?:from|to) \d))"),
    ("swap", r"\b(?:fitted|fitting|installed|installing|put in|built in|mounted)((?: \w+){0,2}? (?:new|spare|fresh) )"),
    (
        "park",
        rf"\b(?:put|set|lay|laid|kept|mov\w+){BETWEEN}(?:aside|to one side"
        r"|in(?:to)? (?:a |the )?(?:parking|holding))\b",
    ),
    (
        "replay",
        rf"\b(?:sent|send|sending|play|played|push|pushed|deliver\w*|process\w*|submit\w*|fed|feed){BETWEEN}"
        r"(?:again|anew|afresh|back in)\b",
    ),
    ("purge", rf"\b(?:work|worked|working|clear\w*|clean\w*|swept){BETWEEN}(?:off|through|out|up|away)\b"),
    ("outbox queue", r"\b(?:outbox|outgoing (?:queue|mail|post|messages?)|outbound (?:queue|mail|messages?))()\b"),
    ("queue", rf"\b(?:waiting|pending|outstanding|queued|stuck|held|unsent|parked|undelivered|unprocessed)( {KEPT})\b"),
    ("queue", rf"\bpiles?(?: of (?:waiting )?({KEPT}))?\b"),
    ("main", rf"\b(?:normal|main|usual|regular|ordinary|primary|original|standard)(?: own)?( {LINES})\b"),
    ("standby", rf"\b(?:reserve|back-?up|secondary|standby|spare|alternat\w+|substitute|emergency)( {LINES})\b"),
    (
        "failover",
        r"\b(?:fail|switch|cut|mov|shift|chang|flip|swing|swung|take|took|taken|going|go|went)(?:e|ed|es|s|ing|en)?"
        rf"{BETWEEN}over\b",
    ),
    (
        "rollback",
        r"\b(?:brought|bring|put|took|taken|take|roll|go|gone|went|switch|turn|got|get|mov|chang|set|swap|point)"
        rf"(?:e|ed|s|es|ing)?{BETWEEN}back\b",
    ),
    ("rollback", r"\breturn(?:ed|s|ing)? to ()(?!normal\b|service\b|work\b)"),
    ("restart", rf"\b(?:turn|switch|power)(?:ed|s|es|ing)?{BETWEEN}off and on(?: again)?\b|\bpower[- ]cycl\w+()"),
    (
        "stop",
        rf"\b(?:shut|turn|switch|power|stood|cut|put|{TOOK})(?:ed|s|es|ing|ting)?{BETWEEN}(?:down|off|off-?line)\b",
    ),
    ("enable", rf"\b(?:turn|switch|power|brought|bring)(?:ed|s|es|ing)?{BETWEEN}(?:on|up|on-?line)\b"),
    ("resolve", r"\b(?:c[ao]m(?:e|es|ing)|was|were|is|are|been)\sback()\b"),
    ("expire", r"\b(?:ran|runs?|running)\sout()(?!\sof\b)"),
    ("slow", rf"\b(?:slow|held|hold)(?:ed|s|ing)?{BETWEEN}(?:down|back)\b"),
)
# The first to match takes its words; what its group holds is kept beside the name.
PHRASES: Sequence[tuple[str, re.Pattern[str]]] = tuple((name, re.compile(said, re.I)) for name, said in PATTERNS)


# Whether a text has a word of those at all.
LITTLE = re.compile(
    r"\b(?:over|back|down|off|made|making?|gave|giv\w+|doubl\w+|tripl\w+|offline|on|up|online|out|away|through|again|anew|afresh|aside|side|into|in|from|hold|ice|halt"
    r"|standstill|stop|lower|return\w*|fr[eo]\w?z\w*|fitted|fitting|install\w*|put|built|mounted|piles?|text|outbox"
    r"|out(?:going|bound)|on-?call|status|pages?|known|public|wr[io]t\w*|sen[dt]|sms|reached|got|report\w*|post\w*|read"
    r"|read-only|lock\w*|reset\w*|rotat\w*|latch\w*|mutex\w*|leases?|new|fresh|replacement|round|around|drain\w*|withdraw\w*"
    r"|second|more|less|all|clear\w*|lift\w*|(?:re-?)?rout\w+|cut|changed?|changes|edit\w*|updates?|entries|load\w+|call"
    r"|writes?|writing|exceed\w*|under|below|above|sets?|rules?|re-?inst\w+|re-?activ\w+"
    r"|clos\w+|data|dc ?\d|note|notice|word|letter|warning)\b"
    rf"|\bpower[- ]cycl|\s(?:{KEPT[3:-1]}|{LINES[3:-1]})\b",
    re.I,
)


def named(text: str) -> str:
    """A text with each such phrase as the one word that it means."""
    return put(PHRASES, text) if LITTLE.search(text) else text


def put(phrases: Sequence[tuple[str, re.Pattern[str]]], text: str) -> str:
    """A text with names in place of what their patterns match; what a group of those holds is kept."""
    for name, pattern in phrases:
        text = pattern.sub(partial(_instead, name), text)
    return text


def _instead(name: str, found: re.Match[str]) -> str:
    return " ".join(("", name, *filter(None, found.groups()), ""))
