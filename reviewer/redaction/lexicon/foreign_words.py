"""Words that begin sentences and letters in German, French and Spanish, and name nobody: in lower case, no accents."""

from typing import Final

from .wordlist import words

_GERMAN = words(
    """
    der die das dem den des ein eine einen einem einer eines und oder aber auch auf aus bei bis durch fur gegen im ins
    mit nach nicht noch nur ob ohne seit sich sie er es wir ihr ihre ihren ihrem ihrer unser unsere unseren unserem
    unserer euer als uber unter vom von vor wann warum was weil wenn wer wie wird wurde wurden zu zum zur zwei drei vier
    funf sechs sieben acht neun zehn heute gestern morgen danach dann dort hier jetzt jeder jede jedes alle alles kein
    keine keiner dieser diese dieses diesen sehr geehrte geehrter geehrtes liebe lieber liebes hallo guten bitte vielen
    danke dank gruss grusse grussen freundlichen freundliche beste besten herzliche nachste nachster nachstes erste
    erster letzte letzter damen herren herr frau moin servus einige mehrere beide beiden bisher zuerst zunachst
    anschliessend ausserdem deshalb daher trotzdem sobald nachdem bevor wahrend falls damit dazu dabei dafur davon
    sicherheit ursache folgen ton ablage abhilfe ablauf auswirkung auswirkungen zusammenfassung kurzfassung ergebnis
    zustandigkeit zustandigkeiten finanzielles kosten entschadigung massnahmen zeitverlauf hintergrund ausblick absender
    empfanger betreff anlage wer architekt direktor professor kollege kollegin vorstand techniker
    kunde kunden kundin grosskunde neukunde mandant mandantin tabelle tabellen datenbank warteschlange niemand jemand
    nichts etwas
    vielleicht leider eben gerade bisschen
    montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar marz mai juni juli oktober dezember
    """
)
_FRENCH = words(
    """
    le la les un une des du de et ou mais dans en sur sous par pour avec sans chez vers depuis apres avant pendant nous
    vous ils elles il elle on ce cette ces cet qui que quoi quand comment pourquoi notre votre nos vos leur leurs
    bonjour bonsoir merci cordialement madame monsieur mesdames messieurs aucun aucune chaque quelques plusieurs tous
    je tu moi dois peut doit faut synthese cause causes consequence consequences resume chronologie mesures suivi
    remarque securite responsable contexte compensation
    toutes tout toute deux trois quatre cinq six sept huit neuf dix ainsi enfin puis ensuite alors donc car si selon
    voici voila cher chere chers veuillez lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars
    personne rien demain hier aujourd'hui quelqu'un maintenant bientot toujours jamais
    avril juin juillet aout septembre octobre novembre decembre
    """
)
_SPANISH = words(
    """
    el los las unos unas una y o pero en con por para sin sobre tras desde hasta durante nosotros usted ustedes ellos
    ellas este esta estos estas ese esa esos esas quien cuando como cuanto donde nuestro nuestra nuestros nuestras su
    sus hola gracias saludos estimado estimada estimados senor senora senores hemos han ha se no ya aun todavia todos
    todas todo cada algunos algunas ningun ninguna dos cuatro cinco seis siete ocho nueve diez luego despues antes
    escriba escribanos consulte rogamos lamentamos
    resumen causa causas consecuencias seguridad cronologia medidas compensacion contacto nota atentamente
    manana nadie alguien nada algo ayer anoche buenas buenos avisa avisan llama llaman pregunta preguntan falta faltan
    queda quedan hay fue fueron estaba estaban sigue siguen vuelve borre apague reinicie
    entonces ademas asi segun mientras aunque porque lunes martes miercoles jueves viernes sabado domingo enero febrero
    marzo abril junio julio agosto septiembre octubre noviembre diciembre
    """
)
FOREIGN: Final = _GERMAN | _FRENCH | _SPANISH
