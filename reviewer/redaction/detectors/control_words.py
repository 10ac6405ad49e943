"""The words of what keeps systems safe and of its lack: controls, secrets, remedies, rights. See `weakness_words`."""

_GUARD = """
    auth | authentication | authori{s,z}ation | permission check{,s,ing} | permission{,s} | access {control,controls
    ,check,checks} | ownership {check,checks} | tenant {check,checks,filter,isolation} | signature {check,checks
    ,validation,verification} | {certificate,tls,ssl,host key,hostname} {check,checks,checking,validation,verification
    ,pinning} | input {validation,sanitation,sanitisation,sanitization} | encryption | tls | mfa | 2fa | {multi,two}
    factor {,authentication,login} | second factor | csrf {protection,token,tokens,check} | waf | firewall | network
    polic{y,ies} | role check{,s} | auth check{,s} | session check{,s} | integrity check{,s} | {output,} escaping |
    password protection | security header{,s} | origin check | {secure,httponly,samesite} {flag,attribute} | hsts |
    {code,image,commit,} signing | rate limit{,ing,s} {on,for,at} {the,} {login,sign in,password,admin,otp,reset,auth}
    | login rate limit{,s,ing} | {login,password,account} lockout | lockout | brute-force protection | sandboxing |
    row-level security | audit logging | ip {filter,allow list,allowlist,whitelist} | access restriction{,s} | token
    {check,validation,verification} | session {expiry,timeout,validation}
"""
_NO_GUARD = """
    without {,a,any,valid} {password,passwords,authentication,authori{s,z}ation,login,logging in,signing
    in,credentials,permission check,permission checks,auth,mfa,2fa,second factor,signature,tls,encryption,rate
    limit,rate limiting,access control} | {no,lacks,lacked,has no,had no}
    {password,authentication,authori{s,z}ation,permission checks,access control,auth,mfa,2fa,encryption,input
    validation} | {answers,accessible,reachable,open,called,opened,read,downloaded} without {a password,any check} |
    password-less | passwordless | {require,need}{s,ed} no {password,login,authentication,auth,token} |
    unauthenticated
"""
_LACK = "no | without | lack{,s,ed,ing} | missing | absence of | omit{s,ted} | forgot{,ten} | absent"
_OFF = """
    off | disabled | disabl{e,es,ing} | deactivated | missing | absent | not {yet,} {enforced,enabled,active,in place
    ,turned on,switched on,required,checked,set,validated,verified,applied} | never {enforced,enabled,turned on
    ,activated,checked,applied} | isn't {enforced,enabled,checked,required} | wasn't {enforced,enabled,checked
    ,required} | optional | skip{s,ped} | bypass{ed,es,ing} | removed | ineffective | {switch,turn}{ed,ing,s} off |
    circumvent{ed,s,} | commented out | ignored | ignores | incomplete | broken | can be {bypassed,circumvented
    ,skipped} | misconfigured
"""
_NOT = """
    not | never | cannot | nobody | none | neither | nor |
    {do,does,did,is,was,are,were,has,have,had,could,would,can}n't | won't | nothing | nowhere
"""
_CHECK = """
    check{,s,ed,ing} | verif{y,ies,ied,ying} | validat{e,es,ed,ing} | enforc{e,es,ed,ing} | authenticat{e,es,ed,ing} |
    requir{e,es,ed,ing} | restrict{,s,ed} | limit{,s,ed} | escape{,s,d} | sanitis{e,es,ed} | sanitiz{e,es,ed} |
    encrypt{,s,ed} | expire{,s,d}
"""
# Done to what comes in: "nothing is required" and "is not limited" are said of much else.
_VERIFIED = """
    check{,s,ed,ing} | verif{y,ies,ied,ying} | validat{e,es,ed,ing} | enforc{e,es,ed,ing} | authenticat{e,es,ed,ing} |
    escape{,s,d} | sanitis{e,es,ed} | sanitiz{e,es,ed} | encrypt{,s,ed}
"""
_WITHOUT_CHECK = """
    without {checking,verifying,validating,authenticating,asking,escaping,sanitising,sanitizing,enforcing,looking at}
    | {doesn't,don't,didn't,does not,do not,did not,never} {check,verify,validate,enforce,authenticate,escape,sanitise
    ,sanitize,restrict} | {skips,skipped,skipping,omits} the {check,validation,verification} of | {no,missing} {check
    ,checks,verification,validation} {of,whether,that,for,who,on}
"""
_PROOF = """
    signature{,s} | token{,s} | owner{,s,ship} | permission{,s} | tenant{,s,id} | tenant id | role{,s} | caller{,s,'s}
    | certificate{,s} | session{,s} | who | whose | access | auth | authori{s,z}ation | expiry | audience | origin{,s}
    | password{,s} | login | signed in | logged in | belong{s,ed,} | identity | uploads | upload | file type | sender
    | type of the file | file | user input | input | cookie{,s} | credentials | account | html
"""
_TAKES = "accept{,s,ed,ing} | honours | trust{,s,ed,ing} | allow{s,ed} | honou{r,rs,red} | let{s,} through"
_FORGED = """
    {unsigned,expired,forged,unverified,untrusted,self-signed,arbitrary,revoked,old} {token,tokens,certificate
    ,certificates,signature,signatures,cookie,cookies,session,sessions,key,keys,password,passwords,header,headers
    ,credentials,input,webhook,webhooks,request,requests} | {,x} {forwarded for,forwarded user,user id,user,forwarded
    host,real ip,original url,tenant,tenant id} header | password logins from | connections from {any,anywhere} |
    logins from anywhere | any {origin,token,password,certificate,signature,header,value,file type,redirect} | the {x
    forwarded for,x forwarded host,host,} header from | user-supplied | client-supplied | every {token,certificate
    ,signature} | wildcard | files without
"""
_CREDENTIALS = """
    password{,s} | token{,s} | secret{,s} | credential{,s} | passphrase{,s} | {api,signing,private,access,encryption
    ,ssh,service,secret,master,root,deploy,admin,aws,host,license,session,client,shared,webhook,hmac,jwt,storage,gpg}
    key{,s} | session {id,ids,cookie,cookies} | cookie{,s} | card number{,s} | hash{es} | connection string{,s} |
    bearer token{,s} | {admin,root,service,test,demo} account{,s}
"""
_SPILT = """
    expos{ed,es,ing,e} | leak{ed,s,ing,} | logged | log{s} | compromis{ed,es,e} | printed | publish{ed,es} | committed
    | checked {in,into} | pasted | stolen | hard-coded | hardcoded | disclosed | posted | in plain text | in plaintext
    | in clear text | in cleartext | in the clear | unencrypted | unhashed | unmasked | plain text | plaintext |
    cleartext | world-readable | reused | harvested | intercepted | readable by | sniffed | pushed to {github,a public
    ,the public} | visible | {can,could} be {extracted,read,guessed,intercepted,stolen,forged,decrypted,replayed
    ,obtained,recovered,sniffed} | transmitted over http | sent over http | over plain http
"""
_IN_PLACE = """
    in {,the,a,our,its} {build log,build logs,access log,access logs,debug log,error log,ci log,ci logs,job log
    ,application log,application logs,server log,log,logs,repository,repo,git history,url,urls,query string,bundle
    ,image,javascript,page source,html,source code,response,responses,error message,output,image layer,container image
    ,app,public bucket,wiki,chat,channel,dump,heap dump,stack trace,cache} | in git | to the {log,logs,console,browser
    ,client} | on {github,pastebin,the internet} | {on,in} a public {share,bucket,repo,repository,folder,gist,channel
    ,page,web page}
"""
# What is read by more people than may know a secret.
_PLACE = """
    log{,s} | {build,access,error,debug,ci} log{,s} | dump{,s} | cache | export{,s} | file{,s} | response{,s} |
    page{,s} | header{,s} | image{,s} | url{,s} | repositor{y,ies} | bundle | app | report{,s} | screenshot{,s} |
    ticket{,s} | error message{,s} | traces | archive{,s} | crash report{,s} | notebook{,s} | wiki | history |
    commit{,s} | environment | links | query string | javascript
"""
_HELD = """
    contain{,s,ed,ing} | hold{,s,ing} | held | includ{e,es,ed,ing} | carr{y,ies,ied} | show{,s,ed} | store{s,d} |
    wrote | writes
"""
_POOR = """
    default | weak | guessable | predictable | shared {admin,root,service,between,among,by,across} | the same {admin
    ,root,service,default,database,} {password,key,credentials,secret,token} | never changed | in use since | never
    {been} changed | hard-coded | long-lived | never expire{,s} | {do,does} not expire | without expiry | without {an
    ,} expiration | too short | easy to guess | been the same | identical on | known to {many,several,all,the whole
    ,everybody,former}
"""
_RENEWED = """
    rotat{e,ed,ing} | revok{e,ed} | changed | replaced | renewed since | expire{,s,d} | invalidat{e,ed} | encrypted |
    hashed | deactivated | reset | removed | disabled
"""
_STILL_VALID = """
    {still,} valid {after,until,for years,for weeks,for months,for days,even} | still {valid,active,works for,in the
    group,a member,usable,works,work,worked,accepted,in use,enabled,has access,have access} | {stay,remain}{s,ed}
    {valid,active,usable,enabled} | not been revoked | {works,worked,usable} {even,} after
"""
_AFTER = """
    after {logout,log out,logging out,a password change,the password,password reset,they leave,he left,she left
    ,leaving,termination,revocation,the account,deletion,sign out,being revoked,expiry}
"""
_LEAVER = "{former,ex,departed} {employee,contractor,colleague,partner,admin,developer,engineer,vendor}{,s,'s,s'}"
_STILL = "still | {can,could} | have access | has access | had access | remain{s,ed,} | keep{s,} | kept"
_AJAR = """
    left open | left {publicly,} accessible | left exposed | stood open | was open to | is open to | are open to |
    unguarded | exposed
"""
_FINDING = "finding{,s} | issue{,s} | result{,s} | cve{,s}"
_DEBUG = """
    debug {mode,endpoint,endpoints,port,console,interface,toolbar,flag} | directory {listing,listings} | {remote
    ,debug} shell | verbose errors | {graphql,schema} introspection
"""
_ON = "on | enabled | active | left | open | reachable | exposed | forgotten | switched on | turned on | running"
_OLD = """
    outdated | obsolete | unsupported | out-of-date | end-of-life | eol | out of {support,maintenance} | past end of
    life | no longer {supported,maintained,patched} | deprecated and | unmaintained | {two,three,four,five,six,several
    ,many} {years,major versions,versions,releases} {old,behind,out of date} | years old | not been updated
"""
_SOFTWARE = """
    version{,s} | librar{y,ies} | kernel{,s} | openssl | component{,s} | dependenc{y,ies} | image{,s} | firmware |
    release{,s} | os | operating system{,s} | plugin{,s} | package{,s} | server{,s} | php | java | framework | tls |
    openssh | nginx | apache | tomcat | log4j | struts | python | node | windows | ubuntu | centos | debian |
    router{,s} | appliance{,s} | gateway{,s} | host{,s} | cipher{,s} | protocol{,s} | ssl | jenkins | wordpress |
    module{,s} | software | parser
"""
_PATCHED = """
    patched | hardened | remediated | mitigated | receiv{e,ed} {the,a,any,this,} {security,kernel,} {patch,patches
    ,security update}
"""
_PATCH = """
    {security,vendor,kernel,critical,} patch{,es} | security {update,updates,fix,fixes} | {kernel,firmware} update{,s}
    | patching | remediation | hardening
"""
_FIX = "fix{,es} | hotfix{,es} | mitigation{,s} | update{,s} | upgrade{,s} | workaround{,s} | rotation"
_FIXED = "fixed | closed | updated | upgraded | resolved | addressed | deployed | rotated"
_PENDING = """
    pending | outstanding | overdue | unavailable | incomplete | awaited | still {missing,open,waiting,waits,to come
    ,to be,not} | yet to be | {has,have,is,are,remains,remain} {yet,still,} to be | delayed | postponed | not yet |
    not before | only comes | comes only | unfixed | is missing | takes until | lacks | unscheduled | waiting for
"""
_NO = "no | without {a,the,} | missing | await{s,ing} | lack{s,ed,ing} | waiting for"
_GET = "get{s,} | receive{,s,d} | got | install{ed} | applied | apply | have | has | include{,s,d} | have the | carry"
_TOO_WIDE = """
    too {broad,wide,permissive,many,much,generous,open} | overly {broad,permissive,wide} | over-privileged |
    overprivileged | excessive | wildcard | far too | more than {it,they,he} {needs,need} | full {admin,administrator
    ,root,} | all users
"""
_RIGHTS = """
    {permission,right,privilege,role,scope}{s,} | polic{y,ies} | {admin,administrator,owner,root,write,read,full
    ,superuser} {rights,access,role,permissions,privileges} | iam {role,roles,policy,policies,user} | cors | acl{,s} |
    security group{,s} | firewall rule{,s} | access
"""
_GUESSES = """
    by {guessing,changing,editing,incrementing,counting up,altering,replacing,manipulating,enumerating} |
    guess{,ed,ing} | enumerate{,d} | sequential | predictable
"""
_THING = """
    the {id,ids,number,numbers,url,link,parameter,address,key,code} | {id,ids,links,urls,tokens,codes,parameter
    ,identifiers} | invoice numbers | order numbers | usernames | user names | account names | accounts
"""
_VERSION = """
    version{,s} | release{,s} | all versions | library | plugin | component | gateway | node{,s} | host{,s} |
    server{,s} | machine{,s} | installation{,s} | instance{,s} | cluster{,s}
"""
_AFFECTED = """
    {is,are,was,were,still,also} {,also,still} affected by | at risk | remain{,s} affected | affected by {it,this,cve
    ,the}
"""
_POSSIBLE = "{was,is,been,were,made it} {,still,thus,also,therefore} possible to"
_ALL_OF = "{on,to,over,for,across} {all,every,any,whole,the whole,entire,the entire,each}"
_BARE = """
    {full,complete,unmasked,cleartext,raw,entire} {,customer,credit} {card numbers,card number,card data,passwords
    ,tokens,numbers,bank details,records} | unmasked | in full
"""
_PUBLIC_ACCESS = """
    {public,anonymous,guest,unrestricted,open} {access,read,reads,write,writes,pull,pulls,login,logins,bind,binds
    ,upload,uploads,listing,sign up,registration,queries} | any origin | all origins
"""
# Acts that nobody does to something worthless.
_DRASTIC = """
    overwrit{e,ten} | impersonat{e,ed} | take over | bypass{,ed} | inject{,ed} | execut{e,ed} | decrypt{,ed} |
    forg{e,ed} | steal | stolen | dump{,ed} | sniff{,ed} | enumerat{e,ed} | intercept{,ed} | tamper
"""
_ANY_OF = """
    any {file,files,row,rows,bucket,object,record,account,mailbox,page,document,host,table,order,invoice,report
    ,message,key,image} | the {logs,database,bucket,repository,repositories,files,contents,content,memory,admin pages
    ,backups,dumps,wiki,queue,objects,file system,history}
"""
# Phrases that hold such words and tell nothing; as the longer ones they take the shorter ones' place.
_NOTHING = """
    {dependency,fault,failure,latency,chaos,error} injection | vulnerability {scan,scans,scanner,scanners,scanning
    ,management,program,programme,assessment,database,report,reports,disclosure,feed} | security {review,reviews
    ,update page,team,policy,scan,scanner,page,training,headers are} | exploit kit signatures | attack surface review
    | open source | open {question,questions,ticket,tickets,issue,issues,action,actions,point,points,item,items
    ,telemetry,connections,file,files,incident,incidents} | public {holiday,holidays,cloud,transport,status,key,keys
    ,beta,preview,relations,sector,ip,dns,image,images,announcement,post,statement,update,page} | read {replica
    ,replicas,only,timeout,latency,traffic,path,model} | release candidate | no longer | not only | partition key{,s}
    | primary key{,s} | idempotency key{,s} | cache key{,s} | token bucket{,s} | next token | log{,s} in{,to} | see
    {below,above,the,also} | get {back,well,better,in touch} | patch {level,release,version,window,tuesday,day,notes}
    | pull request{,s} | fix forward | call us | by default | default {value,values,setting,settings,timeout,branch
    ,region,page,limit,configuration} | secret scanner{,s} | access log{,s} | session{,s} {on,about} | update{,s} {at
    ,will follow,follows,comes,every,by,to follow} | next update | status update{,s} | database {migration,upgrade
    ,update,updates} | credential{,s} rotation | key rotation | token refresh | password manager | exposed as {a,}
    {metric,service} | exposed to {errors,latency,load,traffic,risk} | leak{,s,ed,ing} {memory,connections,file
    descriptors,threads,handles,sockets} | {memory,connection,thread,resource,goroutine,file descriptor,water,handle}
    leak{,s} | no {one,known} | at any {time,moment,point} | any {time,day,hour,moment,more,further,other questions
    ,questions}
    | {on,for} {every,each,all} {request,requests,call,calls,deploy,deploys,login,logins}
    | all {day,night,hands,clear,good,the time,others,of them} | every {day,hour,minute,week,month,night
    ,five minutes,time} | anyone {affected,interested}
"""

