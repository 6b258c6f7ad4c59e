did-you-mean = did you mean `{ $near }`?

# Files
g101 = This file is not UTF-8.
    .hint = Open it in an editor and save it as UTF-8.
g102 = This file holds a NUL character.
    .hint = It may be damaged; take it from a backup.
g103 = The entry does not begin with a `---` line.
    .hint = The first line is `---`, then keys such as `title:`, then `---`.
g104 = The front matter has no closing `---` line.
    .hint = Add a `---` line after the last key.
g105 = The front matter is too long ({ $size } bytes; 1 MiB at most).
    .hint = Move long text into the body.
g106 = This link leads out of the project: `{ $target }`.
    .hint = Copy the file into the project.
g107 = This link leads to itself or nowhere: `{ $target }`.
    .hint = Remove the link.
g108 = This is not an ordinary file.
    .hint = Remove it or move it away.
g109 = Two file names are the same in normalized Unicode: `{ $other }`.
    .hint = Rename one of them.
g110 = A folder stands where a file belongs.
    .hint = Rename the folder, without `.md` or `.yaml`.
g111 = This file cannot be read: { $why }.
    .hint = Check its permissions.
g112 = This file belongs to no kind of content.
    .hint = Move it into the right folder of `content/`.
g113 = The file `{ $file }` is missing.
    .hint = Run the command in the site's folder, or name it with `--root`.
g114 = This file's name is not UTF-8: `{ $name }`.
    .hint = Rename it.
g115 = The text of `{ $path }` was changed while the site was being built.
    .hint = Run the command again.

# YAML
g121 = The YAML cannot be read: { $why }.
    .hint = Check indentation, brackets and quotation marks near here.
g122 = The key `{ $key }` is given twice.
    .hint = Keep one of them.
g123 = Nested deeper than 64.
    .hint = Write it flatter.
g124 = YAML anchors and aliases multiply too far.
    .hint = Write the values out.
g125 = The YAML tag `{ $tag }` is not used here.
    .hint = Remove the tag; quote the value if it is text.
g126 = The merge key `<<` is not used here.
    .hint = Write the keys out.
g127 = This file holds two YAML documents.
    .hint = Remove the `---` line between them.
g128 = A key must be text.
    .hint = Write the key as one word, not a list.

# Values
g131 = There is no key `{ $key }` here.
    .hint = `guong schema` shows the keys.
g132 = The required key `{ $key }` is missing{ $line ->
        [none] .
       *[other] {" "}(from the item on line { $line }).
    }
    .hint = Add `{ $key }:`.
g133 = `{ $key }` must be { $expected ->
        [text] text
        [list] a list
        [map] keys and values
        [yes-no] `true` or `false`
        [number] a number
        [day] a day
        [moment] a day, with a time if need be
        [localized] text, or text by language
       *[other] { $expected }
    }.
    .hint = Here it is { $found ->
        [nothing] empty
        [text] text
        [list] a list
       *[map] keys and values
    }.
g134 = `{ $key }: { $value }` is not a day of the calendar.
    .hint = Write year-month-day, such as 2023-09-02, or 2023-09-02T07:30.
g135 = `{ $key }: { $value }` cannot be used.
    .hint = Choose one of: { $choices }.
g136 = `{ $key }: { $value }` is not an id.
    .hint = An id has lower-case letters without marks, digits and hyphens: `bi-thu-thon`.
g137 = `{ $key }: { $value }` is not a number.
    .hint = Write digits, with a dot before decimals: 57.2.
g138 = `{ $key }: { $value }` is easily misread: YAML takes it for a decimal.
    .hint = Write { $whole } for thousands, or { $decimal } for decimals.
g139 = `{ $key }: { $value }` is not between { $least } and { $most }.
    .hint = Write a whole number within these bounds.
g140 = Nothing stands after `{ $key }`.
    .hint = Fill it in, or remove the key.
