"""Words that machines are named by."""

from reviewer.redaction.wordlist import words

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
    ingress egress relay sync
    """
)
# What runs as pods with a number: kafka-2.
STATEFUL = words(
    """
    kafka redis postgres postgresql mysql mongo mongodb cassandra elasticsearch es opensearch zookeeper zk etcd rabbitmq
    consul vault minio clickhouse loki nats prometheus pg memcached temporal
    """
)
# What images are built on: node18-alpine names no machine.
IMAGES = words("alpine slim bullseye bookworm buster jammy focal debian ubuntu")
# Where machines stand, and what for.
PLACES = words(
    """
    prod production prd stg stage staging dev qa uat test live eu us uk ap apac emea de fr nl fra ams iad dub lhr
    lon sin nrt hnd syd sfo ord dfw par cdg muc ber nyc jfk sea pdx tor yyz hel arn sto waw mad mil zrh vie gru bom
    hkg icn euw1 euc1 use1 usw2 eu1 eu2 us1 us2 east west north south central
    """
)
