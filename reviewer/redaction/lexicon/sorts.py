"""Sorts of words that stand around names, so that a word which was seen rarely is judged as its like are."""

from collections.abc import Mapping

from .wordlist import words

_LISTS = {
    "@role": """
        engineer engineers colleague manager director commander scribe developer dba intern lead scientist analyst
        architect administrator sysadmin operator technician consultant contractor officer president founder partner
        secretary assistant coordinator specialist supervisor nurse doctor professor captain counsel lawyer auditor
        accountant controller treasurer planner buyer clerk apprentice teammate coworker boss chef deputy successor
        ceo cto cfo coo ciso cio cpo vp svp evp sre ic em pm po tpm csm dri dpo teamlead owner author reviewer
        approver responder assignee secondary primary on-call oncall
        compañero compañera colega técnico técnica jefe jefa directora gestor gestora encargado encargada abogado
        abogada responsable kollege kollegin kollegen leiter leiterin techniker technikerin geschäftsführer
        geschäftsführerin ansprechpartner ansprechpartnerin collègue technicien technicienne directeur directrice
        gestionnaire ingénieur ingénieure avocat avocate
    """,
    "@greeting": "dear hi hello hey thanks thank thx cheers kudos props shoutout morning welcome sorry",
    "@title": "mr mrs ms mx dr prof herr frau sir madam mme mlle monsieur madame señor señora señorita sra srta doña",
    "@reach": """
        paged pinged called phoned texted woke asked told tell ask ping page emailed messaged notified informed cc
        contact contacted rang ring briefed reached thanked met joined invited reminded blamed praised relieved
    """,
    "@does": """
        acknowledged acked acks noticed suggested suggests proposed proposes volunteered wrote writes said says asks
        thinks thought guessed guesses deployed deploys merged merges reverted reverts restarted restarts investigated
        investigates declared pushed pushes ran runs checked checks spotted realised realized drained promoted disabled
        enabled took takes handed handles led leads fixed fixes owns logged looked looks confirmed confirms applied
        patched reviewed reviews approved approves replied replies answered answers mentioned explained explains
        remembered forgot forgets decided decides updated posted stayed coordinated coordinates tried went came left
        helped helps knows knew saw sees found finds keeps kept wants wanted believes argues argued insists
        admitted admits apologised apologized joked laughed swore promised offered agreed disagreed pointed typed
        tells told speaks spoke drove flew slept woke sits sat stands waits waited covers covered drafts drafted
        signs signed rolled paired dug traced bisected
    """,
    "@client": """
        customer customers client clients tenant tenants merchant merchants subscriber subscribers account accounts
        shopper buyer retailer retailers hospital hospitals clinic clinics school schools shop shops bank banks
        insurer insurers carrier carriers airline airlines hotel hotels user organisation organisations practice
        practices franchise chain chains logo logos partner partners wholesaler wholesalers operator retailer
        kunde kunden kundin großkunde großkunden neukunde mandant mandantin händler reiseveranstalter cliente clienta
        clientes mayorista cadena voyagiste enseigne
    """,
    "@deal": """
        contract contracts renewal renewals invoice invoices tenant tenants account accounts workspace workspaces
        subscription integration integrations import imports export exports order orders shipment shipments data
        dashboards feed catalogue pilot migration onboarding rollout environment traffic users staff stores branches
        warehouses clinics wards students drivers escalation escalations ticket tickets complaint complaints refund
        credit call calls sla msa
    """,
    "@suffers": """
        reported reports complained complains lost could couldn't cannot can't experienced saw sees hit suffered
        churned cancelled canceled threatened threatens demanded demands escalated escalates renews renewed pays paid
        expects wants asked asks missed received sent resent noticed
    """,
    "@vendor": """
        vendor vendors provider providers supplier suppliers registrar library tool tools product products
        subprocessor subprocessors auditor auditors hosted powered via using uses use library plugin version upgrade
        upgraded api sdk console dashboard
    """,
    "@team": """
        team teams squad squads guild desk rotation tribe chapter department office group crew
    """,
    "@thing": """
        service services cluster clusters server servers database queue job jobs pod pods release sprint project
        programme program branch module alert alerts error errors exception page button tab screen menu feature
        features endpoint config table topic region zone room building meeting board index cache gateway worker
        protocol standard policy act directive regulation report dashboard runbook test tests class method
    """,
    "@day": """
        monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january february march
        april may june july august september october november december jan feb mar apr jun jul aug sep oct nov dec
        today tomorrow yesterday tonight
    """,
    "@prep": "for from at of with by to on in via through about between behind without",
    "@article": "the a an our their your its this that these those some any no every each",
    "@be": "is are was were has have had will would can could should must may might does did do",
    "@and": "and or & plus",
    "@such": "including include includes such like namely notably especially particularly among",
    "@adverb": "then also later already just quickly again immediately manually finally first still now never",
}


def _by_word() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for sort, told in _LISTS.items():
        for word in told.split():
            found[word] = (*found.get(word, ()), sort)
    return found


# Without accents, as names are weighed.
TITLES = words(
    "mr mrs ms mx dr prof herr frau sir lady lord baroness madam mme mlle monsieur madame senor senora senorita sra"
    " srta dona"
)
SORTS = _by_word()