g141 = The end { $to } is before the begin { $from }.
    .hint = Check both days.
g142 = `{ $key }: { $value }` is not an address that can be used.
    .hint = Write a full address that begins with https://.
g143 = `{ $key }`: the site has no language `{ $value }`.
    .hint = Add it to `languages` in site.yaml, or mend the name.
g144 = `{ $value }` is given twice.
    .hint = Keep one of them.
g145 = `{ $key }: { $value }` begins with a zero.
    .hint = Remove the zero, or quote the value if it is a code.
g146 = `{ $key }` cannot stand beside `{ $other }`.
    .hint = Keep one of them.
g147 = The address pattern of `{ $key }` cannot be used: `{ $value }`.
    .hint = {"A pattern begins and ends with /, holds {id}, and uses only {id} {year} {month} {place} {level}."}
g148 = Here `{ $key }` is missing.
g149 = `{ $key }: { $value }` is not the name of a host.
    .hint = Write only the host, without https:// and path: kontum.gov.vn.
g150 = The address pattern of `{ $key }` is `{ $value }`, but that place belongs to { $other }.
    .hint = Choose another first part for these addresses.
g190 = { $count } more problems of kind { $alike } in this file are not listed.
    .hint = Mend those above and build again.

# Entries and relations
g201 = The id `{ $id }` is taken by { $other }.
    .hint = Give one of them another id.
g202 = There is no { $kind } with the id `{ $id }`.
    .hint = Check the id, or define it.
g203 = A translation without its original { $original }.
    .hint = Write the original, or rename the file.
g204 = `{ $id }` leads back to itself.
    .hint = Mend one link of the circle.
g205 = The entry has no source with the id `{ $id }`.
    .hint = Add it to `sources`, or mend the id.
g206 = `{ $indicator }` takes no measured claim in { $year }.
    .hint = Only flows can be summed; use `claim: supports`.
g207 = The group `{ $id }` has no members.
    .hint = Add `members`.
g208 = An erased entry still holds `{ $key }`.
    .hint = Leave only `id` and `erased`.
g209 = `{ $id }` refers to itself.
    .hint = Remove this reference.
g210 = The translation says `{ $key }: { $value }`, its original says `{ $other }`.
    .hint = Remove the key from the translation, or write what the original says.

# Bodies
g301 = HTML is not used in entries: `{ $html }`.
    .hint = Write Markdown, or an `embed` block.
g302 = A link to the { $kind } `{ $id }`, which does not exist.
    .hint = Check the id.
g303 = There is no file `{ $file }`.
    .hint = Check the path.
g304 = The picture `{ $src }` has no alternative text.
    .hint = {"Say in brackets what it shows: ![a tea hill](hill.jpg)."}
g305 = A picture or sound of another host: `{ $src }`.
    .hint = Download the file and put it beside the entry.
g306 = A forbidden link: `{ $link }`.
    .hint = Use an https:// address.
g307 = There is no embed `{ $name }`.
    .hint = There are: quote, profile, indicator, chart, table, audio, video, gallery, timeline.
g308 = `{ $text }` cannot be read.
    .hint = {"Write {{ind id@period}}, such as {{ind revenue@2023-M07}}."}
g309 = `{ $indicator }` was not reported for { $period }.
    .hint = Check the period, or add the figure.
g310 = A link to `{ $host }`, which is not on the list.
    .hint = Add it to `policy.outbound.allow` in site.yaml if you trust it.
g311 = The page has no place `{ $link }`.
    .hint = Check the heading's name.
g312 = A first-level heading in the body: “{ $text }”.
    .hint = Use ##, since the title is the page's first heading.
g313 = The footnote `{ $name }` is not defined.
    .hint = Add it at the end of the body.
g314 = The table `{ $file }` cannot be read: { $why }.
    .hint = Save it as CSV in UTF-8.
