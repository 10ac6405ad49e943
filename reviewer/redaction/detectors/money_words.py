"""The words of money lost or owed and of the law, by the concepts that the rules of `financial_legal` put together."""

# What tells a matter of money or law by itself.
_MATTER = """
    {sla,service,service-level,goodwill,downtime,outage,billing,uptime} credit{,s} | credit note{,s} | goodwill
    {payment,payments,gesture,voucher,vouchers,refund,refunds} | gesture of goodwill | ex gratia | liabilit{y,ies} |
    liable | indemnif{y,ied,ication} | indemnit{y,ies} | hold harmless | regulators | {supervisory,regulatory,data
    protection,financial,banking,competition,privacy,tax} {authority,authorities,regulator,commissioner,watchdog} |
    information commissioner | regulatory {fine,fines,filing,filings,notification,notifications,notice,action
    ,investigation,inquiry,exposure,risk,report,reporting,penalty,penalties,duty,obligation,obligations,body,breach
    ,consequences} | ombudsman | attorney general | public prosecutor | law enforcement | bafin | cnil | finma | {the
    ,to} {ico,fca,ftc,dpc,sec,ecb,pra,occ} | 8-k | sec {filing,disclosure,inquiry} | {outside,external,legal,general
    ,opposing,in-house,our,their} counsel | counsel {has,have,says,said,advises,advised,believes,thinks,recommends
    ,wants,asked,sees,confirmed,is,will,must,expects,drafted,reviewed,was,for,to} | lawyer{,s} | attorney{,s} | law
    firm{,s} | solicitor{,s} | litigation | litigate | lawsuit{,s} | law suit | sue | sued | suing | class action |
    subpoena{,s,ed} | legal {action,claim,claims,hold,exposure,risk,risks,proceedings,threat,threats,consequences
    ,dispute,letter,privilege,advice,opinion,liability,obligation,obligations,duty,duties,demand,steps,notice
    ,department,assessment,position,fees,costs,matter,recourse} | attorney-client | privileged and confidential |
    privileged communication{,s} | without prejudice | {subject to,under} {legal,} privilege | arbitration
    {proceedings,clause,hearing,claim,panel} | {out of court,confidential} settlement | settlement {offer,agreement
    ,talks,negotiation,negotiations,amount,sum,proposal,discussions} | damages | {breach,breaches,breached} of {,the
    ,our,their,a,this,your} {contract,contracts,sla,slas,agreement,agreements,msa,dpa,obligation,obligations
    ,confidentiality,warranty,duty,covenant,nda,uptime commitment,commitment,service level} | in breach | material
    breach | {sla,contract,contractual,service-level,agreement,covenant} {breach,breaches,violation,violations,penalty
    ,penalties,claim,claims,exposure,payout,payouts,credits,damages} | contractual {obligation,obligations,liability
    ,remedy,remedies,deadline,fine,right,rights,duty} | penalty {clause,clauses,payment,payments,fee,fees} |
    termination {clause,right,rights,notice} | right to {terminate,cancel} | notice of {default,breach,termination
    ,intent} | cure period | force majeure | chargeback{,s} | write-off{,s} | written off | clawback{,s} | bad debt |
    lost {revenue,revenues,sales,income,turnover,bookings,profit,business,earnings} | loss{,es} of {revenue,income
    ,business,sales,profit,earnings,turnover} | revenue {loss,losses,lost,impact,hit,at risk,shortfall,leakage,effect
    ,exposure} | {financial,monetary,commercial} {loss,losses,damage,exposure,penalty,penalties,hit,harm,compensation
    ,consequences,claim,claims} | arr at risk | contract at risk | churn risk | risk of churn | insurance claim{,s} |
    cyber insur{ance,er} | our insurer{,s} | the insurer{,s} | underwriter{,s} | reportable {incident,breach,event
    ,under} | notifiable | duty to {notify,report} | obligation to {notify,report} | {gdpr,hipaa,dora,nis2,article 33
    ,pci dss,pci,psd2} {notification,notifications,notice,report,reporting,filing,fine,fines,violation,violations
    ,deadline,duty,breach,exposure,obligation,obligations} | under {the,} {gdpr,hipaa,dora,nis2,psd2} |
    {72,24,48}-hour{,s} {notification,deadline,window,limit,notice} | profit warning | share price | material {event
    ,weakness} | earnings {guidance,warning} | admission of {fault,guilt,liability} | admit {fault,guilt,liability} |
    court {order,case,hearing,date,ruling,proceedings} | in court | injunction | fines | compensat{ion,ed} |
    reimburs{e,ed,ement,ements,ing} | punitive | liquidated | statutory | legal liability | {cost,costs} of the
    {outage,incident,downtime,interruption,breach} | accept no liability | small claims | money back | demand letter |
    cease and desist | penalt{y,ies} under | contract penalt{y,ies} | consent order | audit right{,s} | {month,months
    ,week,weeks} free | free month{s,} | price reduction{s,} | late fee{s,} | penal interest | commercial {settlement
    ,concession,concessions} | criminal complaint | disclosed to {investors,the market,shareholders} | considering
    {leaving,termination,cancellation,a switch,switching,alternatives} | agreed penalt{y,ies}
"""
_SUM_NOUN = """
    credit{,s,ed} | refund{,s,ed,ing} | owe{,s,d} | owing | lose{,s} | losing | lost | loss{,es} | cost{,s,ing} |
    {direct,indirect,total,estimated,overall} {cost,costs,damage,impact} | impact | exposure | revenue{,s} | sales |
    income | turnover | gmv | arr | mrr | profit | margin | bookings | penalt{y,ies} | fine{,d} | settle{ment,d,} |
    claim{,s,ed} | overcharg{e,ed,es} | double-charg{ed,es} | charged {twice,in error,wrongly,too much,too little} |
    overpaid | overpayment{,s} | underbilled | unbilled | uncollected | goodwill | forfeit{,ed} | shortfall |
    discount{,s} | waiv{e,ed,er} | at risk | worth | outstanding | unpaid | payable | recovered | provision{,s} | set
    aside | accru{ed,al} | reserve{,d} for | deducted | capped at | cap | invoice{,s,d} | withh{eld,old,olding} | paid
    {out,in error,twice,wrongly} | payout{,s} | paid | stolen | fraud{,ulent} | declined | abandoned | failed
    {payments,orders,transactions,charges} | missed | rebate{,s} | voucher{,s} | below {forecast,the forecast,plan} |
    in {orders,payments,transactions,sales} | duplicate {charges,payments,payouts} | deal | renewal | contract |
    value{,d} | gets | bill | overspen{d,t} | extra | additional | wasted | overrun
"""
_PARTY = (
    "regulator | legal {team,department} | auditor{,s} | insurer | supervisor | authorit{y,ies} | the board of appeal"
)
_NOTIFY = """
    notif{y,ied,ies,ying,ication} | inform{ed,s,ing,} | report{ed,ing,s,} | filed | filing | asked | asks | opened |
    opens | inquiry | investigat{es,ed,ing,ion} | wants | expects | requires | demand{s,ed} | request{s,ed} | deadline
    | involved | engaged | told | contacted | require{s,d}
"""
_LEGAL = "legal"
_COUNSELS = """
    advis{es,ed} | advice | recommend{s,ed} | warn{s,ed} | believes | thinks | is {assessing,preparing,drafting
    ,reviewing,looking into,of the opinion} | has {asked,advised,been informed,been engaged,confirmed,warned} | wants
    | asked | asks | insists | sees | says | will {draft,answer,respond,contact}
"""
_SLA = "sla{,s} | service level agreement | uptime {commitment,guarantee,promise} | service level{,s}"
_BROKEN = """
    breach{,ed,es,ing} | miss{ed,es} | violat{ed,es,ion,ions} | penalt{y,ies} | below the | not {met,kept,reached} |
    credit{,s} | fell short | owed
"""
_CONTRACT = (
    "contract{,s} | agreement{,s} | msa | framework agreement | account{,s} | renewal{,s} | deal{,s} | subscription{,s}"
)
_ENDS = """
    terminat{e,ed,es,ing,ion} | penalt{y,ies} | at risk | in {danger,doubt,jeopardy} | obliges | breach{,es,ed} |
    non-renewal | not renew | withdraw | withdrawn | renegotiat{e,ed,ion} | void | cancel for cause | entitles |
    clause
"""
_OWED = """
    {a,full,partial,the,} refund{,s} {of,for the fees,of the,for the month,for march} | service credit{,s} |
    credit{,s} {of,for the,under,on your} | compensation | a {refund,credit,discount,price reduction,rebate} |
    discount | reimbursement | penalt{y,ies} | damages | money back | termination | credits
"""
_DEMANDS = """
    {asks,asked,asking,wants,demands,demanded,requests,requested,claims,claimed,seeks,expects,sought,insists,entitled
    ,due,owed,owe,negotiating} | {has,have} asked | {have,has} claimed
"""
_LEAVES = """
    threaten{s,ed,ing} to | intend{s,} to | plans to | {is,are} considering | decided to | will | wants to | has
    announced | reserve{s,d} the right to | {may,might,could}
"""
_LEAVING = """
    terminate {,the,their,our} {contract,agreement,msa,subscription} | cancel {the,their,} {contract,agreement} |
    leave us | sue | claim damages | withhold payment | not renew | non-renewal | churn | take legal action | go to
    court | move to a competitor | terminate | leave for | switch to a
"""
_WITHHOLDS = "withh{eld,old,olds,olding} {,the,their,all} {payment,payments,invoice,fees}"
_FINE = "fine {of,could,may,might,for,is,was,would,up to} | {a,the,any,possible,potential,heavy} fine | fined"
# Phrases that hold such words and are harmless.
_NOTHING = """
    settlement {file,files,batch,batches,job,jobs,run,runs,service,report,reports,window,cycle,worker,queue,process
    ,engine,api,system,time,instructions} | credit {card,cards,to the,goes to,for the improvement,check,checks,score
    ,limit,transfer,transfers,memo service} | api contract{,s} | contract test{,s,ing} | data contract{,s} | smart
    contract{,s} | schema contract | jwt claim{,s} | token claim{,s} | {volume,persistent volume} claim{,s} |
    claim{,s} {in the token,check,service,handler,api,portal} | revenue {dashboard,report,reports,service,figures
    ,chart,team,recognition service} | sales {report,reports,dashboard,team,force,figures,funnel,page} | refund{,s}
    {service,job,queue,endpoint,api,page,worker,button,flow} | invoice{,s} {service,job,queue,endpoint,api,page,worker
    ,run} | legal {holiday,holidays,name,entity,entities,notice page,page,hold flag,disclaimer} | voltage regulator |
    {pressure,rate,power,speed,current} regulator | liability of the {library,software} | terms of {service,use} |
    terms and conditions | list price | price list | cost {center,centre,explorer,report,reports,of the query,model
    ,allocation,saving,savings} | account{,s} {are,settings,page} | sla {timer,target,targets,dashboard,report,for
    tickets,clock} | insurance {quote,quotes,company customer} | privileged {container,mode,pod,user,port,access} |
    impact {analysis,assessment} | loss of {packets,data,quorum,connectivity,power,connection} | data loss | packet
    loss | exposure of the metric | lost {time,messages,packets,updates,events,minutes,data,connection,connections
    ,quorum} | fine {grained,tuning,tuned} | is fine | counsel patience | we counsel | claim check | financial
    {services,times,team,year,quarter,institution} | damage{s,d} {to the index,the index} | deal with | dealt with |
    statutory holiday | in value | value of the
"""

_ESTIMATES = "estimate{s,d,} | expect{s,ed,} | calculated | puts it | put it | comes to | amounts to"
_NOT = """
    no | not | never | nor | neither | without | none | nothing | zero | {is,was,are,were,has,have,do,does,did}n't
"""

_GIVES_BACK = "refund{,s,ed,ing} | credit{,ed,ing} | waive{d,s,} | reimburse{d,s,} | give back | gave back"
_FEES = "fee{,s} | subscription{,s} | {a,one,half a,a full,the} month"

CONCEPTS = {
    "gives-back": _GIVES_BACK,
    "fees": _FEES,
    "matter": _MATTER,
    "noun": _SUM_NOUN,
    "estimates": _ESTIMATES,
    "party": _PARTY,
    "notify": _NOTIFY,
    "legal": _LEGAL,
    "counsels": _COUNSELS,
    "sla": _SLA,
    "broken": _BROKEN,
    "contract": _CONTRACT,
    "ends": _ENDS,
    "demands": _DEMANDS,
    "owed": _OWED,
    "leaves": _LEAVES,
    "leaving": _LEAVING,
    "withholds": _WITHHOLDS,
    "fine": _FINE,
    "not": _NOT,
    "nothing": _NOTHING,
}
