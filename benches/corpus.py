#!/usr/bin/env python3
"""Writes the corpus that speed is measured with: N profiles in Vietnamese, the same for the same N.

Each has 300 to 900 words (median 580) of Markdown with headings, lists, some tables, footnotes, quotes and links to other
profiles; front matter with date, kind, level, place, field, movements, indicators and summary. Everything is made up.
Run: python3 benches/corpus.py 1000 /tmp/corpus-1000
"""
import random
import sys
from pathlib import Path

SURNAMES = "Nguyễn Trần Lê Phạm Hoàng Phan Vũ Đặng Bùi Đỗ Hồ Ngô Dương Lý A Y".split()
MIDDLE = "Thị Văn Đức Hữu Minh Thanh Ngọc Quốc Xuân Kim Hồng Công".split()
GIVEN = "Hạnh Bình Cường Dũng Giang Hà Hải Hiền Hoa Hùng Hương Khánh Lan Linh Long Mai Nam Nga Phong Phúc Quang Sơn Tâm Thảo Thủy Trang Tuấn Vinh Yến Đào".split()
WORDS = ("bà con thôn làng cùng nhau trồng cà phê lúa nước cây dược liệu chăm sóc vườn rẫy đường giao thông nhà rông giữ gìn bản sắc học sinh lớp "
         "xóa mù chữ tổ hợp tác xã kinh tế hộ gia đình vay vốn tiết kiệm thu nhập tăng mỗi năm từ khi bắt đầu đến nay chị em phụ nữ đoàn viên thanh niên "
         "vận động nhân dân hiến đất làm đường bảo vệ rừng phòng cháy tuần tra suối nguồn sâm Ngọc Linh chuyển đổi giống mới kỹ thuật tưới nhỏ giọt "
         "được ghi nhận khen thưởng bằng khen gương mẫu đi đầu nói đi đôi với làm kiên trì sáng tạo chia sẻ kinh nghiệm giúp đỡ hộ nghèo thoát nghèo bền vững").split()
LEVELS = [("tinh", "Cấp tỉnh"), ("huyen", "Cấp huyện"), ("xa", "Cấp xã"), ("thon", "Thôn, làng")]
PLACES = ["Đắk Hà", "Đắk Tô", "Ngọc Hồi", "Sa Thầy", "Kon Rẫy", "Kon Plông", "Tu Mơ Rông", "Đắk Glei", "Ia H'Drai", "Kon Tum"]
FIELDS = ["Nông nghiệp", "Giáo dục", "Y tế", "Văn hóa", "An ninh", "Môi trường", "Khoa học", "Nghề truyền thống", "Thể thao", "Giảm nghèo", "Đoàn kết", "Cải cách"]
LINK = "[{name}](profile:{id})"


def slug(text):
    import unicodedata
    plain = "".join(c for c in unicodedata.normalize("NFD", text.lower().replace("đ", "d").replace("'", "")) if not unicodedata.combining(c))
    return "-".join(plain.split())


def sentence(rng, least=8, most=24):
    words = [rng.choice(WORDS) for _ in range(rng.randint(least, most))]
    if rng.random() < 0.12:
        at = rng.randrange(len(words))
        words[at] = f"**{words[at]}**"
    return " ".join(words).capitalize() + "."


def paragraph(rng, words):
    out, count = [], 0
    while count < words:
        one = sentence(rng)
        out.append(one)
        count += len(one.split())
    return " ".join(out), count