g315 = The attribute `{ $text }` cannot be read.
    .hint = {"Write {lang=bdq} or {#name}."}
g316 = This site has no address `{ $link }`.
    .hint = Check it, or link by id.
g317 = The footnote `{ $name }` is written twice.
    .hint = Keep one of them, or rename one.
g318 = The embed `{ $name }` has no closing line, so that it took all that follows.
    .hint = Add a line ``` after its last line.
g319 = A block of code has no closing line: what follows is shown as code.
    .hint = Add a line ``` where the code ends.

# Pictures
g401 = There is no file `{ $src }`.
    .hint = Put it beside the entry, or mend the name.
g402 = `{ $src }` is not a picture ({ $found }).
    .hint = Export it again as JPEG or PNG.
g403 = The picture `{ $src }` is damaged: { $why }.
    .hint = Take the original again.
g404 = The picture `{ $src }` is too large: { $width } × { $height }.
    .hint = Scale it down to under 200 megapixels; less still where decoding takes over 2 GiB of memory, as with 16-bit pictures.
g405 = The HEIC picture `{ $src }` cannot be read.
    .hint = Export it as JPEG.
g406 = The SVG picture `{ $src }` may stand only in `static/`.
    .hint = Export it as PNG.
g407 = `{ $src }` is published as it is and carries hidden data: { $what }.
    .hint = Remove the hidden data (of a picture: time, camera, where it was taken; of a sound: its cover, comments) and save the file again.
g408 = This type of picture cannot be read: `{ $src }` ({ $found }).
    .hint = Export it as JPEG or PNG.
g409 = The picture `{ $src }` has no alternative text (`alt`); “{ $alt }” is used for now.
    .hint = Write `alt:` and say what it shows.

# The gate
g501 = The consent of the { $what ->
        [photo] people in the pictures
       *[person] person
    } is missing.
    .hint = Write day and record into `consent`.
g502 = The consent ended on { $until }.
    .hint = Ask for it again, then change `until`.
g503 = A child is profiled and the guardian's consent is missing.
    .hint = Write `consent.guardian`.
g504 = The sensitive field `{ $key }` has no consent.
    .hint = Write `consent.sensitive`, or remove the field.
g505 = This entry should have been reviewed again by { $review_by }.
    .hint = Review it, then change `review`.
g506 = `{ $src }` shows a child and the guardian's consent is missing.
    .hint = Write `guardian` beside it.
g507 = `{ $src }` is not published yet, so it is not shown here either.
    .hint = It belongs to an entry that is kept back, or is a picture without consent. See what is kept back, or use another file.

# Addresses
g601 = The address `{ $address }` of { $who } would vanish.
    .hint = Add it to the `aliases` of what replaces it, or keep the old file with `erased`.
g602 = Two things claim `{ $path }` ({ $other }).
    .hint = { $by ->
        [static-file] Rename or remove the file in `static/`.
       *[other] { $other ->
            [static-file] Rename or remove the file in `static/`.
           *[other] Give one of them another id.
        }
    }
g603 = `{ $value }` is not an address of this site.
    .hint = Write it from the first slash on: /tin/old/.
g604 = The old address `{ $value }` belongs to { $other }.
    .hint = Remove it from one of the two.
g605 = This line of the ledger cannot be read: { $text }
    .hint = Take content/permalinks.tsv from version control.
g606 = The ledger lacks `{ $address }`, which was published.
    .hint = Take content/permalinks.tsv from version control, or use --forget for what was never online.
g607 = The day { $day } is before the ledger's newest ({ $newest }).
    .hint = Use --out elsewhere, or --preview.
g608 = The ledger would change (`{ $address }`), and --locked is given.
    .hint = Build without --locked and commit the ledger.
g609 = The address `{ $address }` is the site's own.
    .hint = Give this page another id.
g610 = The ledger does not hold `{ $address }`, so there is nothing to forget.
    .hint = Copy the address from content/permalinks.tsv, with its slashes.