# What only a few should see, and that more could.
_PRIVATE = """
    ticket{,s} | file{,s} | export{,s} | attachment{,s} | screenshot{,s} | document{,s} | record{,s} | invoice{,s} |
    folder{,s} | link{,s} | spreadsheet{,s} | sheet | recording{,s} | bucket{,s} | repository | wiki page{,s} |
    calendar
"""
_VISIBLE = "visible | readable | accessible | open | searchable | shared"
_WAS_PUBLIC = "{was,were,been,left,made,is,are,lay,sat} {,briefly,also,still,set to,temporarily} public{,ly}"

_ASKS = "{ask,asks,asked,asking} for"

CONCEPTS = {
    "asks": _ASKS,
    "private": _PRIVATE,
    "visible": _VISIBLE,
    "was-public": _WAS_PUBLIC,
    "guard": _GUARD,
    "no-guard": _NO_GUARD,
    "lack": _LACK,
    "off": _OFF,
    "not": _NOT,
    "check": _CHECK,
    "verified": _VERIFIED,
    "without-check": _WITHOUT_CHECK,
    "proof": _PROOF,
    "takes": _TAKES,
    "forged": _FORGED,
    "secret": _CREDENTIALS,
    "spilt": _SPILT,
    "in-place": _IN_PLACE,
    "place": _PLACE,
    "held": _HELD,
    "poor": _POOR,
    "renewed": _RENEWED,
    "still-valid": _STILL_VALID,
    "after": _AFTER,
    "leaver": _LEAVER,
    "still": _STILL,
    "ajar": _AJAR,
    "finding": _FINDING,
    "debug": _DEBUG,
    "on": _ON,
    "old": _OLD,
    "software": _SOFTWARE,
    "patched": _PATCHED,
    "patch": _PATCH,
    "fix": _FIX,
    "fixed": _FIXED,
    "pending": _PENDING,
    "no": _NO,
    "get": _GET,
    "too-wide": _TOO_WIDE,
    "rights": _RIGHTS,
    "guesses": _GUESSES,
    "thing": _THING,
    "version": _VERSION,
    "affected": _AFFECTED,
    "possible": _POSSIBLE,
    "all-of": _ALL_OF,
    "bare": _BARE,
    "public-access": _PUBLIC_ACCESS,
    "drastic": _DRASTIC,
    "any-of": _ANY_OF,
    "nothing": _NOTHING,
}
