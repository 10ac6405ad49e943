"""Words that are capitalised in incident mails and name neither a person nor a customer. All in lower case."""

_VENDORS = """
    aws amazon azure microsoft google gcp cloudflare fastly akamai datadog grafana prometheus pagerduty opsgenie
    slack jira confluence atlassian github gitlab bitbucket jenkins circleci buildkite travis argo argocd
    spinnaker terraform ansible puppet chef vault consul nomad hashicorp docker kubernetes helm istio envoy nginx
    apache haproxy traefik redis memcached valkey kafka rabbitmq activemq nats pulsar celery postgres postgresql
    mysql mariadb mongodb mongo cassandra dynamodb elastic elasticsearch opensearch kibana logstash splunk sentry
    newrelic honeycomb jaeger zipkin loki tempo mimir thanos clickhouse snowflake bigquery redshift databricks
    spark hadoop flink airflow dagster dbt twilio sendgrid mailgun postmark mailchimp stripe paypal adyen
    braintree klarna plaid square visa mastercard amex auth0 okta onelogin keycloak salesforce hubspot zendesk
    intercom freshdesk servicenow statuspage zoom teams notion linear asana trello figma miro dropbox box vercel
    netlify heroku digitalocean linode hetzner ovh equinix rackspace oracle ibm sap vmware cisco juniper fortinet
    paloalto dell intel amd nvidia apple android ios linux ubuntu debian redhat centos alpine windows macos python
    java javascript typescript golang rust ruby rails django flask spring node react vue angular jackson hibernate
    gunicorn uwsgi puma sidekiq maven gradle webpack yarn npm pypi firefox chrome safari edge lambda aurora athena
    glacier fargate route53 cloudfront cloudwatch cloudtrail kinesis sagemaker iris phoenix hudson ceph minio
    patroni pgbouncer galera vitess cockroachdb tidb neo4j influxdb telegraf graphite nagios zabbix icinga checkmk
    pingdom uptimerobot verisign digicert letsencrypt symantec crowdstrike snyk dependabot renovate sonarqube
    jfrog artifactory nexus harbor quay owasp openai anthropic copilot chatgpt gemini bedrock verizon comcast
    lumen cogent telia level3 fedex ups dhl usps openssl log4j curl kubelet coredns etcd calico cilium flannel
    velero karpenter rancher openshift airbyte fivetran looker tableau powerbi metabase superset segment adobe
    meta facebook linkedin twitter instagram spotify netflix uber shopify wordpress magento woocommerce tiktok
    whatsapp mixpanel amplitude launchdarkly optimizely braze iterable customerio pagely workday netsuite docusign
"""
VENDORS = frozenset(_VENDORS.split())

