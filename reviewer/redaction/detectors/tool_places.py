"""Where tools of work are found: by the name of the tool in a host, and at the vendors who keep them for others."""

from reviewer.redaction.lexicon.wordlist import words

# The first or second label of a host that is one of our own tools, wherever it is kept.
TOOLS = words(
    """
    dash jira confluence wiki grafana kibana jenkins gitlab sentry argocd argo airflow metabase looker superset
    backstage prometheus alertmanager splunk pagerduty opsgenie slack mattermost rocketchat rundeck sonarqube sonar
    nexus artifactory harbor phabricator bugzilla redmine youtrack tickets ticket servicedesk helpdesk-internal
    oncall incident incidents runbooks runbook postmortems dashboards dashboard jaeger zipkin tempo loki thanos
    consul vault nomad rancher spinnaker tekton drone teamcity bamboo buildkite concourse gerrit gitea bitbucket git
    github crucible zabbix nagios icinga checkmk datadog honeycomb newrelic kiali flower celery pgadmin phpmyadmin
    hue zeppelin jupyter databricks tableau ci cd build builds chat teams notion outline sharepoint intranet logs
    logging monitoring metrics graylog traefik longhorn unleash flagsmith statuspage-admin admin-tools backoffice
    retool sourcegraph linear asana trello miro pulse graphs graph boards board kanban postmortem pm rota calls
    notes minutes review reviews releases traces tracing pager paging stash handbook status-admin itsm
    meet meeting meetings call bridge jitsi bbb bigbluebutton webmeet conf warroom prom smokeping cacti librenms
    observium netbox racktables ipam phpipam awx foreman katello opensearch-dashboards uptime kuma vmalert pyroscope
    parca perses karma ptr standup retro board docs-internal runner runners coverage allure reportportal testrail
    zentao openproject taiga plane wekan nextcloud owncloud etherpad hedgedoc pad codimd cryptpad bookstack dokuwiki
    mediawiki xwiki moin docmost excalidraw drawio miro-internal planka kanboard glpi otrs zammad osticket freescout
    faveo snipeit snipe-it rt requesttracker zulip element matrix irc chatops hubot errbot n8n windmill prefect dagster
    kestra temporal-ui mlflow kubeflow wandb clearml rancher-ui octant headlamp k8s-dashboard kubecost opencost
    vault-ui boundary teleport guacamole bastion-ui cyberark passbolt bitwarden vaultwarden keeper
    crisis crisisroom war-room situation sitrep emergency krisenstab lagezentrum
    crm slides deck decks presentations whiteboard erp hris siem soar cmdb
    elk elastic-ui opensearch-ui logview loghost seq papertrail humio sumo scalyr
    """
)
# How the path of a page begins that people look at, whatever the tool is called.
PAGES = words(
    """
    boards board b t n d doc docs document documents page pages wiki view views rec recording recordings case cases
    ticket tickets issue issues incident incidents runbook runbooks playbook playbooks trace traces graph graphs
    dashboard dashboards dash report reports build builds job jobs pipeline pipelines run runs deploys deploy
    deployments release releases checklist checklists schedule schedules oncall rota project projects task tasks
    channel channels thread threads chat room rooms postmortem postmortems pm pir review reviews r pr mr commit
    commits browse search discover notebook notebooks alert alerts silences note notes calendar timeline plan plans
    space spaces team teams story epic card cards sheet sheets file files share s p q explore logs notebooks survey
    form forms workflow workflows approvals change changes folders folder archives stack stacks
    """
)
# Paths that programs ask for.
MACHINE_PATHS = words(
    """
    api rest rpc graphql v1 v2 v3 v4 health healthz healthcheck livez readyz ready live metrics debug actuator
    federate status ping login oauth oauth2 token webhook webhooks hooks internal admin static assets jobs-api
    """
)
_DATADOG = (
    r"/(?:dashboard|monitors|apm|logs|notebook|incidents|metric|trace|synthetics|slo|infrastructure|event|rum|s/).*"
)
# Domains of vendors where customers have a place of their own, and how the path of such a place looks.
VENDORS = {
    "slack.com": r"(?:/archives/|/client/|/files/|/app_redirect|/canvas).+",
    "atlassian.net": r"/.+",
    "jira.com": r"/.+",
    "pagerduty.com": r"/(?:incidents|services|service-directory|schedules|escalation|analytics|users|postmortems).*",
    "opsgenie.com": r"/.+",
    "grafana.net": r"/.*",
    "datadoghq.com": _DATADOG,
    "datadoghq.eu": _DATADOG,
    "newrelic.com": r"/(?:accounts|nr1|redirect|launcher|alerts|dashboards|infra).*",
    "sentry.io": r"/(?:organizations/|issues/|share/|[\w-]+/[\w-]+/issues).*|/issues.*",
    "splunkcloud.com": r"/.*",
    "honeycomb.io": r"/[\w-]+/.+",
    "signalfx.com": r"/.+",
    "logz.io": r"/.+",
    "sumologic.com": r"/ui.*",
    "app.circleci.com": r"/.+",
    "circleci.com": r"/(?:gh|bb|gl|jobs|workflow-run).+",
    "buildkite.com": r"/(?!docs|blog|about|pricing)[\w-]+/.+",
    "travis-ci.com": r"/.+/.+",
    "dev.azure.com": r"/.+",
    "visualstudio.com": r"/_.*|/.+/_.*",
    "bitbucket.org": r"/[\w-]+/.+",
    "linear.app": r"/[\w-]+/(?:issue|project|team|view).*",
    "app.asana.com": r"/.+",
    "trello.com": r"/[bc]/.+",
    "app.clickup.com": r"/.+",
    "app.shortcut.com": r"/.+",
    "monday.com": r"/boards.*",
    "youtrack.cloud": r"/.+",
    "notion.so": r"/(?:[\w-]+/.+|[\w-]*[0-9a-f]{32}.*)",
    "notion.site": r"/.+",
    "docs.google.com": r"/.+",
    "drive.google.com": r"/.+",
    "sheets.google.com": r"/.+",
    "meet.google.com": r"/[a-z].+",
    "chat.google.com": r"/.+",
    "sharepoint.com": r"/.*",
    "teams.microsoft.com": r"/.+",
    "onedrive.live.com": r"/.+",
    "zoom.us": r"/(?:j|my|rec|s|w)/.+",
    "webex.com": r"/(?:meet|join|j\.php).+",
    "zendesk.com": r"/agent.*",
    "freshdesk.com": r"/a/.*",
    "freshservice.com": r"/.+",
    "service-now.com": r"/.*",
    "intercom.com": r"/a/.*",
    "hubspot.com": r"/(?:contacts|tickets|deals).*",
    "lightning.force.com": r"/.*",
    "my.salesforce.com": r"/.*",
    "miro.com": r"/app/.+",
    "figma.com": r"/(?:file|design|board|proto)/.+",
    "lucid.app": r"/.+",
    "loom.com": r"/share/.+",
    "console.aws.amazon.com": r"/.*",
    "awsapps.com": r"/.*",
    "console.cloud.google.com": r"/.+",
    "portal.azure.com": r"/.*",
    "app.incident.io": r"/.+",
    "firehydrant.io": r"/.+",
    "rootly.com": r"/account.*",
    "victorops.com": r"/.+",
    "manage.statuspage.io": r"/.*",
    "launchdarkly.com": r"/[\w-]+/.+",
    "cloud.databricks.com": r"/.*",
    "looker.com": r"/(?:dashboards|looks|explore|embed).*",
    "retool.com": r"/(?:apps|editor).*",
    "airtable.com": r"/(?:app|tbl|shr)\w.*",
    "coda.io": r"/d/.+",
    "quip.com": r"/\w{8,}.*",
    "guru.com": r"/card.+",
    "app.getguru.com": r"/.+",
    "slab.com": r"/posts.+",
    "dropbox.com": r"/(?:s|scl|home|sh)/.+",
    "box.com": r"/(?:s|file|folder)/.+",
    "postman.co": r"/workspace.+",
    "snyk.io": r"/org/.+",
    "sonarcloud.io": r"/(?:project|dashboard).+",
    "codecov.io": r"/gh/.+",
    "app.terraform.io": r"/app/.+",
    "spacelift.io": r"/stack.+",
    "vercel.com": r"/(?!docs|blog|pricing|templates)[\w-]+/[\w-]+.+",
    "app.netlify.com": r"/.+",
    "dashboard.heroku.com": r"/.+",
    "dashboard.stripe.com": r"/.+",
    "cloudflare.com": r"/[0-9a-f]{32}.*",
    "mattermost.com": r"/[\w-]+/(?:channels|pl)/.+",
    "discord.com": r"/channels/.+",
    "xmatters.com": r"/.+",
    "squadcast.com": r"/incident.+",
    "uptimerobot.com": r"/dashboard.*",
    "app.datadog.com": r"/.+",
    "gitlab.com": r"/[\w.-]+/[\w.-]+/?.*",
    "github.com": r"/[\w.-]+/[\w.-]+/?.*",
}
PUBLIC_OWNERS = words(
    """
    kubernetes kubernetes-sigs golang python django nodejs redis postgres apache hashicorp aws awslabs google
    googleapis microsoft torvalds grafana prometheus elastic facebook meta netflix uber airbnb openssl curl nginx
    envoyproxy istio helm argoproj fluxcd containerd moby docker etcd-io grpc rust-lang openjdk spring-projects
    hibernate rails ruby php laravel symfony dotnet nuget npm pypa psf pallets encode celery advisories security
    about features orgs sponsors topics collections marketplace github actions cli desktop gitlab-org mysql mariadb
    mongodb cockroachdb pingcap confluentinc edenhill rabbitmq minio ceph openssh vitessio clickhouse open-telemetry
    jaegertracing cert-manager traefik haproxy varnishcache vercel facebookresearch openai anthropics tensorflow
    pytorch sqlalchemy tiangolo psycopg jupyter numpy pandas-dev explore pricing login join settings notifications
    stretchr spf13 gorilla gin-gonic sirupsen urfave burntsushi tokio-rs serde-rs dtolnay aquasecurity sigstore snyk
    prometheus-community open-policy-agent dependabot renovatebot pyca pydantic benoitc octocat nvm-sh homebrew owasp
    jenkinsci gradle junit-team mockito quarkusio netty reactor square huggingface langchain-ai mozilla w3c whatwg
    danluu sindresorhus prettier typescript-eslint vitejs rollup evanw denoland oven-sh withastro tailwindlabs valkey-io
    opensearch-project cncf goharbor rancher cilium longhorn-io strimzi debezium duckdb timescale citusdata example
    eslint babel webpack vuejs angular sveltejs expressjs axios lodash jquery twbs bigskysoftware
    eclipse eclipse-mosquitto eclipse-vertx eclipse-ee4j aio-libs
    """
)
PUBLIC_FIRST = words(
    """
    docs help support status community developer developers blog learn academy forum trust api-docs knowledge
    """
)
