"""Tokens that can be told by their form alone, as their vendors document it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from reviewer.redaction.checksums import crc_is_right
from reviewer.redaction.detectors.secret import wrapped
from reviewer.redaction.detectors.secret.credible import is_random
from reviewer.redaction.pattern import Deferred, Pattern
from reviewer.redaction.values import REMOVED, Category, Detector, Find, Passage


@dataclass(frozen=True)
class Format:
    """The form of one vendor's token. `gate` has its fixed parts in lower case, blank between them.

    `wraps`: it is so long that it is looked for on several lines.
    """

    id: str
    what: str
    gate: str
    source: str
    checked: bool = False
    needs: str = ""
    wraps: bool = False


FORMATS = (
    Format(
        "github-token", "GitHub token", "ghp_ gho_ ghu_ ghs_ ghr_", r"\bgh[pousr]_[A-Za-z0-9]{20,255}", checked=True
    ),
    Format("github-pat", "GitHub token", "github_pat_", r"\bgithub_pat_[A-Za-z0-9_]{20,255}"),
    Format(
        "gitlab-token",
        "GitLab token",
        "glpat- gldt- glrt- glptt- glcbt- glft- glsoat- glimt- glagent- gloas- glffct- glrtr-",
        r"\bgl(?:pat|dt|rt|rtr|ptt|cbt|ft|soat|imt|agent|oas|ffct)-[\w-]{16,}(?:\.[a-z0-9]{2}\.[a-z0-9]{9})?",
    ),
    Format("slack-token", "Slack token", "xox", r"\bxox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]{10,}"),
    Format("slack-app-token", "Slack app token", "xapp-", r"\bxapp-\d-[A-Za-z0-9-]{10,}"),
    Format("aws-access-key", "AWS access key", "akia asia abia acca", r"\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b"),
    Format(
        "aws-session-token",
        "AWS session token",
        "fwogzxivyxdz iqojb3jpz2lu",
        r"\b(?:FwoGZXIvYXdz|IQoJb3JpZ2lu)[\w+/=-]{50,}",
    ),
    Format("aws-bedrock-key", "AWS Bedrock key", "absk", r"\bABSK[A-Za-z0-9+/]{60,}={0,2}"),
    Format("google-api-key", "Google API key", "aiza", r"\bAIza[\w-]{30,45}"),
    Format("google-oauth-token", "Google access token", "ya29.", r"\bya29\.[\w-]{20,}"),
    Format("google-client-secret", "Google client secret", "gocspx-", r"\bGOCSPX-[\w-]{20,}"),
    Format("google-refresh-token", "Google refresh token", "1//0", r"\b1//0[\w-]{30,}"),
    Format("azure-client-secret", "Azure client secret", "q~", r"\b[\w~.]{3}\dQ~[\w~.-]{30,36}"),
    Format("stripe-key", "Stripe key", "sk_ rk_", r"\b[sr]k_(?:live|test|prod)_[A-Za-z0-9]{10,250}"),
    Format("webhook-secret", "webhook signing secret", "whsec_", r"\bwhsec_[A-Za-z0-9+/=_-]{12,}"),
    Format("multimail-key", "MultiMail key", "mm_", r"\bmm_(?:live|test)_[A-Za-z0-9_-]{8,}"),
    Format("twilio-key", "Twilio API key", "sk", r"\bSK[0-9a-f]{32}\b", needs=r"SK[0-9a-f]{8}"),
    Format("sendgrid-key", "SendGrid key", "sg.", r"\bSG\.[\w-]{16,32}\.[\w-]{30,64}"),
    Format("mailgun-key", "Mailgun key", "key-", r"\bkey-[0-9a-f]{32}\b"),
    Format("mailchimp-key", "Mailchimp key", "-us", r"\b[0-9a-f]{32}-us\d{1,2}\b"),
    Format("resend-key", "Resend key", "re_", r"\bre_[A-Za-z0-9]{6,10}_[A-Za-z0-9]{20,}"),
    Format("brevo-key", "Brevo key", "xkeysib-", r"\bxkeysib-[0-9a-f]{64}-[A-Za-z0-9]{16}"),
    Format("npm-token", "npm token", "npm_", r"\bnpm_[A-Za-z0-9]{30,48}", checked=True),
    Format("pypi-token", "PyPI token", "pypi-", r"\bpypi-[\w-]{40,}"),
    Format("rubygems-key", "RubyGems key", "rubygems_", r"\brubygems_[0-9a-f]{40,}"),
    Format("nuget-key", "NuGet key", "oy2", r"\boy2[a-z0-9]{43}\b"),
    Format("docker-token", "Docker Hub token", "dckr_", r"\bdckr_(?:pat|oat)_[\w-]{20,}"),
    Format("digitalocean-token", "DigitalOcean token", "_v1_", r"\bdo[opr]_v1_[0-9a-f]{40,64}"),
    Format("heroku-key", "Heroku key", "hrku-", r"\bHRKU-[\w-]{30,}"),
    Format("vault-token", "Vault token", "hvs. hvb. hvr.", r"\bhv[sbr]\.[\w-]{20,}"),
    Format("vault-service-token", "Vault token", "s.", r"\bs\.[A-Za-z0-9]{24}\b", needs=r"s\.[A-Za-z0-9]{12}"),
    Format("terraform-token", "Terraform token", ".atlasv1.", r"\b[A-Za-z0-9]{14}\.atlasv1\.[\w-]{40,}"),
    Format("doppler-token", "Doppler token", "dp.", r"\bdp\.(?:pt|st|ct|sa|scim|audit)\.(?:[\w-]+\.)?[A-Za-z0-9]{30,}"),
    Format("databricks-token", "Databricks token", "dapi", r"\bdapi[0-9a-f]{32}(?:-\d)?\b"),
    Format("grafana-token", "Grafana token", "glsa_ glc_", r"\bgl(?:sa|c)_[A-Za-z0-9+/_=]{24,}"),
    Format("linear-key", "Linear key", "lin_", r"\blin_(?:api|oauth)_[A-Za-z0-9]{32,}"),
    Format("notion-token", "Notion token", "secret_ ntn_", r"\b(?:secret|ntn)_[A-Za-z0-9]{40,50}\b"),
    Format("figma-token", "Figma token", "figd_", r"\bfig[dou]_[\w-]{30,}"),
    Format("airtable-token", "Airtable token", "pat", r"\bpat[A-Za-z0-9]{14}\.[0-9a-f]{64}\b", needs=r"\.[0-9a-f]{16}"),
    Format("atlassian-token", "Atlassian token", "atatt atctt atbb", r"\b(?:ATATT3|ATCTT3|ATBB)[\w=-]{24,}"),
    Format("anthropic-key", "Anthropic key", "sk-ant-", r"\bsk-ant-[\w-]{20,}"),
    Format("openai-key", "OpenAI key", "sk-", r"\bsk-(?:proj-|svcacct-|admin-|None-)?[A-Za-z0-9_-]{20,}"),
    Format("huggingface-token", "Hugging Face token", "hf_", r"\bhf_[A-Za-z0-9]{30,40}\b"),
    Format("replicate-token", "Replicate token", "r8_", r"\br8_[A-Za-z0-9]{30,40}\b"),
    Format("groq-key", "Groq key", "gsk_", r"\bgsk_[A-Za-z0-9]{40,}"),
    Format("xai-key", "xAI key", "xai-", r"\bxai-[A-Za-z0-9]{40,}"),
    Format("perplexity-key", "Perplexity key", "pplx-", r"\bpplx-[A-Za-z0-9]{40,}"),
    Format("shopify-token", "Shopify token", "shp", r"\bshp(?:at|ca|pa|ss|ua)_[0-9a-fA-F]{30,40}"),
    Format("square-token", "Square token", "sq0", r"\bsq0[a-z]{3}-[\w-]{20,}"),
    Format(
        "paypal-token",
        "PayPal token",
        "access_token$",
        r"\baccess_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}",
    ),
    Format("plaid-token", "Plaid token", "access-", r"\baccess-(?:sandbox|development|production)-[0-9a-f-]{36}"),
    Format("telegram-token", "Telegram bot token", ":aa", r"\b\d{8,10}:AA[\w-]{32,34}"),
    Format(
        "discord-token",
        "Discord bot token",
        ".",
        r"\b[MNO][A-Za-z\d_-]{23,27}\.[\w-]{6}\.[\w-]{27,40}",
        needs=r"\.[\w-]{6}\.[\w-]{8}",
    ),
    Format("cloudflare-key", "Cloudflare key", "v1.0-", r"\bv1\.0-[0-9a-f]{20,32}-[0-9a-f]{100,160}"),
    Format("planetscale-token", "PlanetScale token", "pscale_", r"\bpscale_(?:tkn|pw|oauth)_[\w.=-]{30,}"),
    Format("supabase-key", "Supabase key", "sbp_ sb_secret_", r"\b(?:sbp|sb_secret)_[\w-]{20,}"),
    Format("netlify-token", "Netlify token", "nfp_", r"\bnfp_[A-Za-z0-9]{30,}"),
    Format("fly-token", "Fly token", "fm1r_ fm2_ fo1_", r"\b(?:fm1r|fm2|fo1)_[\w+/=,-]{40,}"),
    Format("pulumi-token", "Pulumi token", "pul-", r"\bpul-[0-9a-f]{40}\b"),
    Format("sonar-token", "SonarQube token", "sqp_ squ_ sqa_", r"\bsq[pua]_[0-9a-f]{40}\b"),
    Format("sentry-token", "Sentry token", "sntrys_ sntryu_", r"\bsntry[su]_[A-Za-z0-9+/=_]{40,}"),
    Format(
        "newrelic-key",
        "New Relic key",
        "nrak nrjs nrii nrra",
        r"\bNR(?:AK|JS|II|RA)-[A-Za-z0-9_-]{19,40}|\b[0-9a-f]{36}NRAL\b",
    ),
    Format("pagerduty-key", "PagerDuty key", "pdus+ pdeu+", r"\bpd(?:us|eu)\+[\w+-]{16,}"),
    Format("honeycomb-key", "Honeycomb key", "hcaik_ hcxik_ hcbik_ hcamk_", r"\bhc[a-z]{3}_[A-Za-z0-9_]{26,}"),
    Format(
        "launchdarkly-key",
        "LaunchDarkly key",
        "sdk- mob- api-",
        r"\b(?:sdk|mob|api)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b",
    ),
    Format("mapbox-token", "Mapbox token", "sk.eyj", r"\bsk\.eyJ[\w-]{20,}\.[\w-]{20,}"),
    Format("contentful-token", "Contentful token", "cfpat-", r"\bCFPAT-[\w-]{40,}"),
    Format("postman-key", "Postman key", "pmak-", r"\bPMAK-[0-9a-f]{24}-[0-9a-f]{34}\b"),
    Format("dynatrace-token", "Dynatrace token", "dt0", r"\bdt0[a-z]\d\d\.[A-Z0-9]{8,32}\.[A-Z0-9]{60,70}"),
    Format("alibaba-key", "Alibaba Cloud key", "ltai", r"\bLTAI[A-Za-z0-9]{12,22}\b"),
    Format("age-key", "age private key", "age-secret-key-1", r"\bAGE-SECRET-KEY-1[A-Z0-9]{50,60}"),
    Format("onepassword-token", "1Password token", "ops_eyj", r"\bops_eyJ[\w-]{60,}=*"),
    Format("jfrog-key", "JFrog key", "akcp", r"\bAKCp[A-Za-z0-9]{60,80}\b"),
    Format("buildkite-token", "Buildkite token", "bkua_", r"\bbkua_[0-9a-f]{40}\b"),
    Format("circleci-token", "CircleCI token", "ccipat_ ccipr", r"\bCCIP(?:AT|RJ)_[A-Za-z0-9]{16,}_[0-9a-f]{40}"),
    Format("tailscale-key", "Tailscale key", "tskey-", r"\btskey-[a-z]+-[A-Za-z0-9-]{16,}"),
    Format("easypost-key", "EasyPost key", "ezak eztk", r"\bEZ[AT]K[A-Za-z0-9]{54}\b"),
    Format("typeform-token", "Typeform token", "tfp_", r"\btfp_[\w.-]{50,}"),
    Format("flutterwave-key", "Flutterwave key", "flwseck", r"\bFLWSECK(?:_TEST)?-[0-9a-zA-Z]{12,40}(?:-X)?"),
    Format("jwt", "JSON web token", "eyj", r"\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{5,}", wraps=True),
    Format(
        "jwe",
        "encrypted web token",
        "eyj",
        r"\beyJ[\w-]{8,}\.[\w-]*\.[\w-]{8,}\.[\w-]{8,}\.[\w-]{16,}",
        wraps=True,
    ),
    Format(
        "prefixed-token",
        "token",
        "_live_ _prod_ _secret_ _pat_ _token_ _key_ _api_ _test_",
        r"\b[a-z][a-z0-9]{1,11}_(?:live|prod|secret|pat|token|key|api|test)_[A-Za-z0-9]{20,}",
    ),
)


# What follows the part of a token that was left readable.
_MASK = Deferred(r"\*|\.{3}|\u2026|\u2022|x{3}")


def _detector(form: Format) -> Detector:
    reason = f"A {form.what}: whoever reads it can use it"
    return Detector(form.id, Category.SECRET, reason, REMOVED, tuple(form.gate.split()), _finder(form))


def _finder(form: Format) -> Callable[[Passage], Iterator[Find]]:
    pattern = Pattern(form.source, needs=form.needs)

    def on_one_line(passage: Passage) -> Iterator[Find]:
        for match in pattern.finditer(passage):
            value = passage.text[match.start() : match.end()].rstrip(".,-")
            is_masked = _MASK.match(passage.text, match.end())
            if is_random(value) and not is_masked and not value.startswith("pk_"):
                yield Find(match.start(), match.start() + len(value), _when_checked(form, value))

    def find(passage: Passage) -> Iterator[Find]:
        yield from on_one_line(passage)
        for reading in passage.once(wrapped.runs):
            for one in on_one_line(Passage(reading.text, passage.org)):
                start, end = reading.written(one.start, one.end)
                yield replace(one, start=start, end=end)

    return find if form.wraps else on_one_line


def _when_checked(form: Format, value: str) -> str | None:
    if form.checked and crc_is_right(value):
        return f"A {form.what} whose checksum is right: whoever reads it can use it"
    return None


DETECTORS = tuple(_detector(form) for form in FORMATS)
