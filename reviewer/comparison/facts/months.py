"""The names of months, of weekdays and of spelt days, in the languages that reports are written in. Pure."""

ENGLISH = [
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november"),
    "december",
]
# By month, what other languages call it; a name that is an English one too stands there already.
FOREIGN = """
    januar jänner janvier enero gennaio janeiro januari, februar février fevrier febrero febbraio fevereiro februari,
    märz maerz mars marzo março maart, avril abril aprile, mai mayo maggio maio mei, juni juin junio giugno junho,
    juli juillet julio luglio julho, août aout agosto augustus, septembre septiembre setiembre settembre setembro,
    oktober octobre octubre ottobre outubro, novembre noviembre novembro, dezember décembre decembre diciembre dicembre
    dezembro
"""
FOREIGN_NUMBERS = {name: i for i, row in enumerate(FOREIGN.split(","), 1) for name in row.split()}
# The days of the week; the first is what all of a row are called here.
FOREIGN_DAYS = """
    monday montag lundi lunes, tuesday dienstag mardi martes, wednesday mittwoch mercredi miércoles,
    thursday donnerstag jeudi jueves, friday freitag vendredi viernes, saturday samstag sonnabend samedi sábado,
    sunday sonntag dimanche domingo
"""
WEEKDAYS = {name: row.split()[0] for row in FOREIGN_DAYS.split(",") for name in row.split()}

ORDINALS = [
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"),
    *("twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"),
    *("twentieth", *(f"twenty-{unit}" for unit in ("first", "second", "third", "fourth", "fifth", "sixth"))),
    *("twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
]
SPELT_DAYS = {name: i for i, name in enumerate(ORDINALS, 1)}
