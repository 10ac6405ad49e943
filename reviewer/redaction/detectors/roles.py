"""Words that machines are named by."""

from reviewer.redaction.lexicon.wordlist import words

# Alone they say that a name with a number is a machine's: kafka-2, web01.
STRONG = words(
    """
    db web cache redis kafka mysql pg postgres psql mongo mongodb cass cassandra zk zookeeper etcd elastic es
    opensearch rabbit rabbitmq memcached proxy haproxy nginx lb bastion jump jumpbox replica primary standby master
    slave worker node host srv server vm esx esxi hv nfs nas san ldap dns ns smtp mx vpn gw fw rtr router switch
    edge k8s kube controlplane dc shard broker sql mssql oracle hadoop hdfs spark minio ceph consul nomad vault prom
    loki influx clickhouse tikv neo4j solr tomcat jboss mq nat bkp backup cp ctrl controller hypervisor gpu firewall
    mail
    """
)
# Only among others: fra2-app-07, prod-build-3.
WEAK = words(
    """
    app api build ci runner job cron batch stream ingest queue core tor storage store log logs metrics metric mon
    monitor search index data auth pay payment payments checkout billing order orders ledger front frontend back
    backend svc service stage staging prod production test qa dev int compute pool render media img cdn file files
    tor leaf spine sw rack box machine agent deploy jenkins gitlab grafana report reports scheduler sched gateway
    ingress egress relay sync run ops util utility tool tools sfu render kv etl scratch batch legacy app core
    hypervisor filer printer station desk kiosk pos ap access bridge collector exporter forwarder poller appliance probe
    sensor blade stor mta pbx sbc sip enc dec encoder decoder transcoder encode transcode mixer ingester scanner signer
    resolver crawler mirror repo registry sftp ftp ssh rdp radius ntp time syslog snmp fileserver controlplane ctl feed
    matcher parser scan trainer inference train hub stack chassis pdu ups cam nvr plc hmi scada terminal cmts olt bng
    cpe
    """
)
# What runs as pods with a number: kafka-2.
STATEFUL = words(
    """
    kafka redis postgres postgresql mysql mongo mongodb cassandra elasticsearch es opensearch zookeeper zk etcd rabbitmq
    consul vault minio clickhouse loki nats prometheus pg memcached temporal
    """
)
# What ciphers are made of: tls13-aes-128, ecdhe-rsa-aes128-sha256.
CIPHERS = words("aes des sha hmac gcm cbc ccm rsa dsa ecdsa ecdh ecdhe dhe chacha poly argon bcrypt")
# What images are built on: node18-alpine names no machine.
IMAGES = words("alpine slim bullseye bookworm buster jammy focal debian ubuntu")
# Abbreviated cities, as their airports have them.
CITIES = words(
    """
    fra ams iad dub lhr lon sin nrt hnd syd sfo ord dfw par cdg muc ber nyc jfk sea pdx tor yyz hel arn sto waw mad mil
    zrh vie gru bom hkg icn ham cgn dus str lej txl bcn lis opo vce bru lux kbp bud prg sof otp ist tlv dxb jnb cpt nbo
    gig eze scl lim mex yvr yul atl mia iah den phx las msp bos phl clt dtw osl cph got tll rix vno krk wro zag beg ath
    rom fco mxp lin nce mrs lys gva bsl tls bod man bhx edi gla brs ltn lcy ork akl mel bne per cbr kul bkk cgk mnl tpe
    pek pvg sha del blr maa hyd bah ruh cai lax sjc slc aus
    """
)
# Where machines stand, and what for.
PLACES = CITIES | words(
    """
    prod production prd stg stage staging dev qa uat test live eu us uk ap apac emea de fr nl
    euw1 euc1 use1 usw2 eu1 eu2 us1 us2 euw euc eun use usw usc weu neu apse apne apac2 lag iad1
    east west north south central
    """
)
# Cities that are words as well, or numbered things of another kind.
CITIES -= words("man per got str den sea las ord tor par lin mad mil sin mel del aus sha lim opo rom bud")
# Abbreviated regions before their number: gp-cache-objects-use1 is stored there, and no machine.
REGIONS = words("eu us ap sa ca me af use usw usc euw euc eun eus apse apne aps cac sae weu neu eus wus")
# Abbreviations with a vowel that machines are named by.
SHORT = words(
    "ops sfu hv win gpu app srv util kvm esx vmw cfg pri sec prim repl dmz pos ap isp nas san etl pki hsm iot run"
)
# Abbreviations that count, measure or title something in sentences.
NO_CODES = words(
    """
    v vs nr test live east west th st nd rd mr mrs dr sr jr ps pt rc cd dvd tv tb gb mb kb ms px pm hr hrs kg km cm
    mm mph pdf css xml html http https sql php npm rpm gpt md mp h p r s t x y z q1 q2 q3 q4 h1 h2 log4j oauth2
    utf8 web3 neo4j tls ssl ssh pr prs cvss cwe rfc
    """
)
# Of these, that are units of measure and yet abbreviate something at the beginning of a longer name.
UNITS = words("mm ms px pm hr kg km cm mb kb gb tb md mp pt rc cd tv ps sr jr dr")
# What is counted by a number behind it, and is no machine.
COUNTED = words(
    """
    day days week month year page item phase step line sprint room gate thread lap round group heat house street
    lesson unit module exercise iteration quarter milestone epic story ticket draft slide note chapter section part
    volume version release build rev revision branch fix hotfix bugfix feature revert commit tag tier level stage wave
    option class type seat row size flight route league team season episode exam case question answer appendix
    figure table annex article rule clause item issue incident sev priority covid area formula catch apollo mission
    sample example test-case testcase scenario attempt retry try take check re opt mid top max min job task plan
    jan feb mar apr may jun jul aug sep sept oct nov dec q h fy okr kpi goal zone band grade track lane floor
    building gen generation model mark iso rfc pep utf python node java ruby go php postgres mysql ubuntu debian
    windows ios android react vue gpt claude llama alpine slim jdk jre dotnet rc beta alpha
    """
) - words("node mysql postgres")
