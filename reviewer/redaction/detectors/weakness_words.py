"""The words that tell weaknesses, by the concepts that the rules of `vulnerability` put together."""

from reviewer.redaction.detectors import control_words

# What tells a weakness, an attack or its tools by itself.
_FLAW = """
    {sql,nosql,command,code,template,ldap,header,log,prompt,formula,script,shell,xml,html,os,crlf,csv} injection{,s} |
    xss | cross-site scripting | cross-site request forgery | csrf {hole,flaw,bug,vulnerability,attack} | ssrf |
    server-side request forgery | remote code execution | rce | arbitrary {code,file,files,command,commands,sql
    ,queries,rows,origins} | {path,directory} traversal | privilege escalation | escalat{e,es,ed,ing} {,their,his,its
    ,the} privileges | {insecure,unsafe} deseriali{s,z}ation | idor | insecure direct object reference{,s} | open
    redirect | {buffer,heap} overflow | use-after-free | zero-day | 0-day | backdoor{,s,ed} | back door | log4shell |
    heartbleed | spring4shell | session {fixation,hijacking} | replay attack{,s} | prototype pollution | request
    smuggling | clickjacking | xxe | cache poisoning | dns rebinding | subdomain takeover | {sandbox,container} escape
    | man-in-the-middle | account takeover | credential stuffing | brute-force{d,able} | brute-forc{e,ing} {attack
    ,attacks,attempt,attempts,login,logins,of,the,guessing} | to brute-force | web shell | webshell |
    crypto{miner,miners,jacking} | crypto miner{,s} | malware | ransomware | lateral movement |
    exfiltrat{e,ed,es,ing,ion} | phish{ed,ing mail,ing page,ing attack} | vulnerable | exploitable | exploited |
    exploits {a,the,this} | unpatched | unauthenticated | unsaniti{s,z}ed | unescaped | hijack{ed,able} | proof of
    concept {code,exploit,for} | {working,public,} exploit code | {a,working,public,known} exploit {for,exists,was,is
    ,has,has been} | in the wild | actively exploited | guessable | brute forceable | imdsv1 | {publicly,world
    ,anonymously,internet} {readable,accessible,exposed,reachable,writable,writeable,listable,visible,routable,open
    ,facing admin} | wide open | 0.0.0.0/0 | unauthori{s,z}ed {access,person,persons,people,party,parties,third party
    ,user,users,login,logins,individual} | security breach{,es} | {security,authentication,authorisation,authorization
    ,auth,login,mfa,2fa,permission,access control,signature,rate limit,captcha,sso} bypass{,es} | none algorithm |
    token{,s} forgery | supply-chain {attack,compromise} | typosquatting | malicious {package,code,file,files,request
    ,requests,actor,user,users,payload,input,upload} | {crafted,forged,spoofed,tampered} {request,requests,file,files
    ,header,headers,payload,packet,link,token,cookie,input,message,url} | specially crafted | suspicious {login,logins
    ,sign ins,access,activity on} | intrusion | break-in | broke into | foothold | port scan{,s} | dark web | stolen
    {laptop,phone,session,sessions,cookie,key,keys,credentials,token,tokens,password,passwords,data} | plain-text
    {password,passwords,credential,credentials,token,tokens,secret,secrets} | cleartext {password,passwords
    ,credentials} | default {password,passwords,credential,credentials,login,admin password} | hard-coded {,admin,root
    ,api,aws,database,service} {password,passwords,credential,credentials,key,keys,token,tokens,secret,secrets} |
    unrotated | run{s,ning} as root | privileged container{,s} | security hole{,s} | indexed by {google,search engines
    ,bing,crawlers} | search engine{,s} {had,have,has,} {indexed,listed,cached,crawled} | r{a,u}n{,s,ning} {with,as}
    {admin,administrator,root,elevated} {privileges,rights,permissions} | work{,s,ed} for any{one,body} | {sign,log
    ,logged,signed} in as {any,another,other,someone else,a different} | execut{e,es,ed} {formulas,macros,scripts
    ,commands,shell commands,attacker} | run{s,} {macros,formulas,scripts} {in,from} | {exploit,proof of concept} {is
    ,are} {circulating,public,available,known} | can {easily,still,also,} be {abused,exploited,bypassed,forged,spoofed
    ,guessed,tampered,circumvented,hijacked,brute forced} | could {have been,be} {abused,exploited,bypassed,forged
    ,spoofed,guessed,tampered,circumvented,hijacked,brute forced} | shar{e,es,ed,ing} {one,the same,a single} {admin
    ,root,service,} {account,password,login,key} | accounts are never locked | publicly {available,} exploit{able,s} |
    smbv1 | telnet | {tls,ssl} {1.0,1.1,2.0,3.0,v2,v3} | sslv{2,3} | {not,never} encrypted | {is,are,was,were}n't
    encrypted | cross-tenant {access,leak,exposure,read,data} | impersonat{e,ed,ing} | log in as {another,any,other} |
    logged in as {another,any,other,someone else} | {face,faces,facing,faced} the {,public,open} internet |
    internet-facing | {never,not,n't,not yet,never been,not been,not yet been} {rotated,revoked} | no {expiry
    ,expiration} | {has,have,had} never {been,} rotated | {wasn't,weren't,isn't,hasn't been,haven't been} {rotated
    ,revoked} | the password it was {delivered,shipped} with | {known,old,same} password {everywhere,on all} | used on
    all {hosts,servers,machines,routers,devices} | {tester,testers,pentester,pentesters,red team} {could,can,was able
    ,were able,managed,got} | access to {everything,all of it}
"""
_HOLE = """
    vulnerabilit{y,ies} | weakness{,es} | loophole{,s} | security {flaw,gap,bug,defect,weakness}{,s,es} | {flaw,hole
    ,bypass,exploit}
"""
_IS = """
    {is,are,was,were,has,have,had,remain,remains,exists,existed,affects,affected,affecting,found,introduced,in,that
    ,which,reported,discovered,still,stays,concerns,lies,known}
"""
_SEVERE = """
    {critical,severe,serious,known,open,unfixed,unpatched,exploitable,dangerous,unresolved,high-severity,high-risk
    ,new}
"""
_ATTACKER = "attacker{,s} | intruder{,s} | adversar{y,ies} | hacker{,s} | threat actor{,s} | cyber-criminal{,s}"
_STRANGER = """
    any{one,body} | every{one,body} | outsider{,s} | stranger{,s} | third part{y,ies} | crawler{,s} | search
    engine{,s} | guest{,s} | {any,every} {user,customer,tenant,developer,engineer,caller,visitor,client,employee
    ,account,member,process,pod,host,partner,colleague,authenticated user,logged in user,signed in user,registered
    user,internal user} | {other,another} {tenant,tenants,customer,customers,user,users,client,clients,account
    ,accounts} | one {tenant,customer,user} | {an,} anonymous {user,users,visitor,visitors,caller,callers,client} |
    {former,ex} {employee,employees,colleague,contractor,contractors,partner,partners,staff} | whoever | people
    outside | some{one,body} {else,outside,without} | the {whole,} {internet,world} | {a,} {normal,regular,low
    privileged,read only,standard} {user,users,account} | the public | tester{,s} | pentester{,s} | visitor{,s} | a
    caller | a customer | a user | callers | some{one,body} | people {who,with,from} | persons {who,without} | {one
    ,each,every,a} tenant | partners
"""
_BY_STRANGER = """
    {by,for,to} any{one,body} | by every{one,body} | {by,from} {the outside,outside,outsiders,strangers,third parties}
    | from {the,} {public,open,whole,} internet | from anywhere | by {unauthori{s,z}ed,unauthenticated,anonymous}
    {users,callers,persons,people,clients,visitors,parties} | without {,a,any,valid} {password,login,logging in
    ,signing in,authentication,authorisation,authorization,credentials,token,account,permission,being signed in,being
    logged in} | by {other,another} {customer,customers,tenant,tenants,user,users} | with any {account,password,token
    ,key,login,user,signature} | by {guessing,changing,editing,counting up,altering,manipulating} | with {only,just
    ,nothing but} {the,an,a} {link,url,id,address,number} | by knowing
"""
_ABLE = """
    can | could | may | might | able to | {was,were,is,are} allowed to | managed to | been able | is all it takes
"""
_LETS = "grant{s,ed,} | allow{s,ed,ing,} | let{s,,ting} | enabl{es,ed,ing} | permit{s,ted,ting} | give{s,n,} | gave"
_REACH = """
    read{,s,ing,able} | see{n,s,ing,} | saw | view{,ed,s,ing} | access{,ed,ing} | download{,ed,ing,s} | list{,ed} |
    change{,d} | modif{y,ied} | edit{,ed} | delet{e,ed} | overwrit{e,ten} | take over | impersonat{e,ed} | log in |
    sign in | sign in as | steal | stolen | guess{,ed} | inject{,ed} | execute{,d} | run | upload{,ed} | bypass{,ed} |
    skip | forg{e,ed} | enumerat{e,ed} | open{,ed} | quer{y,ied} | dump{,ed} | obtain{,ed} | get | retriev{e,ed} |
    fetch{,ed} | call{,ed} | create | register | decrypt{,ed} | sniff{,ed} | intercept{,ed} | abus{e,ed} | cop{y,ied}
    | extract{,ed} | crash | approve | look at | become | switch off | tamper | reach{,ed} | export{,ed} |
    harvest{,ed} | scrap{e,ed} | search{,ed} | browse{,d} | used | called | listen
"""
# Whose things somebody gets to see, and what things.
_WHOSE = """
    {other,another,foreign,different} {customer,tenant,user,client,merchant,patient,person}{'s,s,s',} | {other
    ,another} {company,account,organisation,organization,people}{'s,} | {other,another,different} {companies,accounts
    ,organisations,organizations} | {someone,somebody,anyone,each} {else's,other's} | strangers | of others | of
    another
"""
_THINGS = """
    data | invoice{,s} | order{,s} | record{,s} | document{,s} | report{,s} | file{,s} | page{,s} | basket{,s} |
    cart{,s} | profile{,s} | details | address{,es} | message{,s} | session{,s} | name{,s} | history | shipment{,s} |
    statement{,s} | balance{,s} | ticket{,s} | upload{,s} | object{,s} | row{,s} | export{,s} | booking{,s} |
    payment{,s} | email{,s} | account{,s} | mailbox{,es} | information | settings | photo{,s} | content{,s}
"""
_WRONG_ONE = """
    {to,} the wrong {customer,customers,tenant,user,users,recipient,recipients,person,people,account,accounts,address
    ,addresses,party,client} | wrong {customers,recipients,recipient} | {to,} unrelated {customers,users,tenants} | to
    {other,another} {customer,customers,tenant,tenants,user,users,company,merchant}
"""
_OPEN = """
    expos{e,es,ed,ing,ure} | reachable | accessible | readable | writ{,e}able | listening | leak{,s,ed,ing} |
    disclos{e,es,ed,ing} | unprotected | reveal{s,ed,ing,} | routable | downloadable | listable | retrievable |
    unsecured | unencrypted | discoverable
"""
_SHOWN = """
    open | opened | visible | published | indexed | listed | available | public | shown | displayed | returned |
    served | sent | mailed | searchable | shared | delivered | reached | viewable | crawled | left open | handed |
    showed | shows | returns | displays | answers | answered | responds | called | used | forwarded | browsable
"""
_TO_WHOM = """
    {to,from,on,over,by} {the,} {whole,open,public,outside} {internet,world,web} | {to,from,on,for,by,over} {the,}
    internet | to the {public,outside,world} | to {all,any} {authenticated,aws,authenticated aws,google,logged in
    ,signed in,internal,registered} {users,accounts,principals} | {to,by,for,from} {anyone,anybody,everyone,everybody
    ,anywhere,strangers,outsiders,third parties,search engines,google,outside,the outside,crawlers,attackers} | {to,by
    ,for} {all,any,other,another,end,unauthenticated,anonymous} {customers,tenants,tenant,users,user,employees,clients
    ,callers,visitors,people,staff} | to {the,} {end,} {users,customers,clients,callers,browsers} | from {any,every}
    {network,host,pod,address,office} | to the {whole,entire} {company,office ,organi{s,z}ation,network} | from the
    {guest,office} {network,wifi} | in {the,} {search results,search engines} | across {tenants,accounts,customers} |
    between {tenants,customers,accounts,users} | without {a,any,} {password
    ,authentication,login,credentials,token,authori{s,z}ation} | publicly | to {people,persons,companies,customers
    ,users,colleagues,staff,employees} {who,outside,without,of other,in other} | to other {companies,people
    ,departments,teams} | outside {the,our,your} {company,organisation,organization,team,network} | {company,world}
    wide
"""
# What nobody outside should see.
_INSIDE = """
    credential{,s} | {api,signing,private,access,encryption,ssh,service,secret,master,root,deploy,host} key{,s} |
    token{,s} | secret{,s} | password{,s} | passphrase{,s} | session {ids,id,cookies,cookie,token,tokens} | {customer
    ,personal,user,patient,payment,card,sensitive,private,confidential,internal,health,employee} {data,records,details
    ,information} | pii | payroll | salar{y,ies} | card number{,s} | hash{es} | password hash{es,} | stack trace{,s} |
    internal {error,errors,hostnames,addresses,documents,urls,notes} | environment variables | e-mail address{es} |
    email address{es} | source code | backup{,s} | database dump{,s} | heap dump{,s} | admin {panel,console,interface
    ,page,endpoint,api}
"""
_DOOR = """
    bucket{,s} | port{,s} | {admin,debug,management,internal,web,} {panel,console,interface} | dashboard{,s} | share |
    snapshot{,s} | debugger | backup{,s} | database | elasticsearch | kibana | redis | mongo | mongodb | jenkins |
    etcd | kubelet | docker {socket,api,daemon} | registry | admin | {debug,admin,metrics,management,internal,actuator
    ,health} {endpoint,endpoints,api,route,routes,port,page,pages} | ssh | rdp | vnc | s3 | blob {container,storage} |
    security group{,s} | endpoint{,s} | share | repository | swagger | phpmyadmin | graphql
"""

CONCEPTS = {
    "flaw": _FLAW,
    "hole": _HOLE,
    "is": _IS,
    "severe": _SEVERE,
    "grave": "critical | severe | high risk | high severity | exploitable | security",
    "attacker": _ATTACKER,
    "stranger": _STRANGER,
    "by-stranger": _BY_STRANGER,
    "able": _ABLE,
    "lets": _LETS,
    "reach": _REACH,
    "whose": _WHOSE,
    "things": _THINGS,
    "wrong-one": _WRONG_ONE,
    "open": _OPEN,
    "shown": _SHOWN,
    "to-whom": _TO_WHOM,
    "inside": _INSIDE,
    "door": _DOOR,
} | control_words.CONCEPTS
