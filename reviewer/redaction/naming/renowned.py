"""What everybody in the trade knows by name and an incident mail speaks of: vendors, products, institutions, stories.

None of these is a customer's or a person's name, however much what stands around it speaks for one, but where it is
called a customer, or does what people do. No given name with a surname is among them: people have such, whoever else
had it. In lower case, without marks.
"""

import re
from collections.abc import Iterator

from reviewer.redaction.lexicon.capitals import plain
from reviewer.redaction.lexicon.wordlist import words
from reviewer.redaction.naming.candidates import Candidate
from reviewer.redaction.pattern import Pattern
from reviewer.redaction.values import Category, Find, Passage

# Firms and products of one word that people are hardly called.
_WORDS = words(
    """
    acronis adguard airtable akka algolia alluxio anyscale apigee apollographql appdynamics appium appveyor arangodb
    argilla arista asyncapi authentik authy autodesk automattic avro axios babel backblaze bamboohr basecamp bazel
    beyla bicep bigpanda bitdefender bitnami bitrise bitwarden bluesky boomi botpress browserstack bugsnag bunnycdn
    cachix camunda capgemini celonis certbot certora checkly checkmarx chroma chromatic chronosphere clickup
    cloudera cloudinary cloudsmith codacy codeberg codecov codefresh codeium collibra comodo confluent consensys
    contentful contentstack contoso coralogix couchbase couchdb coveralls criteo crossplane cyberark cyxtera dapr
    darktrace datadome datastax datocms dbeaver debezium deepl deepmind deno descope directus discord distroless
    docusaurus dotnet dovecot drupal duckdb duolingo dynatrace entrust envoyproxy episerver erlang esbuild eset
    eslint evernote excalidraw exim exoscale fabrikam fastapi fedora ferretdb filebeat firebase firebolt firehydrant
    fiserv fivem fleetio fluentd flutter flyway forgejo fortigate fortiguard freshworks gainsight gatling gentoo
    geoserver ghidra ghostscript gitea gitpod glassfish globalsign gocardless godaddy godot gogs golangci gpt
    graalvm gradio graphcool graphql gravitee greenplum grpc guacamole guardduty gurobi haproxytech hasura hazelcast
    headscale helmfile heptio homeassistant htmx huggingface hyperledger imgix imperva infisical infobip infoblox
    informatica infracost ingenico insomnia instana interxion ionic ionos ipfs istioctl jamf jbpm jekyll jellyfin
    jenkinsx jetbrains jetty jitsi joomla jotform julialang jupyter kafdrop kaggle kaniko kaspersky katacoda keda
    kentik keras keycloakx kiali kinde kintone kotlin kubeadm kubeflow kubevirt kustomize kyverno lacework langchain
    laravel lastpass leaseweb liferay lightstep liquibase litellm litestream livekit llama locust logicmonitor logto
    logz longhorn lucidchart mailjet mailpit mandiant mandrill mapbox marklogic mastodon matomo mattermost
    meilisearch mendix meraki messagebird metallb metamask microk8s microstrategy mikrotik mimecast minikube mistral
    mit mkdocs modsecurity mojolicious moodle mulesoft namecheap nasa nato neovim nestjs netapp netbackup netbird
    netskope nextcloud nextdns nextjs ngrok nixos nodemailer nomadproject norad nosql notepad nuget nutanix nuxt
    observability okteto ollama omnissa onedrive oneplus onetrust opengl openldap openobserve openresty openstack
    opensuse opentelemetry opentofu openvpn openzeppelin osquery outlook ovhcloud paessler pandadoc paperspace
    papertrail parca parquet partytown passbolt patreon paxos payoneer peertube percona perforce perplexity
    phabricator photoshop phpunit pimcore pinecone pingone planetscale playwright plex plivo podman portainer
    postcss posthog postman powerdns powershell powertools prefect prestashop prettier prismic proofpoint protobuf
    protonmail proxmox pulumi pydantic pyinfra pyroscope pytest pytorch qdrant qlik qualtrics qualys quarkus
    quicksight quickwit rapid7 raspbian raygun rclone readthedocs recaptcha recurly redash reddit redocly redpanda
    remix rethinkdb retool ringcentral rippling roblox rollbar rollup rspec rsync rsyslog rubocop rubygems rustdesk
    safaricom samsara saucelabs scala scaleway schemastore scikit scrapy screwdriver scylla scylladb seafile sectigo
    seldon selenium semaphoreci semgrep sendinblue sentinelone serverless shadcn signalfx signoz sinch singlestore
    sitecore skaffold skype snipcart snort solarwinds solidity solidjs solr sonatype sophos sourceforge sourcegraph
    sourcetree sparkpost speedtest spotinst sqlalchemy sqlite squadcast squarespace stackblitz stackpath stackstorm
    starburst starlink statsd statsig steampipe strapi streamlit stytch subversion sumologic supabase supertokens
    surrealdb suse svelte sveltekit swagger swiftui symfony sysdig tailscale tailwind talend tauri teamcity
    teamviewer tekton teleport temporalio tenable tensorflow terragrunt testcontainers testrail thingsboard
    thousandeyes threatmodeler thunderbird tigergraph timescale timescaledb tinybird tomcat toxiproxy traefiklabs
    trendmicro trino trivy truenas turborepo turso twistlock typeform typesense ubiquiti uipath unbxd unifi unsplash
    upstash urllib vagrant vanta vbulletin veeam vegeta veracode vercara verdaccio veritas vertica vertiv vimeo
    virtualbox vite vitest voiceflow vonage vscode vuejs vultr wagtail wasabi wasmer weaviate webex webflow webgl
    webrtc webstorm weebly wercker wikimedia wikipedia wildfly windmill wireguard wireshark wix woodpecker worldpay
    writefreely xcode xerox xmatters yarnpkg yii yubico yubikey yugabyte yugabytedb zabbly zapier zayo zeebe
    zendframework zigbee zincsearch zitadel zscaler zulip
    """
)
# Of one word too, and people are called so.
_BORNE = frozenset(("falco", "karma", "elixir", "conan", "caddy", "gatsby", "pixie", "mocha", "stanford", "kuma"))
# Names of several words: firms, institutions, events, and what stands in examples and in stories.
_NAMES = """
    active directory, adventure works, amazon web services, apache iceberg, apache software foundation, app engine,
    aqua security, argo rollouts, arista networks, artifact registry, aruba networks, barracuda networks,
    bloody mary, blue green, blue green deployment, blue green deployments,
    bureau veritas, caesar salad, champions league, chaos monkey, check point, cloud armor, cloud
    native computing foundation, cockroach labs, contoso pharmaceuticals, darth vader, delta lake, digital ocean,
    digital realty, direct connect, duo security, earl grey, eclipse foundation, eggs benedict, elastic beanstalk,
    electronic frontier foundation, european central bank, european commission, european union, extreme networks,
    federal reserve, fluent bit, foo bar, formula one, free software foundation, gill sans, golden gate, google
    cloud, google cloud platform, grafana labs, grand prix, granny smith, great expectations, hacker news, helvetica
    neue, hewlett packard, hewlett packard enterprise, hurricane electric, internet archive, internet engineering
    task force, internet society, juniper networks, lets encrypt, linux foundation, little bobby tables, lorem
    ipsum, mickey mouse, micron technology, microsoft azure, mission control, monte carlo, mozilla foundation, new
    relic, new york times, northwind traders, ntt communications, old faithful, olympic games, open sans, oracle
    cloud, orca security, palo alto networks, ping identity, power bi, punch and judy, pure storage, python software
    foundation, red hat, riverbed technology, robot framework, schneider electric, seagate technology, sherlock
    holmes, sierra wireless, silicon valley, six nations, sleeping beauty, stack exchange, stack overflow, stella
    artois, step functions, sumo logic, super bowl, super mario, super micro, tailspin toys, tata communications,
    times new roman, tomb raider, tour de france, transit gateway, trend micro, ubiquiti networks,
    united nations, united parcel service, victoria sponge, visual studio, wall street journal, western digital,
    wide world importers, world bank, world cup, world health organization, zayo group
"""
_SEVERAL = frozenset(" ".join(name.split()) for name in _NAMES.split(","))
# What stands before and behind a name on its line and may belong to it: "Trend Micro", "Times New Roman".
_BEFORE = re.compile(r"[A-Z][\w'-]* (?:and )?\Z")
_MORE = re.compile(r"(?:(?: and)? [A-Z][\w'-]*){1,2}")


