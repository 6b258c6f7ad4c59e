//! Bodies as readers get them: what Markdown and embeds become in a whole build.

use guong::base::date::moment;
use guong::base::diagnostic::Sink;
use guong::base::files::Files;
use guong::base::path::OutputPath;
use guong::engine::store::Store;
use guong::graph::edition::{Audience, Edition};
use guong::pipeline::build;
use guong::settings::site::Settings;

/// The page of a story with this body, and what was told about it: code, line, column.
fn page(body: &str) -> (String, Vec<(u16, u32, u32)>) {
    let text = format!("---\ntitle: Tin\nreview: {{status: approved, by: X, on: 2023-08-02}}\n---\n{body}");
    let plan =
        "plan: {year: 2023}\nindicators:\n- {n: 1, id: thu, name: Thu, kind: flow, unit: tỷ đồng, target: {value: 9000}}\n";
    let snapshot =
        "source: {published: 2023-08-01}\nobs:\n- {ind: thu, period: 2023-S1, basis: ytd, value: 1600, stage: estimate}\n";
    let mut picture = Vec::new();
    let drawn = image::RgbImage::from_pixel(60, 40, image::Rgb([9, 99, 9]));
    drawn.write_to(&mut std::io::Cursor::new(&mut picture), image::ImageFormat::Png).expect("it is a picture");
    let files = Files::memory([
        ("site.yaml", &b"title: T\nbase_url: https://a.vn/\n"[..]),
        ("content/plans/2023.yaml", plan.as_bytes()),
        ("content/snapshots/a.yaml", snapshot.as_bytes()),
        ("content/stories/bang.csv", "Năm;Số\n2022;1,5\n2023;2\n".as_bytes()),
        ("content/stories/lech.csv", b"a,b\n1\n"),
        ("content/stories/tieng.mp3", b"x"),
        ("content/stories/anh.png", &picture),
        ("content/stories/tin.md", text.as_bytes()),
    ]);
    let mut sink = Sink::new();
    let settings = Settings::read(&files, &mut sink).expect("the site has settings");
    let now = moment("2023-10-20").expect("it is a day").end();
    let built = build((&files, &Store::nowhere()), &settings, Edition { now, audience: Audience::Public }, &mut sink);
    let made = built.made;
    let page = made.bytes(&OutputPath::new("tin/tin/index.html")).map(|b| String::from_utf8_lossy(b).into_owned());
    let told = sink.into_report();
    let place = |d: &guong::base::diagnostic::Diagnostic| d.place.as_ref().map_or((0, 0), |p| (p.spot.line, p.spot.column));
    (page.unwrap_or_default(), told.iter().map(|d| (d.code.number, place(d).0, place(d).1)).collect())
}

#[test]
fn what_authors_write_becomes_what_readers_get() {
    let table: [(&str, &[&str]); 15] = [
        (
            "Một[^b], hai[^a], ba[^b].\n\n[^a]: A.\n\n[^b]: B.\n",
            &[
                "<a href=\"#chu-thich-1\" role=\"doc-noteref\">1</a>",
                "<li id=\"chu-thich-1\">\n<p>B. <a href=\"#ve-1\" role=\"doc-backlink\" aria-label=\"Về chỗ dẫn chú thích 1\">↩</a> <a href=\"#ve-1-2\"",
                "<li id=\"chu-thich-2\">\n<p>A. <a href=\"#ve-2\"",
            ],
        ),
        (
            "[xem <mailto:a@b.vn> nhé](mailto:c@d.vn) sau.\n",
            &["<a href=\"mailto:c@d.vn\">xem <a href=\"mailto:a@b.vn\">mailto:a@b.vn</a> nhé</a> sau."],
        ),
        ("> [!WARNING]\n> Lũ.\n", &["<p class=\"alert\">Lưu ý</p>\n<p>Lũ.</p>"]),
        (
            "| A | B |\n|---|---:|\n| 1 | 2 |\n",
            &["role=\"group\" tabindex=\"0\" aria-label=\"Bảng\"", "<th scope=\"col\" class=\"right\">B</th>"],
        ),
        ("Có [*một* lời]{lang=bdq} đây.\n", &["Có <span lang=\"bdq\"><em>một</em> lời</span> đây."]),
        ("## Tên [Mơih]{lang=bdq}\n", &["<h2 id=\"ten-moih\">Tên <span lang=\"bdq\">Mơih</span></h2>"]),
        (
            "- [ ] a\n- [x] b\n",
            &["<input type=\"checkbox\" disabled aria-label=\"Chưa làm\">\na", "disabled checked aria-label=\"Đã làm\">\nb"],
        ),
        (
            "A.\n\n![Cây](anh.png \"Lời\")\n![Lá](anh.png)\n\nB.\n",
            &["<p>A.</p>\n<figure><picture>", "Lời</figcaption></figure>\n<figure>", "</figure>\n<p>B.</p>"],
        ),
        ("A\\\nb.\n\n---\n", &["<p>A<br>\nb.</p>\n<hr>"]),
        ("A ![Cây](anh.png) b.\n", &["<p>A <picture>", "alt=\"Cây\"></picture> b.</p>"]),
        ("- **[x]{lang=jra}**\n", &["<strong><span lang=\"jra\">x</span></strong>"]),
        (
            "```embed table\nsrc: bang.csv\ncaption: Hai năm\n```\n",
            &["<td class=\"right\">1,5</td>", "Hai năm <a href=\"/tin/tin/bang.csv\">"],
        ),
        (
            "```embed audio\nsrc: tieng.mp3\ntitle: Nghe\ntranscript: Lời.\n```\n",
            &["<audio controls preload=\"none\" src=\"/tin/tin/tieng.mp3\"", "<summary>Lời ghi lại</summary><p>Lời.</p>"],
        ),
        (
            "```embed indicator\nid: 2023/thu\n```\n",
            &["<a href=\"/chi-tieu/2023/thu/\">Thu đạt 17,8% kế hoạch sau 6\u{a0}tháng</a>"],
        ),
        ("```embed chart\nindicator: 2023/thu\n```\n", &["<svg class=\"chart narrow wait\""]),
    ];
    for (body, wanted) in table {
        let (page, told) = page(body);
        assert_eq!(told, [], "{body}");
        for part in wanted {
            assert!(page.contains(part), "{body}\nhas no {part}\n{page}");
        }
    }
}

#[test]
fn faults_of_a_body_stand_where_they_are_written() {
    for (body, told) in [
        ("Một <b>đậm</b>.\n", vec![(301, 5, 5), (301, 5, 11)]),
        ("a\n\nxin {{ind khac@2023}} và {{x}}\n", vec![(308, 7, 26), (309, 7, 11)]),
        ("chữ [a]{lan=b}\n", vec![(315, 5, 9)]),
        ("## A {.to}\n", vec![(315, 5, 1)]),
        ("xem[^khong]\n", vec![(313, 5, 6)]),
        ("```embed table\nsrc: lech.csv\n```\n", vec![(314, 6, 6)]),
        ("```embed table\nsrc: khong.csv\n```\n", vec![(303, 6, 6)]),
        ("```embed bang\nsrc: a\n```\n", vec![(307, 5, 1)]),
    ] {
        let mut found = page(body).1;
        found.sort_unstable();
        assert_eq!(found, told, "{body}");
    }
}