g650 = The published file `{ $path }` was { $what ->
        [removed] removed by someone else; it was made again.
        [added] added by someone else; it was taken away.
       *[changed] changed by someone else; it was made again.
    }
    .hint = See who has been on the server.
g651 = `{ $path }` was dropped: this tool did not make it.
    .hint = Put what should stay into `static/`.
g652 = An earlier, interrupted publication was mended.
g653 = Old state in .guong was damaged or of another version, and was set aside.

# Indicators
g701 = The year { $year } is not that of the file { $file }.
    .hint = Mend the year, or rename the file.
g702 = No plan has the indicator `{ $indicator }`.
    .hint = Check the id.
g703 = The indicator `{ $indicator }` has parts.
    .hint = Write id.part.
g704 = `{ $value }` is not a period.
    .hint = Write 2023, 2023-S1, 2023-Q3 or 2023-M07.
g705 = The basis `{ $basis }` does not suit { $kind }.
    .hint = Cumulative figures take ytd; levels and ranks take point.
g706 = Exactly one of value, range, missing and by is needed.
    .hint = Keep one of them.
g707 = The figure { $value } is over the maximum { $max }.
    .hint = Check the figure.
g708 = `{ $key }` is only for ranks.
    .hint = Remove the key.
g709 = The rank { $value } is beyond the { $ranked } ranked.
    .hint = Check both numbers.
g710 = The parts sum to { $sum }, not { $value }.
    .hint = Check them, or write partial: true.
g711 = The parts sum to { $sum }, over { $value }.
    .hint = Check them.
g712 = The child { $child } is over its parent { $parent }.
    .hint = Check both.
g713 = The target of the child { $child } is over its parent's { $parent }.
    .hint = Check both.
g714 = The cumulative figure { $value } for { $period } is below the earlier { $earlier }.
    .hint = If it is a revision, write revises and reason.
g715 = Two equal claims on `{ $indicator }` for { $period } (the other in { $other }).
    .hint = Write revises and reason in the later one.
g716 = `revises: { $revises }` is wrong.
    .hint = Name an earlier file that holds the figure.
g717 = `reason` is missing.
    .hint = Say why the figure was replaced.
g718 = There is a `reason` without `revises`.
    .hint = Name the file whose figure is replaced.
g719 = `stage` is missing.
    .hint = Write estimate, preliminary or official.
g720 = An official figure before the end of { $period }.
    .hint = Check the stage.
g721 = Two indicators share the number { $n }.
    .hint = Change one.
g722 = The indicator `{ $indicator }` lacks { $key }.
    .hint = Add it to the plan.
g723 = The published figure of `{ $indicator }` for { $period } was changed.
    .hint = Leave it, and add a new snapshot with revises.
g724 = The indicator `{ $indicator }` needs `{ $key }`.
    .hint = Add it to the plan.
g725 = The target of `{ $indicator }` is always kept.
    .hint = Check op and value.
g726 = The indicator `{ $indicator }` lacks `{ $key }`.
    .hint = Add it to the plan.
g740 = `{ $value }` is not the number of units that comply out of all, or does not make this share.
    .hint = Write `units: [4, 4]`: those that comply, then all; only for shares with `of_units`, and in keeping with `value`.
g741 = `{ $value }` is not where a tile stands.
    .hint = Write `tile: [column, row]`, counted from 1.

# Themes
g727 = Two equal claims on `{ $indicator }` for { $period } (the other in { $other }).
    .hint = A later period hides them today; still, let one revise the other.
g728 = The part is counted in “{ $child }”, the part that holds it in “{ $parent }”.
    .hint = Different units cannot be compared: correct unit, or drop within.
g729 = The figures of `{ $snapshot }` were published as known since { $day }; now it says { $now }.
    .hint = Put the day back; if it was wrong, add a new snapshot that revises each figure.