_CALLED_CUSTOMER = Pattern(
    r"\b(?:[Cc]ustomer|[Cc]lient|[Tt]enant) ([A-Z][\w-]{2,})", needs=r"(?:ustomer|lient|enant) [A-Z]"
)
_ACTING = Pattern(
    r"\b([A-Z][a-z]+) (?:restarted|paged|called|asked|told|acked|approved|merged|reverted|deployed|fixed)"
    r" (?:the|it|us|our|[A-Z])",
    needs=r"[a-z] (?:restarted|paged|called|asked|told|acked|approved|merged|reverted|deployed|fixed) ",
)


def told_renowned(passage: Passage) -> Iterator[tuple[Find, Category]]:
    """What is called like something that everybody knows, and told to be a customer or to do what people do."""
    for pattern, called, category in (
        (_CALLED_CUSTOMER, _WORDS | _BORNE, Category.CUSTOMER),
        (_ACTING, _BORNE, Category.PERSON),
    ):
        for match in pattern.finditer(passage):
            if match[1].decode("latin-1").lower() in called:
                yield Find(*match.span(1)), category


def is_renowned(text: str, candidate: Candidate) -> bool:
    """Whether a candidate of a text is, alone or with what follows it, a name that everybody in the trade knows."""
    said = [word.plain for word in candidate.words]
    if said[0] in _WORDS if len(said) == 1 else " ".join(said) in _SEVERAL:
        return True
    before, more = (
        _BEFORE.search(text[max(0, candidate.start - 24) : candidate.start]),
        _MORE.match(text, candidate.end),
    )
    if before and " ".join([*plain(before[0]).split(), *said]) in _SEVERAL:
        return True
    following = plain(more[0]).split() if more else []
    return any(" ".join([*said, *following[:count]]) in _SEVERAL for count in range(1, len(following) + 1))
