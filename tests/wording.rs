//! What of an entry may be said in other words while nothing else is asked anew.

use guong::base::diagnostic::Sink;
use guong::base::files::Files;
use guong::craft::link::Target;
use guong::graph::wording::is_other_words;
use guong::settings::site::Settings;
use guong::source::entry::anew;

const FILE: &str = "content/profiles/a/index.md";

const FRONT: &str =
    "title: A\nsummary: B\nknown_for: C\nkind: individual\ndate: 2023-01-02\nreview: {status: approved, by: D, on: 2023-01-02}\n";

const BODY: &str = "Một câu.

## Mục

[Tệp](tep.pdf), [Sổ](so.csv), [Trang](/trang/), [Ai](profile:b), [Mục](#muc), {{ind revenue@2022}}.

![Ảnh](anh.jpg)

```embed table
src: bang.csv
```

```embed gallery
pictures:
- {src: b.jpg, alt: B, focus: [0.5, 0.5]}
```

```embed audio
src: loi.mp3
title: Lời
```

```embed indicator
id: 2023/revenue
```
";

/// Whether an entry that was written one way says the same in other words when it is written another; none where it
/// cannot be read.
fn is_same(before: (&str, &str), now: (&str, &str)) -> Option<bool> {
    let file = |(front, body): (&str, &str)| format!("---\n{front}---\n\n{body}");
    let settings = "title: T\nbase_url: https://example.org/\nlanguages: [vi]\n";
    let read = |text: &str| {
        let files = Files::memory([("site.yaml", settings.as_bytes()), (FILE, text.as_bytes())]);
        let settings = Settings::read(&files, &mut Sink::new()).expect("there are settings");
        anew(&files.get(FILE)?.anew()?, &settings)
    };
    let before = read(&file(before)).expect("an entry");
    let leads = |target: &Target| {
        matches!(target, Target::Entity(_, id, _) if id == "known")
            || matches!(target, Target::File(path, _) if path == "../known/index.md")
    };
    read(&file(now)).map(|now| is_other_words(&now, &before, leads))
}

#[test]
fn words_are_words() {
    let with = |more: &str| format!("{BODY}\n{more}\n");
    assert_eq!(is_same((FRONT, BODY), (FRONT, BODY)), Some(true));
    let front =
        FRONT.replace("title: A", "title: Á").replace("summary: B", "summary: Bê").replace("known_for: C", "known_for: Xê");
    assert_eq!(is_same((FRONT, BODY), (&front, BODY)), Some(true));
    for body in [
        with("Thêm một câu, **đậm**, [nơi khác](https://example.com/).[^1]\n\n[^1]: Chú thích."),
        with("## Mục mới\n\n| Năm | Thu |\n|---|---:|\n| 2022 | 1,5 |"),
        with("```embed quote\ntext: Lời\n```\n\n```embed timeline\nitems:\n- {date: 2023-01-02, text: Việc}\n```"),
        with("[Ai đó](profile:known) và [người ấy](../known/index.md)"),
        BODY.replace("Một câu.", "Một câu.\n\nHai câu.\n\nBa câu."),
        BODY.replace("![Ảnh]", "![Ảnh khác]").replace("title: Lời", "title: Lời nói"),
        // What is not asked for any more is asked of nobody.
        BODY.replace("![Ảnh](anh.jpg)", "").replace("[Ai](profile:b), ", ""),
    ] {
        assert_eq!(is_same((FRONT, BODY), (FRONT, &body)), Some(true), "{body}");
    }
}

#[test]
fn what_the_site_has_to_answer_is_more_than_words() {
    let with = |more: &str| format!("{BODY}\n{more}\n");
    for front in [
        FRONT.replace("date: 2023", "date: 2022"),
        FRONT.replace("individual", "household"),
        FRONT.replace("approved", "withdrawn"),
        FRONT.replace("title: A", "id: b\ntitle: A"),
        FRONT.replace("title: A", "draft: true\ntitle: A"),
        FRONT.replace("title: A", "portrait: {src: a.jpg, alt: A}\ntitle: A"),
    ] {
        assert_eq!(is_same((FRONT, BODY), (&front, BODY)), Some(false), "{front}");
    }
    for body in [
        with("![Ảnh](c.jpg)"),
        with("[Tệp](tep-khac.pdf)"),
        with("[Trang](/trang/khac/)"),
        with("[Ai](profile:c)"),
        with("[Ai](../b/index.md)"),
        with("[Ai đó](profile:known#muc)"),
        with("[Người ấy](../known/index.md#muc)"),
        with("[Mục](#muc-khac)"),
        with("{{ind revenue@2021}}"),
        with("```embed indicator\nid: 2022/revenue\n```"),
        with("```embed chart\nindicator: 2023/revenue\n```"),
        with("```embed profile\nid: b\n```"),
        with("```embed video\nsrc: loi.mp3\n```"),
        // A file that was linked to is no table yet, a picture of a gallery none of the body, cut another way.
        with("```embed table\nsrc: so.csv\n```"),
        with("![B](b.jpg)"),
        with("Trong dòng ![Ảnh](anh.jpg) này."),
        BODY.replace("[0.5, 0.5]", "[0.1, 0.5]"),
        // A child whose guardian is asked first.
        BODY.replace("title: Lời", "title: Lời\nchild: true"),
        // Others may lead to a heading.
        BODY.replace("## Mục", "## Tên khác"),
    ] {
        assert_eq!(is_same((FRONT, BODY), (FRONT, &body)), Some(false), "{body}");
    }
    // Its own card would be the old one.
    let own = with("```embed profile\nid: a\n```");
    assert_eq!(is_same((FRONT, &own), (FRONT, &own)), Some(false));
    // What cannot be read is no entry.
    for body in [with("<script>alert(1)</script>"), with("```embed khong-co\nid: a\n```")] {
        assert_eq!(is_same((FRONT, BODY), (FRONT, &body)), None, "{body}");
    }
}
