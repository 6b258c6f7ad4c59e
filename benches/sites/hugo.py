"""The same site for Hugo: the corpus's profiles with TOML front matter, which Hugo reads faster, and templates that
give the same pages, listings by twenty, terms, feeds of twenty, sitemap, robots and 404."""
import re
import shutil

LISTS = [("level", "levels"), ("place", "places"), ("field", "fields"), ("movement", "movements")]
CONFIG = """baseURL = "https://do.example.vn/"
title = "Trang đo tốc độ"
languageCode = "vi"
defaultContentLanguage = "vi"
timeZone = "Asia/Ho_Chi_Minh"
enableRobotsTXT = true
[pagination]
pagerSize = 20
[taxonomies]
level = "levels"
place = "places"
field = "fields"
movement = "movements"
[outputs]
home = ["html", "rss"]
section = ["html"]
taxonomy = ["html"]
term = ["html", "rss"]
[services.rss]
limit = 20
[params]
agency = "Cơ quan"
address = "Địa chỉ"
email = "lien-he@example.vn"
[markup.goldmark.renderer]
unsafe = false
"""
BASE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – {{ site.Title }}</title>
<meta name="description" content="{{ .Params.summary }}">
<link rel="canonical" href="{{ .Permalink }}">
<meta property="og:title" content="{{ .Title }}">
<meta property="og:description" content="{{ .Params.summary }}">
<meta property="og:url" content="{{ .Permalink }}">
<meta property="og:type" content="{{ if .IsPage }}article{{ else }}website{{ end }}">
<meta property="og:locale" content="vi_VN">
{{ range .AlternativeOutputFormats }}<link rel="{{ .Rel }}" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">
{{ end }}{{ block "data" . }}{{ end }}</head>
<body>
<a href="#main">Đến nội dung</a>
<header><a href="{{ "/" | relURL }}">{{ site.Title }}</a>
<nav aria-label="Chính"><ul><li><a href="{{ "/guong/" | relURL }}">Gương</a></li>{{ range site.Taxonomies }}{{ with .Page }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}</ul></nav></header>
<main id="main">{{ block "main" . }}{{ end }}</main>
<footer><p>{{ site.Params.agency }}, {{ site.Params.address }}</p><p><a href="mailto:{{ site.Params.email }}?subject={{ .Permalink | urlquery }}">Báo sai sót</a></p></footer>
</body>
</html>
"""
SINGLE = """{{ define "data" }}<script type="application/ld+json">{{ dict "@context" "https://schema.org" "@type" "WebPage" "url" .Permalink "inLanguage" "vi" "mainEntity" (dict "@type" "Person" "name" .Title "description" .Params.summary) | jsonify | safeJS }}</script>
{{ end }}{{ define "main" }}<nav aria-label="Đường dẫn"><ol><li><a href="{{ "/" | relURL }}">Trang đầu</a></li>{{ with .CurrentSection }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ol></nav>
<article><h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p><p><time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "02/01/2006" }}</time></p>
<dl>{{ range slice "levels" "places" "fields" "movements" }}<dt>{{ . }}</dt>{{ range $.GetTerms . }}<dd><a href="{{ .RelPermalink }}">{{ .Title }}</a></dd>{{ end }}{{ end }}</dl>
{{ .TableOfContents }}
{{ .Content }}
<nav aria-label="Trước và sau">{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav></article>{{ end }}
"""
LIST = """{{ define "main" }}<h1>{{ .Title }}</h1>{{ $pages := .Pages }}{{ if .IsHome }}{{ $pages = site.RegularPages }}{{ end }}{{ $p := .Paginate $pages }}
<ul>{{ range $p.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> <time datetime="{{ .Date.Format "2006-01-02" }}">{{ .Date.Format "02/01/2006" }}</time><p>{{ .Params.summary }}</p></li>{{ end }}</ul>
{{ if gt $p.TotalPages 1 }}<nav aria-label="Trang">{{ with $p.Prev }}<a href="{{ .URL }}">Mới hơn</a>{{ end }} {{ $p.PageNumber }}/{{ $p.TotalPages }} {{ with $p.Next }}<a href="{{ .URL }}">Cũ hơn</a>{{ end }}</nav>{{ end }}{{ end }}
"""
TERMS = """{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}
"""
HOME = """{{ define "main" }}<h1>{{ site.Title }}</h1><ul>{{ range first 20 site.RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a><p>{{ .Params.summary }}</p></li>{{ end }}</ul>{{ end }}
"""


def profile(text):
    """One profile of the corpus, as Hugo's users would write it."""
    _, front, body = text.split("---\n", 2)
    said = dict(re.findall(r"^(\w+): (.+)$", front, re.M))
    quoted = lambda value: '"' + value.strip('"').replace('"', "'") + '"'
    many = lambda value: "[" + ", ".join(quoted(v) for v in value.strip("[]").split(", ")) + "]"
    toml = [f"title = {quoted(said['title'])}", f"date = {said['date']}", f"kind = {quoted(said['kind'])}".replace("kind", "who"),
            f"levels = {many(said['level'])}", f"places = {many(said['place'])}", f"fields = {many(said['fields'])}",
            f"movements = {many(said['movements'])}", f"summary = {quoted(said['summary'])}"]
    body = re.sub(r"\(profile:(p-\d+)\)", r"(/guong/\1/)", body)
    return "+++\n" + "\n".join(toml) + "\n+++\n" + body


def write(corpus, out):
    """Hugo's site from a corpus."""
    shutil.rmtree(out, ignore_errors=True)
    layouts = out / "layouts"
    (out / "content/guong").mkdir(parents=True)
    (layouts / "_default").mkdir(parents=True)
    (out / "hugo.toml").write_text(CONFIG)
    for name, text in [("baseof", BASE), ("single", SINGLE), ("list", LIST), ("terms", TERMS), ("home", HOME)]:
        (layouts / "_default" / f"{name}.html").write_text(text)
    (layouts / "404.html").write_text('{{ define "main" }}<h1>Không có trang này</h1>{{ end }}')
    (out / "content/guong/_index.md").write_text('+++\ntitle = "Gương"\n+++\n')
    for file in sorted((corpus / "content/profiles").glob("*.md")):
        (out / "content/guong" / file.name).write_text(profile(file.read_text()))
