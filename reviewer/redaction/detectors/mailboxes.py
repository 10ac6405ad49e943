"""Whose a mail address is: a person's, or that of an office, a team or a machine."""

import re

from reviewer.given_names import CLEAR
from reviewer.redaction.lexicon.vocabulary import COMMON
from reviewer.redaction.lexicon.wordlist import any_of, words

# In any part of an address, however it is put together.
ROLES = words(
    """
    abuse devnull auditor auditors viewer operator owner tester demo account accounts accounting admin administrator
    alert alerts all announce announcements api app apps automation board bot bots build careers ceo ci cloud
    compliance contact contracts customer customers cto cso ciso daemon data dba deploy dev developers devops devs
    dmarc dpo engineering enquiries eng everyone example exec execs executive executives facilities feedback finance
    fraud git github gitlab group hello help helpdesk hostmaster hr hg incident incidents info infra infosec
    infrastructure inquiries invoice invoices it jenkins jobs leadership legal list lists mail mailer maintenance
    management marketing media monitoring name netops news newsletter no-reply noc noreply notification
    notifications notify office on-call oncall operations ops order orders pager payments partners payroll platform
    postmaster press privacy product purchasing qa recruiting release releases reply reports reply-to returns robot
    root sales script security service services shop signup soc spam sre staff status statuspage stakeholders
    subscribe success support sysadmin system systems team tech technical test testing tickets trust updates user
    users uucp vendor vendors web webmaster you your someone somebody anyone me email address username firstname
    lastname first last svc usr www ftp postgres mysql redis kafka ubuntu ec2-user centos debian vagrant deployer
    runner terraform ansible prometheus grafana cert certificates domains registrar billing major major-incident
    sev1 sev2 dr bcp crm erp edi sftp backup backups cron donotreply do-not-reply unsubscribe bounce bounces
    """
)
# What offices, trades, groups of people and things are called that have a mailbox: alone, or between hyphens.
OFFICES = words(
    """
    academy accessibility admissions advice aftersales agents ambassadors analytics applicants applications appointments
    architecture archive archives artists assets associates athletes authors awards bakery bank banking benefits
    bids blog bookings booking borrowers box branch branches brand brands bridge brokers brokerage bugs bursar
    buyers buying campaigns campus care carriers cases cashier catering central change changes charity checkin
    claim claims classes cleaners clearing clerk clients clinic clinics club coaches code comms communications
    community companies complaints concierge conference consulting consumers content continuity control controllers
    cooks corporate council couriers course courses creators crew crews crisis curators cyber dean delivery
    deliveries depot deposits design designers desk digital directors dispatch dispatchers disputes distribution
    donations donors doctors drivers driver editor editorial editors education emergency employees energy equipment
    errors escalation escalations estates ethics event events exams exchange experience experts export exports
    farmers families fans field films fleet flights followup food forum forums foundation franchise freight friends
    frontdesk fulfilment fulfillment funds galleries gallery games gaming general gifts governance government
    grants guests guides health home hospitality host hosting hosts hotel hotels hub ideas import imports inbound
    inbox industry innovation insights inspection inspections institute insurance integration integrations intake
    intel international interns investor investors investigations journal kitchen lab labs landlords law lawyers
    learning leasing lending letters liaison library licence licences licensing listings loans logistics loyalty
    maintainers mailroom mailbox manager managers manufacturing market markets medical members membership memberships
    merchandise merchants ministry mobile mobility moderation moderators mortgages museum music network networks
    newsdesk newsroom nurses onboarding online orderdesk outages outbound outreach owners paper parents parking
    partner partnership partnerships parts passengers patients patrons payables payment payouts people pensions
    permits pharmacy phishing photos physio pilot pilots planning players podcast policy policies portal post posts
    premium prescriptions prevention principal pricing printing prizes procurement producers production products
    professionals program programs programme programmes projects project promo promotions properties property
    proposals publications publicity publishers publishing purchase quality queries query questions quotes radio
    rates readers reception receivables records recovery recruitment recycling redress referrals referees refunds
    region regional registrations registration registry regulatory relations relocation rentals repairs reports
    republic requests rescue research reservations reservation residents resilience resources responders response
    restaurant restaurants results retail retailers retention revenue review reviews rewards riders risk risks rota
    safeguarding safety sample samples schedule scheduling scholarships school schools science secretariat secretary
    sellers settlements shareholders shipments shippers shipping showroom signups site sites social societies
    society solutions speakers sponsors sponsorship sport sports standards station stations statements stock stocks
    storage store stores stories strategy streaming students studio studios subcontractors submissions subscribers
    subscriptions supplier suppliers supplies supply surgery survey surveys sustainability talent tax taxes teachers
    telecom telecoms tenants tenders theatre therapy tickets ticketing tips tours tourism tower trade traders trading
    traffic training trainers transfers transition translations transport travel travellers treasury trustees
    tutors uni union unions university upgrades urgent utilities vaccines validation valuation verification video
    visa visits visitors voice volunteers voting vulnerability warehouse warehouses warranty water webinars website
    welcome wellbeing wholesale wifi winners women workplace workshop workshops works writers yard youth
    relay smtp imap bounce outgoing incoming gateway mailmaster mod mods
    sdk cli guest guests gameday gamedays fault faults business cert certs dev-rel devrel docs documentation apis
    webhook webhooks roadmap beta betas earlyaccess usergroup usergroups pupils class desk frontoffice backoffice
    middleoffice helpline line lines crowd circle breach breaches leak leaks ir mim cab changeboard releaseboard warroom
    bugbounty bounty vdp disclosure trustcenter trustcentre threat threats intel drill drills exercise exercises
    gdpr rgpd dsgvo psirt csirt cert secops devsecops finops dataops mlops sysops appsec prodsec
    pmo aml kyc fincrime mlro whistle whistleblower whistleblowing speakup datenschutz kundenservice kontakt presse
    buchhaltung vertrieb einkauf personal bewerbung karriere anfrage anfragen rechnung rechnungen kundendienst
    accueil compta comptabilite ventes achats direction recrutement reclamations contacto ventas soporte facturacion
    atencion prensa reclamaciones info-desk klantenservice boekhouding verkoop inkoop kundeservice asiakaspalvelu
    hilfe service-desk stoerung stoerungen entstoerung leitstelle werkstatt lager versand zentrale empfang verwaltung
    geschaeftsleitung meldestelle support-de sicherheit betrieb technik bestellung bestellungen aide equipe exploitation
    astreinte livraison commandes abonnes securite service-client ayuda equipo guardia operaciones pedidos seguridad
    incidencias averias clientes administracion
    kundtjanst biuro sekretariat reklamacje amministrazione ufficio segreteria assistenza clienti
    """
)
# How such words end, beyond those of the list; no name of a person ends so.
_ENDS = re.compile(rf".{{3,}}(?:{any_of('tion tions sions ments ology ologies ships desk team crew squad service')})")
_SPLIT = re.compile(r"[._-]")
# Kept for documents: nobody has a mailbox there.
_OF_DOCUMENTS = re.compile(r"(?:.+\.)?example\.(?:com|net|org)")
_MACHINES = (
    *("gserviceaccount.com", ".internal", ".local", ".svc", ".png", ".jpg", "noreply.github.com"),
    *(".service", ".socket", ".timer", ".target", ".mount", ".scope", ".slice"),  # what systemd starts several times
)


def is_persons(local: str, domain: str) -> bool:
    """Whether an address, in lower case, is a person's: no part of it names a role, no machine has it, it is no id.

    People put dots between their names, so an office's word counts alone or between hyphens only.
    """
    local = local.partition("+")[0]
    parts = _SPLIT.split(local)
    if local in ROLES or (len(parts) > 1 and not ROLES.isdisjoint(parts)) or parts[0] in ROLES:
        return False
    if "." not in local and any(_is_office(part) for part in parts):
        return False
    is_id = len(local) > 18 and len(re.findall(r"\d", local)) > 4
    return not is_id and not _OF_DOCUMENTS.fullmatch(domain) and not domain.endswith(_MACHINES)


def _is_office(word: str) -> bool:
    word = word.rstrip("0123456789")
    if word in CLEAR:
        return False
    return word in OFFICES or _ENDS.fullmatch(word) is not None or _is_of_two(word)


def _is_of_two(word: str) -> bool:
    """Gameday, pricelist, nightdesk: two words of the trade in one."""
    return any(word[:at] in _TRADE and word[at:] in _TRADE for at in range(3, len(word) - 2))


_TRADE = frozenset(word for word in ROLES | OFFICES | COMMON if len(word) > 2 and word.isalpha()) - CLEAR