g801 = There is no theme `{ $theme }`.
    .hint = Make the folder themes/{ $theme }/, or use default.
g802 = This template cannot be read: { $why }.
    .hint = Check brackets and blocks near here.
g803 = The template uses a variable that it is not given: { $variable }.
    .hint = Check its name.
g804 = Nobody has words for the language `{ $lang }`.
    .hint = Add i18n/{ $lang }.yaml to the theme.
g805 = The wording `{ $key }` is missing.
    .hint = Add this key to the theme's i18n/ files, or correct its name.
g806 = The wording `{ $key }` must be text.
    .hint = Write text; codes and formats stand in theme.yaml.
g807 = The template failed: { $why ->
        [repeats] its loops repeat more than half a million times
        [grows] its text grows without end
       *[other] { $why }
    }.
    .hint = Check the template here.
g808 = The theme lacks the template `{ $template }`.
    .hint = Add templates/{ $template }, or correct its name.
g809 = The theme asks another host: { $what }.
    .hint = Put the file into the theme's static/ folder: no page of this site asks another host.
g810 = The theme holds `{ $what }` inside the page, which the site's policy forbids.
    .hint = Put it into a file in the theme's static/ folder.
g811 = The font `{ $src }` { $why ->
        [elsewhere] does not stand in static/
        [format] is no woff2 file
       *[damaged] is damaged and cannot be unpacked
    }.
    .hint = Put a woff2 file into static/; docs/fonts.md says how to make one.
g812 = The font `{ $src }` lacks { $count ->
        [1] a letter
       *[other] { $count } letters
    } that pages hold: { $letters }
    .hint = Subset it again with the ranges in docs/fonts.md; if the font itself lacks them, take another.
g813 = The font `{ $src }` does not put marks over their letters, as in `{ $letter }`.
    .hint = Keep ccmp, mark and mkmk when you subset it, as the command in docs/fonts.md does.

# check
g901 = Damaged text: “{ $word }”: { $why ->
        [alien-letter] a letter that does not belong there
        [no-such-syllable] Vietnamese has no such syllable
        [legacy-font] left over from a TCVN3 or VNI font
        [stray-mark] a stray mark, or a character that could not be read
        [invisible] a character that nobody sees
        [double-encoded] UTF-8 that was read as another encoding
       *[other] cannot be read
    }.
    .hint = Type the word again as the original has it; write words of another language as {"[word]{lang=bdq}"}.
g902 = The profile mentions “{ $word }” ({ $kind ->
        [peoples] origin
        [health] health
        [religion] religion
       *[other] a private matter
    }) without consent to sensitive facts.
    .hint = Record `consent.sensitive` once the person agreed, or leave this out.
g903 = { $what ->
        [picture] The picture
       *[file] The file
    } `{ $file }` is used by no entry.
    .hint = Use it in an entry, or take it out of `content/`.
g904 = Nothing but the general listing leads to `{ $id }`.
    .hint = Name its movement or column, or link to it from another entry.
g905 = { $what ->
        [award] An award
        [revocation] The revocation of an award
       *[correction] A correction
    } of { $date } is later than the review ({ $on }).
    .hint = Review the entry again, then change `review.on`.
g906 = This still names “{ $name }”, whose profile `{ $id }` was taken down.
    .hint = Take the name out, or ask the person.
g907 = Exemplars claim { $sum } of `{ $indicator }`, more than the actual { $actual } ({ $period }).
    .hint = Look at each exemplar's `amount`: a piece of work is claimed once.
g908 = `{ $indicator }` is overdue since { $due }: no figure at all.
g909 = `{ $indicator }` has figures up to { $latest } (in { $snapshot }); those of { $period } were due on { $due }.
g910 = The figure `{ $number }` in this text contradicts the data of `{ $indicator }`: { $what ->
        [target] the target of { $period } is { $known }
        [share] the figure of { $period } is { $known }% of the plan
        [growth] the figure of { $period } differs by { $known }% from a year before
       *[figure] the nearest one, of { $period }, is { $known }
    }.
    .hint = { $what ->
        [figure] Write `{"{{"}ind { $indicator }@{ $period }{"}}"}`, which stays true, or correct the figure.
       *[other] Correct the figure, or say of which year and place it is.
    }