def body(rng, n, total):
    goal = min(900, max(300, int(rng.gauss(580, 130))))
    parts, count, notes = [], 0, []
    while count < goal:
        what = rng.random()
        if what < 0.16:
            parts.append(f"## {sentence(rng, 4, 8)[:-1]}")
            count += 6
        elif what < 0.28:
            items = [sentence(rng, 5, 12) for _ in range(rng.randint(3, 6))]
            parts.append("\n".join(f"- {i}" for i in items))
            count += sum(len(i.split()) for i in items)
        elif what < 0.34:
            parts.append("> " + sentence(rng))
            count += 15
        elif what < 0.39:
            rows = "\n".join(f"| {2015 + i} | {rng.randint(1, 99)},{rng.randint(0, 9)} | {sentence(rng, 2, 4)[:-1]} |" for i in range(4))
            parts.append(f"| Năm | Thu (triệu đồng) | Ghi chú |\n|---|---:|---|\n{rows}")
            count += 30
        else:
            text, used = paragraph(rng, rng.randint(40, 90))
            if rng.random() < 0.5:
                other = rng.randrange(total)
                text += " Xem thêm " + LINK.format(name=name_of(other), id=f"p-{other:06}") + "."
            if rng.random() < 0.2:
                notes.append(sentence(rng))
                text += f"[^{len(notes)}]"
            parts.append(text)
            count += used
    parts += [f"[^{i + 1}]: {n}" for i, n in enumerate(notes)]
    return "\n\n".join(parts)


def name_of(n):
    rng = random.Random(f"name {n}")
    return f"{rng.choice(SURNAMES)} {rng.choice(MIDDLE)} {rng.choice(GIVEN)}"


def profile(n, total):
    rng = random.Random(f"profile {n}")
    year, month, day = rng.randint(2013, 2023), rng.randint(1, 8), rng.randint(1, 28)
    movements = rng.sample(range(6), rng.randint(1, 2))
    indicators = rng.sample(range(15), rng.randint(1, 2))
    front = [f"title: {name_of(n)}", f"kind: {rng.choice(['individual', 'collective', 'household'])}", f"date: {year}-{month:02}-{day:02}",
             f"level: {rng.choice(LEVELS)[0]}", f"place: {slug(rng.choice(PLACES))}", f"fields: [{slug(rng.choice(FIELDS))}]",
             f"movements: [{', '.join(f'm-{m}' for m in movements)}]",
             "contributes:", *(f"- {{indicator: i-{i}, year: 2023, amount: 1, claim: supports}}" for i in indicators),
             f"summary: \"{sentence(rng, 12, 22)}\""]
    return "---\n" + "\n".join(front) + "\n---\n\n" + body(rng, n, total) + "\n"


def indicator(n):
    return (f"- n: {n + 1}\n  id: i-{n}\n  name: Chỉ tiêu {n + 1}\n  kind: flow\n  unit: tỷ đồng\n  pace: linear\n"
            f"  target: {{value: {n + 1}000, implied: true}}\n")


def write(total, out):
    out.mkdir(parents=True)
    (out / "content/lists").mkdir(parents=True)
    for folder in ("profiles", "movements", "plans"):
        (out / "content" / folder).mkdir()
    (out / "site.yaml").write_text(
        "title: Trang đo tốc độ\nbase_url: https://do.example.vn/\ntimezone: Asia/Ho_Chi_Minh\nas_of: 2023-09-15\n"
        "languages:\n- {code: vi, name: Tiếng Việt}\npolicy: {review: off, consent: off}\n")
    listing = lambda rows: "".join(f"- {{id: {i}, name: \"{n}\"}}\n" for i, n in rows)
    (out / "content/lists/levels.yaml").write_text("".join(f"- {{id: {i}, name: \"{n}\", rank: {40 - 10 * r}}}\n" for r, (i, n) in enumerate(LEVELS)))
    (out / "content/lists/places.yaml").write_text(listing((slug(p), p) for p in PLACES))
    (out / "content/lists/fields.yaml").write_text(listing((slug(f), f) for f in FIELDS))
    for m in range(6):
        (out / f"content/movements/m-{m}.md").write_text(f"---\ntitle: Phong trào {m + 1}\ntype: regular\ndate: 2023-01-{m + 1:02}\n---\n\n{sentence(random.Random(m))}\n")
    plan = "plan: {year: 2023, place: kon-tum, source: Dữ liệu đo tốc độ, decided: \"2022-12-02\"}\nindicators:\n" + "".join(indicator(n) for n in range(15))
    (out / "content/plans/2023.yaml").write_text(plan)
    for n in range(total):
        (out / f"content/profiles/p-{n:06}.md").write_text(profile(n, total))


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