# Roles, parts of an organisation, places of a system, and how sentences and headings begin.
_COMMON = """
    a an the this that these those there here it its he she we you they i my our your his her their me us them who
    whom whose which what when where why how whoever whatever and or but nor so yet for if because since while
    although though as at by in on of off to from with without within into onto over under above below up down out
    about after before during until till between among through per via not no none nobody nothing neither never
    only just also even still already again once twice then now today tomorrow yesterday tonight soon later
    earlier next last first second third fourth fifth final new old all any some each every both either most more
    less much many few several other another same such own one two three four five six seven eight nine ten eleven
    twelve half is are was were be been being am do does did done begun has have had will would shall should can could
    may might must please note thanks thank hello hi hey dear cheers regards best kind kindly sincerely yours warm
    sorry ok okay yes monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun january
    february march april june july august september october november december jan feb mar apr jun jul aug sep sept
    oct nov dec week month quarter year day morning afternoon evening night noon midnight utc gmt cet cest est pst
    am pm q1 q2 q3 q4 team teams group department division office board management manager managers director head
    chief officer president vice lead leads leader commander incident communications comms scribe deputy duty
    oncall call engineer engineers engineering developer developers devs dev administrator administrators admin
    admins operator operators operations ops sre sres devops platform infra infrastructure network networking
    database databases dba dbas data security support success customer customers client clients user users tenant
    tenants account accounts partner partners vendor vendors provider providers supplier suppliers finance
    financial legal compliance sales marketing product products design payments payment billing checkout search
    identity auth authentication authorization storage core mobile web frontend backend api apis sdk service
    services system systems server servers host hosts cluster clusters node nodes pod pods container containers
    queue queues topic topics cache caches disk disks cpu memory primary replica replicas secondary writer reader
    master slave leader follower region regions zone zones datacenter datacentre site sites staging production
    prod test tests testing canary release releases deploy deploys deployment deployments rollout rollback
    migration migrations build builds pipeline pipelines job jobs worker workers task tasks ticket tickets issue
    issues bug bugs change changes pull request requests merge commit branch config configuration feature flag
    flags alert alerts alarm alarms monitor monitoring metric metrics dashboard dashboards log logs trace traces
    error errors latency traffic load capacity throughput availability uptime downtime outage outages incidents
    report reports summary update updates status timeline impact cause causes root detection resolution mitigation
    remediation recovery action actions item items follow followup owner owners assignee reviewer reviewers author
    approver contributor contributors resolver responder responders participants attendees attending what's went
    well lessons learned review reviews postmortem postmortems post mortem retrospective background overview
    details description discussion decision decisions question questions answer answers open closed resolved
    resolve investigating identified monitoring fixed severity priority sev sev1 sev2 sev3 p1 p2 p3 high medium
    low critical major minor urgent important confidential internal external public private draft re fw fwd
    subject date time duration start started begin began end ended detected affected step steps phase plan plans
    option options example examples appendix section chapter table figure see read check run use set get add
    remove delete restart stop keep make let try ask tell call write send wait watch move fix revert roll rolled
    patch patched upgrade restore backup backups failover switch runbook runbooks playbook wiki page paging pager
    slack channel bridge war room meeting zoom contract contracts agreement invoice invoices credit credits sla
    slas slo slos order orders cart basket shipment shipments parcel parcels tracking export exports import
    imports webhook webhooks notification notifications mail mails email emails message messages token tokens key
    keys secret secrets password passwords certificate certificates tls ssl dns http https tcp udp ip ipv4 ipv6
    vpn cdn waf iam s3 ec2 rds eks gke aks sql json yaml xml csv pdf html css url urls uri id ids pr prs mr ci cd
    qa ui ux hr pr it cto ceo cfo coo ciso vp svp evp ic pm tl em usa uk eu us germany france spain italy england
    london berlin frankfurt dublin amsterdam munich madrid milan rome vienna zurich geneva stockholm oslo
    copenhagen helsinki warsaw prague budapest lisbon brussels tokyo osaka seoul singapore mumbai delhi bangalore
    hong kong shanghai beijing sydney melbourne ohio oregon virginia california texas ireland europe asia america
    africa australia canada brazil india china japan north south east west northern southern eastern western
    central global worldwide world town city street road avenue lane black cyber prime christmas easter sprint
    agile scrum kanban blameless known unknown unfortunately fortunately meanwhile however therefore moreover
    furthermore additionally finally initially eventually currently recently immediately shortly approximately
    roughly nearly overall total totals average maximum minimum peak colleague colleagues everybody everyone
    anybody anyone somebody someone folks guys people person name names contact contacts address addresses phone
    number numbers version versions file files folder path code script scripts function class method endpoint
    endpoints gateway gateways proxy proxies balancer firewall firewalls router routers switch link links
    interface driver kernel pool pools connection connections session sessions transaction transactions lock locks
    index indexes schema column columns row rows record records field fields value values type types default limit
    limits quota timeout timeouts retry retries backlog window rule rules policy policies process processes thread
    threads bank insurance health freight logistics retail airline airlines hotel hotels group confirmed confirm
    acknowledged noticed opened reported received escalated escalation escalations alerting unassigned tbd n/a na none
    pending unknown automatic automation bot robot scheduler cron pair rotation shift handover handoff steering
    committee executive executives leadership stakeholders stakeholder audience attached attachment enclosed
    apologies apology regret sincere truly faithfully respectfully portal settings page pages app apps centre
    center console panel form forms profile suite hub area demo demos accounting greetings good great nice bad
    worse fine done ready thx thks pls plz mfg xx xxx xoxo
"""
COMMON = frozenset(_COMMON.split())

_COMPANY_FORMS = """
    inc gmbh ltd llc llp corp corporation co ag se plc bv nv oy ab asa aps kg sa srl spa pty
"""
COMPANY_FORMS = frozenset(_COMPANY_FORMS.split())
_COMPANY_TRADES = """
    freight bank banking insurance assurance logistics shipping foods airways airlines telecom telekom energi
    energy clinics clinic hotels hospital hospitals pharma pharmaceuticals pharmacy holdings holding capital
    industries motors retail stores outfitters bakery breweries brewery robotics aerospace biotech diagnostics
    dental medical healthcare health financial credit mutual union university college school schools press
    publishing media studios games gaming travel tours resorts properties realty estates construction builders
    engineering foundry steel mining metals oil gas solar wind power utilities water farms agri grocers groceries
    supermarkets apparel fashion textiles furniture electronics semiconductors instruments tools supply supplies
    traders trading imports exports couriers courier parcels express cargo rail railways transport transit
    trucking mobility automotive aviation marine cruises group marine dairy ceramics optics tyres timber paper
    glass catering seafood coffee tea wine wines cycles bikes toys books music film sports fitness wellness care
    laboratories therapeutics genomics chemicals plastics packaging printing events ticketing outdoor outdoors
    gardens homes housing living interiors kitchens lighting jewellers eyewear shoes footwear wear clothing
    cosmetics beauty mart bazaar pizza burgers cafes restaurants inns lodges hostels ferries lines cruises air
    jets taxis cabs buses metro parking council municipality ministry foundation institute academy museum theatre
    club cooperative trust savings leasing brokers fund funds wealth advisers accountants learning tutoring
    broadband fibre broadcasting magazine warehousing machinery drones batteries renewables hydro plumbing
    cleaning laundry recycling nutrition organics veterinary surgical cardiology orthopedics biosciences partners
    ventures consulting advisors associates brothers sons technologies systems solutions labs software analytics
    networks payments wallet lending mortgage securities investments asset
"""
COMPANY_TRADES = frozenset(_COMPANY_TRADES.split())