# The command line
severity-error = error
severity-warning = warning
severity-hint = hint
hint-label = remedy
kept-heading = { $count } entries are not published:
kept-draft = draft
kept-not-approved = not approved
kept-withdrawn = withdrawn
kept-erased = erased
kept-scheduled = scheduled for { $when }
kept-expired = expired { $when }
kept-no-consent = the person's consent is missing
kept-consent-ended = the consent ended { $when }
kept-no-guardian = the guardian's consent is missing
kept-original = the original is not published
summary = { $pages } pages, { $files } files: { $written } written, { $unchanged } unchanged, { $removed } removed; { $errors } errors, { $warnings } warnings; { $seconds } s.
refused = There are errors, so nothing was published; the site is as it was.
next-steps = The site is in { $out }. To look at it: guong serve
next-publication = Something is due at { $when }: run guong build again then.
waiting = Another guong command is at work on this site; waiting.
checked = Checked: { $errors } errors, { $warnings } warnings.
stage-survey = Looking at what is published
stage-read = Reading the content
stage-open = Linking and admitting entries
stage-plan = Planning files
stage-pictures = Making pictures
stage-make = Making pages
stage-stage = Writing files
stage-publish = Publishing
profile-stages = Stages:
profile-recipes = Kinds of files and templates (time of all processors together):
profile-counts = { $made } made, { $spared } there already
profile-slowest = Slowest:
verified = Built again from nothing: every byte is the same.
not-verified = Built again from nothing, { $path } differs.
machine = The machine failed: { $path }: { $why }
usage-no-site = There is no site.yaml in { $value } or above it.
usage-target-no-folder = { $value } is not a folder.
usage-target-foreign = { $value } holds what guong did not make. Choose another folder, or add --force.
usage-target-project = { $value } holds the site's own sources, which publishing there would delete. Choose another folder.
usage-not-a-day = `{ $value }` is not a day. Write 2023-09-02 or 2023-09-02T07:30.
usage-from-after-to = The first day is after the last: { $value }.
usage-not-a-period = `{ $value }` is no period. Write 2023, 2023-S1, 2023-Q3 or 2023-M07.
usage-no-id = The id is lacking: guong new { $value } ID.
usage-not-a-year = `{ $value }` is no year. Write guong new plan 2024.
usage-not-empty = { $value } is not empty.
usage-not-an-address = `{ $value }` is not an address that can be used.
usage-no-kind = There is no kind `{ $value }`. There are: profile, story, movement, cluster, notice, page, snapshot, plan.
usage-not-an-id = `{ $value }` is not an id: use lower-case letters without marks, digits and hyphens.
usage-exists = { $value } exists.
usage-no-code = There is no code `{ $value }`.
usage-port = The port { $value } cannot be opened.
made = Made { $path }
init-next = Next: cd { $path } && guong build
serving = Serving { $url } (Ctrl+C ends)
usage-no-folder = { $value } is a file, not a folder.
help-usage = Usage
help-commands = Commands
help-options = Options
help-arguments = Arguments
help-help = Print the help of the program or of one command
help-version = Print the version
help-usual = default: { $value }
argument-unknown = There is no argument `{ $value }`.
argument-command = There is no command `{ $value }`.
argument-valueless = A value is missing after `{ $argument }`.
argument-value = `{ $value }` cannot be used for `{ $argument }`.
argument-missing = { $value } is missing.
argument-conflict = `{ $value }` cannot stand with the other arguments.
argument-other = These arguments cannot be used together. { $value }
argument-next = See how it is used: guong --help
