did-you-mean = ý bạn là `{ $near }`?

# Tệp
g101 = Tệp không phải UTF-8.
    .hint = Mở tệp bằng trình soạn thảo và lưu lại với bảng mã UTF-8.
g102 = Tệp có ký tự NUL.
    .hint = Tệp có thể đã hỏng; lấy lại từ bản sao lưu.
g103 = Bài không mở đầu bằng dòng `---`.
    .hint = Dòng đầu tiên phải là `---`, rồi đến các khóa như `title:`, rồi `---`.
g104 = Phần đầu bài không có dòng `---` kết thúc.
    .hint = Thêm một dòng `---` sau khóa cuối cùng.
g105 = Phần đầu bài quá dài ({ $size } byte; tối đa 1 MiB).
    .hint = Chuyển nội dung dài xuống thân bài.
g106 = Liên kết tệp dẫn ra ngoài dự án: `{ $target }`.
    .hint = Chép tệp vào trong dự án.
g107 = Liên kết tệp vòng quanh hoặc không dẫn tới đâu: `{ $target }`.
    .hint = Xóa liên kết này.
g108 = Đây không phải tệp thường.
    .hint = Xóa hoặc chuyển đi.
g109 = Hai tệp trùng tên sau khi chuẩn hóa Unicode: `{ $other }`.
    .hint = Đổi tên một trong hai tệp.
g110 = Đây là thư mục, nơi lẽ ra là một tệp.
    .hint = Đổi tên thư mục, bỏ đuôi `.md` hoặc `.yaml`.
g111 = Không đọc được tệp: { $why }.
    .hint = Kiểm tra quyền đọc.
g112 = Tệp này không thuộc loại nội dung nào.
    .hint = Chuyển vào đúng thư mục trong `content/`.
g113 = Thiếu tệp `{ $file }`.
    .hint = Chạy lệnh trong thư mục của trang, hoặc chỉ thư mục bằng `--root`.
g114 = Tên tệp không phải UTF-8: `{ $name }`.
    .hint = Đổi tên tệp.
g115 = Bài của `{ $path }` vừa được sửa trong lúc đang dựng trang.
    .hint = Chạy lại lệnh.

# YAML
g121 = YAML không đọc được: { $why }.
    .hint = Kiểm tra thụt dòng, dấu ngoặc và dấu nháy quanh chỗ này.
g122 = Khóa `{ $key }` viết hai lần.
    .hint = Giữ lại một.
g123 = Lồng quá 64 tầng.
    .hint = Viết phẳng hơn.
g124 = Neo và bí danh YAML nhân lên quá nhiều.
    .hint = Viết thẳng giá trị ra.
g125 = Không dùng thẻ YAML `{ $tag }`.
    .hint = Bỏ thẻ; nếu là chữ thì đặt trong dấu nháy.
g126 = Không dùng khóa gộp `<<`.
    .hint = Viết thẳng các khóa ra.
g127 = Tệp có hai tài liệu YAML.
    .hint = Bỏ dòng `---` ở giữa.
g128 = Khóa phải là chữ.
    .hint = Viết khóa là một từ, không phải danh sách.

# Giá trị
g131 = Không có khóa `{ $key }`.
    .hint = Xem các khóa dùng được bằng `guong schema`.
g132 = Thiếu khóa bắt buộc `{ $key }`{ $line ->
        [none] .
       *[other] {" "}(mục ở dòng { $line }).
    }
    .hint = Thêm `{ $key }:`.
g133 = `{ $key }` phải là { $expected ->
        [text] chữ
        [list] danh sách
        [map] các cặp khóa: giá trị
        [yes-no] `true` hoặc `false`
        [number] số
        [day] ngày
        [moment] ngày, có thể kèm giờ
        [localized] chữ, hoặc chữ theo ngôn ngữ
       *[other] { $expected }
    }.
    .hint = Ở đây là { $found ->
        [nothing] ô trống
        [text] chữ
        [list] danh sách
       *[map] các cặp khóa: giá trị
    }.
g134 = `{ $key }: { $value }` không phải ngày có thật.
    .hint = Viết năm-tháng-ngày, ví dụ 2023-09-02; có giờ thì 2023-09-02T07:30.
g135 = `{ $key }: { $value }` không dùng được.
    .hint = Chọn một trong: { $choices }.
g136 = `{ $key }: { $value }` không phải mã.
    .hint = Mã chỉ gồm chữ thường không dấu, chữ số và gạch nối: `bi-thu-thon`.
g137 = `{ $key }: { $value }` không phải số.
    .hint = Viết chữ số, dấu chấm cho phần thập phân: 57.2.
g138 = `{ $key }: { $value }` dễ hiểu lầm: YAML đọc là số thập phân.
    .hint = Nếu là hàng nghìn, viết { $whole }; nếu là thập phân, viết { $decimal }.
g139 = `{ $key }: { $value }` ngoài giới hạn từ { $least } đến { $most }.
    .hint = Viết số nguyên trong giới hạn.
g140 = Sau `{ $key }` không có gì.
    .hint = Điền giá trị, hoặc bỏ khóa.
g141 = Kết thúc { $to } trước khi bắt đầu { $from }.
    .hint = Xem lại hai ngày.
g142 = `{ $key }: { $value }` không phải địa chỉ dùng được.
    .hint = Viết địa chỉ đầy đủ, bắt đầu bằng https://.
g143 = `{ $key }`: trang không có ngôn ngữ `{ $value }`.
    .hint = Thêm vào `languages` trong site.yaml, hoặc sửa tên.
g144 = `{ $value }` có hai lần.
    .hint = Giữ lại một.
g145 = `{ $key }: { $value }` mở đầu bằng số 0.
    .hint = Bỏ số 0, hoặc đặt trong dấu nháy nếu là mã.
g146 = `{ $key }` không dùng cùng `{ $other }`.
    .hint = Giữ lại một.
g147 = Mẫu địa chỉ của `{ $key }` không dùng được: `{ $value }`.
    .hint = {"Mẫu bắt đầu và kết thúc bằng /, có {id}, và chỉ dùng {id} {year} {month} {place} {level}."}
g148 = Chỗ này thiếu `{ $key }`.
g149 = `{ $key }: { $value }` không phải tên máy chủ.
    .hint = Chỉ viết tên máy chủ, không có https:// và đường dẫn: kontum.gov.vn.
g150 = Mẫu địa chỉ của `{ $key }` là `{ $value }`, nhưng chỗ ấy đã của { $other }.
    .hint = Chọn phần đầu khác cho địa chỉ.
g190 = Tệp này còn { $count } lỗi loại { $alike } nữa, không liệt kê hết.
    .hint = Sửa các lỗi ở trên rồi dựng lại.

# Bài và quan hệ
g201 = Mã `{ $id }` đã có ở { $other }.
    .hint = Đặt mã khác cho một trong hai.
g202 = Không có { $kind } nào mã `{ $id }`.
    .hint = Kiểm tra lại mã, hoặc tạo mục này.
g203 = Bản dịch không có bản gốc { $original }.
    .hint = Tạo bản gốc, hoặc đổi tên tệp.
g204 = `{ $id }` vòng trở lại chính nó.
    .hint = Sửa một mắt xích.
g205 = Bài không có nguồn mã `{ $id }`.
    .hint = Thêm vào `sources`, hoặc sửa mã.
g206 = `{ $indicator }` không nhận số đo được trong năm { $year }.
    .hint = Chỉ chỉ tiêu tích lũy mới cộng được; dùng `claim: supports`.
g207 = Nhóm `{ $id }` không có thành viên.
    .hint = Thêm `members`.
g208 = Bài đã xóa còn giữ `{ $key }`.
    .hint = Chỉ để lại `id` và `erased`.
g209 = `{ $id }` dẫn tới chính mình.
    .hint = Bỏ dẫn chiếu này.
g210 = Bản dịch viết `{ $key }: { $value }`, bản gốc viết `{ $other }`.
    .hint = Bỏ khóa này ở bản dịch, hoặc sửa cho giống bản gốc.

# Thân bài
g301 = Không dùng HTML trong bài: `{ $html }`.
    .hint = Viết bằng Markdown, hoặc dùng khối `embed`.
g302 = Liên kết tới { $kind } `{ $id }` không có.
    .hint = Kiểm tra lại mã.
g303 = Không có tệp `{ $file }`.
    .hint = Kiểm tra lại đường dẫn.
g304 = Ảnh `{ $src }` thiếu lời tả.
    .hint = {"Viết lời tả trong ngoặc vuông: ![lời tả](anh.jpg)."}
g305 = Ảnh hoặc tiếng ở máy chủ khác: `{ $src }`.
    .hint = Tải tệp về, đặt cạnh bài.
g306 = Liên kết bị cấm: `{ $link }`.
    .hint = Dùng địa chỉ https://.
g307 = Không có khối nhúng `{ $name }`.
    .hint = Có: quote, profile, indicator, chart, table, audio, video, gallery, timeline.
g308 = Không hiểu `{ $text }`.
    .hint = {"Viết {{ind mã@kỳ}}, ví dụ {{ind revenue@2023-M07}}."}
g309 = Chưa có số liệu `{ $indicator }` kỳ { $period }.
    .hint = Kiểm tra lại kỳ, hoặc thêm số liệu.
g310 = Liên kết ra `{ $host }` ngoài danh sách cho phép.
    .hint = Nếu tin cậy, thêm vào `policy.outbound.allow` trong site.yaml.
g311 = Trang không có mục `{ $link }`.
    .hint = Kiểm tra lại tên mục.
g312 = Trong bài có tiêu đề cấp một: “{ $text }”.
    .hint = Dùng ## vì tên bài đã là tiêu đề cấp một.
g313 = Chú thích `{ $name }` chưa được viết.
    .hint = Thêm dòng chú thích ở cuối bài.
g314 = Bảng `{ $file }` không đọc được: { $why }.
    .hint = Lưu lại thành CSV UTF-8.
g315 = Không hiểu thuộc tính `{ $text }`.
    .hint = {"Viết {lang=bdq} hoặc {#ten-muc}."}
g316 = Trang không có địa chỉ `{ $link }`.
    .hint = Kiểm tra lại, hoặc liên kết bằng mã.
g317 = Chú thích `{ $name }` viết hai lần.
    .hint = Giữ lại một, hoặc đổi tên một trong hai.
g318 = Khối nhúng `{ $name }` không có dòng kết thúc, nên nuốt hết phần sau.
    .hint = Thêm dòng ``` sau dòng cuối của khối.
g319 = Khối mã không có dòng kết thúc, nên phần sau của bài hiện ra như mã.
    .hint = Thêm dòng ``` vào chỗ hết mã.

# Ảnh
g401 = Không có tệp `{ $src }`.
    .hint = Đặt ảnh cạnh bài, hoặc sửa tên.
g402 = `{ $src }` không phải ảnh ({ $found }).
    .hint = Xuất lại ảnh thành JPEG hoặc PNG.
g403 = Ảnh `{ $src }` hỏng: { $why }.
    .hint = Lấy lại ảnh gốc.
g404 = Ảnh `{ $src }` quá lớn: { $width } × { $height }.
    .hint = Thu nhỏ xuống dưới 200 triệu điểm ảnh; ảnh cần hơn 2 GiB bộ nhớ để giải mã (như ảnh 16 bit) phải nhỏ hơn nữa.
g405 = Ảnh HEIC `{ $src }` chưa đọc được.
    .hint = Xuất ảnh thành JPEG.
g406 = Ảnh SVG `{ $src }` chỉ dùng trong `static/`.
    .hint = Xuất ảnh thành PNG.
g407 = Tệp `{ $src }` được đăng nguyên như nó có mà còn mang thông tin ẩn: { $what }.
    .hint = Xóa thông tin ẩn (ở ảnh: ngày giờ, máy ảnh, tọa độ nơi chụp; ở tệp âm thanh: ảnh bìa, lời ghi chú) rồi lưu lại.
g408 = Chưa đọc được loại ảnh của `{ $src }` ({ $found }).
    .hint = Xuất ảnh thành JPEG hoặc PNG.
g409 = Ảnh `{ $src }` thiếu lời tả (`alt`); tạm dùng “{ $alt }”.
    .hint = Viết `alt:` nói ảnh cho thấy gì.

# Cổng
g501 = Thiếu đồng ý của { $what ->
        [photo] người trong ảnh
       *[person] nhân vật
    }.
    .hint = Ghi ngày và số biên bản vào `consent`.
g502 = Đồng ý đã hết hạn ngày { $until }.
    .hint = Xin gia hạn rồi sửa `until`.
g503 = Nhân vật là trẻ em, thiếu đồng ý của người giám hộ.
    .hint = Ghi `consent.guardian`.
g504 = Thông tin nhạy cảm `{ $key }` chưa được đồng ý.
    .hint = Ghi `consent.sensitive`, hoặc bỏ thông tin.
g505 = Đã quá hạn xem lại bài ({ $review_by }).
    .hint = Xem lại rồi sửa `review`.
g506 = `{ $src }` có trẻ em, thiếu đồng ý của người giám hộ.
    .hint = Ghi `guardian` cho ảnh hoặc tiếng này.
g507 = `{ $src }` chưa được đăng nên ở đây cũng không hiện.
    .hint = Tệp này thuộc một bài chưa công bố, hoặc là ảnh chưa được đồng ý. Xem danh sách bài chưa công bố, hoặc dùng tệp khác.

# Địa chỉ
g601 = Địa chỉ `{ $address }` của { $who } sẽ mất.
    .hint = Thêm địa chỉ này vào `aliases` của bài thay thế, hoặc giữ tệp cũ với `erased`.
g602 = Hai nội dung cùng địa chỉ `{ $path }` ({ $other }).
    .hint = { $by ->
        [static-file] Đổi tên hoặc bỏ tệp trong `static/`.
       *[other] { $other ->
            [static-file] Đổi tên hoặc bỏ tệp trong `static/`.
           *[other] Đổi mã một trong hai.
        }
    }
g603 = `{ $value }` không phải địa chỉ của trang.
    .hint = Viết từ dấu / đầu, ví dụ /tin/bai-cu/.
g604 = Địa chỉ cũ `{ $value }` đã thuộc về { $other }.
    .hint = Bỏ ở một trong hai bài.
g605 = Dòng sổ địa chỉ không đọc được: { $text }
    .hint = Lấy lại content/permalinks.tsv từ kho lưu.
g606 = Sổ địa chỉ thiếu `{ $address }` đã công bố.
    .hint = Lấy lại content/permalinks.tsv từ kho lưu, hoặc dùng --forget nếu chưa từng công bố.
g607 = Ngày { $day } trước ngày mới nhất trong sổ địa chỉ ({ $newest }).
    .hint = Dùng --out sang thư mục khác, hoặc --preview.
g608 = Sổ địa chỉ sẽ đổi (`{ $address }`), mà có --locked.
    .hint = Chạy không có --locked rồi lưu sổ địa chỉ.
g609 = Địa chỉ `{ $address }` là của chính trang.
    .hint = Đặt mã khác cho trang này.
g610 = Sổ địa chỉ không có `{ $address }` nên không có gì để bỏ.
    .hint = Chép đúng địa chỉ trong content/permalinks.tsv, kể cả các dấu /.
g650 = Tệp đã công bố `{ $path }` bị người khác { $what ->
        [removed] xóa; đã làm lại.
        [added] thêm vào; đã bỏ đi.
       *[changed] sửa; đã làm lại.
    }
    .hint = Xem ai đã vào máy chủ.
g651 = Đã bỏ `{ $path }`: không phải do công cụ tạo ra.
    .hint = Tệp muốn giữ thì đặt trong `static/`.
g652 = Đã nối lại một lần công bố dở dang.
g653 = Trạng thái cũ trong .guong hỏng hoặc khác bản; đã bỏ qua.

# Chỉ tiêu
g701 = Năm { $year } không khớp tên tệp { $file }.
    .hint = Sửa năm, hoặc đổi tên tệp.
g702 = Không kế hoạch nào có chỉ tiêu `{ $indicator }`.
    .hint = Kiểm tra lại mã.
g703 = Chỉ tiêu `{ $indicator }` có các phần.
    .hint = Ghi mã.phần.
g704 = `{ $value }` không phải kỳ.
    .hint = Viết 2023, 2023-S1, 2023-Q3 hoặc 2023-M07.
g705 = Cách tính `{ $basis }` không dùng cho { $kind }.
    .hint = Tích lũy dùng ytd; mức, thứ hạng dùng point.
g706 = Cần đúng một trong value, range, missing, by.
    .hint = Giữ lại một.
g707 = Số { $value } vượt mức tối đa { $max }.
    .hint = Kiểm tra lại số.
g708 = `{ $key }` chỉ dùng cho thứ hạng.
    .hint = Bỏ khóa này.
g709 = Hạng { $value } ngoài số được xếp { $ranked }.
    .hint = Kiểm tra lại.
g710 = Các phần cộng lại { $sum }, khác { $value }.
    .hint = Kiểm tra lại, hoặc ghi partial: true.
g711 = Các phần cộng lại { $sum }, lớn hơn { $value }.
    .hint = Kiểm tra lại.
g712 = Phần { $child } lớn hơn tổng { $parent }.
    .hint = Kiểm tra lại.
g713 = Mục tiêu phần { $child } lớn hơn mục tiêu chung { $parent }.
    .hint = Kiểm tra lại.
g714 = Số tích lũy { $value } kỳ { $period } nhỏ hơn kỳ trước { $earlier }.
    .hint = Nếu là điều chỉnh, ghi revises và reason.
g715 = Hai số cùng bậc cho `{ $indicator }` kỳ { $period } (số kia ở { $other }).
    .hint = Ghi revises và reason ở số sau.
g716 = `revises: { $revises }` không đúng.
    .hint = Ghi tên tệp có số được thay, công bố trước.
g717 = Thiếu `reason`.
    .hint = Nói vì sao thay số.
g718 = Có `reason` mà không có `revises`.
    .hint = Ghi tên tệp có số được thay.
g719 = Thiếu `stage`.
    .hint = Ghi estimate, preliminary hoặc official.
g720 = Số chính thức trước khi hết kỳ { $period }.
    .hint = Kiểm tra lại stage.
g721 = Hai chỉ tiêu cùng số thứ tự { $n }.
    .hint = Sửa một.
g722 = Chỉ tiêu `{ $indicator }` thiếu { $key }.
    .hint = Thêm vào kế hoạch.
g723 = Số đã công bố của `{ $indicator }` kỳ { $period } bị đổi.
    .hint = Để nguyên, và thêm một tệp số liệu mới có revises.
g724 = Chỉ tiêu `{ $indicator }` cần `{ $key }`.
    .hint = Thêm vào kế hoạch.
g725 = Mục tiêu của `{ $indicator }` lúc nào cũng đạt.
    .hint = Xem lại op và value.
g726 = Chỉ tiêu `{ $indicator }` thiếu `{ $key }`.
    .hint = Thêm vào kế hoạch.
g740 = `{ $value }` không phải số đơn vị đạt trên tổng số đơn vị của tỷ lệ này.
    .hint = Viết `units: [4, 4]`: số đơn vị đạt trước, tổng số sau; chỉ dùng cho tỷ lệ có `of_units`, và phải khớp với `value`.
g741 = `{ $value }` không phải vị trí của ô.
    .hint = Viết `tile: [cột, hàng]`, đếm từ 1.

# Giao diện
g727 = Hai số cùng bậc cho `{ $indicator }` kỳ { $period } (số kia ở { $other }).
    .hint = Kỳ sau đã che số này; vẫn nên ghi revises ở văn bản thay thế.
g728 = Phần con tính bằng “{ $child }”, phần chứa nó tính bằng “{ $parent }”.
    .hint = Hai đơn vị khác nhau thì không so được; sửa unit hoặc bỏ within.
g729 = Số liệu của `{ $snapshot }` đã công bố là có từ ngày { $day }, nay ghi ngày { $now }.
    .hint = Ghi lại ngày cũ; nếu ngày ấy sai, thêm một tệp mới có revises cho từng số.
g801 = Không có giao diện `{ $theme }`.
    .hint = Tạo thư mục themes/{ $theme }/, hoặc dùng default.
g802 = Mẫu không đọc được: { $why }.
    .hint = Kiểm tra dấu ngoặc và các khối quanh chỗ này.
g803 = Mẫu dùng biến không có: { $variable }.
    .hint = Kiểm tra lại tên biến.
g804 = Chưa có lời của ngôn ngữ `{ $lang }`.
    .hint = Thêm i18n/{ $lang }.yaml vào giao diện.
g805 = Thiếu lời `{ $key }`.
    .hint = Thêm khóa này vào các tệp i18n/ của giao diện, hoặc sửa tên khóa.
g806 = Lời `{ $key }` phải là chữ.
    .hint = Viết chữ; mã và định dạng để trong theme.yaml.
g807 = Mẫu không chạy được: { $why ->
        [repeats] các vòng lặp chạy quá nửa triệu lần
        [grows] văn bản dài ra mãi không dừng
       *[other] { $why }
    }.
    .hint = Kiểm tra mẫu ở chỗ này.
g808 = Giao diện thiếu mẫu `{ $template }`.
    .hint = Thêm tệp templates/{ $template }, hoặc sửa tên.
g809 = Giao diện gọi tới máy chủ khác: { $what }.
    .hint = Đưa tệp ấy vào thư mục static/ của giao diện: không trang nào ở đây gọi tới máy chủ khác.
g810 = Giao diện đặt `{ $what }` ngay trong trang, điều mà chính sách của trang không cho.
    .hint = Chuyển vào một tệp trong thư mục static/ của giao diện.
g811 = Phông chữ `{ $src }` { $why ->
        [elsewhere] không nằm trong thư mục static/
        [format] không phải tệp woff2
       *[damaged] bị hỏng, không mở được
    }.
    .hint = Đặt tệp woff2 vào static/; cách làm ở docs/fonts.md.
g812 = Phông chữ `{ $src }` thiếu { $count } chữ có trên trang: { $letters }
    .hint = Cắt lại phông với đủ dải chữ ghi trong docs/fonts.md; phông gốc không có những chữ ấy thì chọn phông khác.
g813 = Phông chữ `{ $src }` không đặt dấu rời lên chữ, như `{ $letter }`.
    .hint = Khi cắt phông, giữ ccmp, mark và mkmk như lệnh trong docs/fonts.md.

# check
g901 = Chữ hỏng: “{ $word }”: { $why ->
        [alien-letter] có chữ cái lạ lẫn vào
        [no-such-syllable] tiếng Việt không có âm tiết này
        [legacy-font] sót lại từ phông chữ TCVN3 hoặc VNI
        [stray-mark] có dấu lạ, hoặc ký tự không đọc được
        [invisible] có ký tự ẩn
        [double-encoded] chữ UTF-8 đã bị đọc nhầm bảng mã
       *[other] không đọc được
    }.
    .hint = Gõ lại từ này theo văn bản gốc; nếu là tiếng dân tộc thì viết {"[từ]{lang=bdq}"}.
g902 = Hồ sơ nhắc “{ $word }” ({ $kind ->
        [peoples] dân tộc
        [health] sức khỏe
        [religion] tôn giáo
       *[other] điều riêng tư
    }) mà chưa có đồng ý về thông tin nhạy cảm.
    .hint = Ghi `consent.sensitive` khi nhân vật đã đồng ý, hoặc bỏ chi tiết này.
g903 = { $what ->
        [picture] Ảnh
       *[file] Tệp
    } `{ $file }` không được bài nào dùng.
    .hint = Đưa vào bài, hoặc chuyển khỏi `content/`.
g904 = Không đâu dẫn tới `{ $id }` ngoài danh sách chung.
    .hint = Ghi phong trào hoặc chuyên mục của bài, hoặc dẫn tới từ một bài khác.
g905 = { $what ->
        [award] Khen thưởng
        [revocation] Việc hủy khen thưởng
       *[correction] Đính chính
    } ngày { $date } có sau ngày duyệt bài ({ $on }).
    .hint = Duyệt lại bài rồi sửa `review.on`.
g906 = Còn nhắc tên “{ $name }”, người có hồ sơ `{ $id }` đã gỡ.
    .hint = Bỏ tên ở đây, hoặc xin ý kiến người ấy.
g907 = Các gương kê đóng góp { $sum } vào `{ $indicator }`, nhiều hơn số thực hiện { $actual } ({ $period }).
    .hint = Xem lại `amount` của từng gương: một phần việc chỉ được kê một lần.
g908 = `{ $indicator }` quá hạn báo cáo từ ngày { $due }, chưa có số nào.
g909 = `{ $indicator }` mới có số { $latest } (trong { $snapshot }); số { $period } phải có từ ngày { $due }.
g910 = Con số `{ $number }` trong bài trái với số liệu của `{ $indicator }`: { $what ->
        [target] mục tiêu năm { $period } là { $known }
        [share] số { $period } bằng { $known }% kế hoạch
        [growth] số { $period } thay đổi { $known }% so với cùng kỳ
       *[figure] số { $period } gần nhất là { $known }
    }.
    .hint = { $what ->
        [figure] Viết `{"{{"}ind { $indicator }@{ $period }{"}}"}` để số luôn đúng, hoặc sửa lại con số.
       *[other] Sửa lại con số, hoặc nói rõ nó là số của năm nào, nơi nào.
    }

# Dòng lệnh
severity-error = lỗi
severity-warning = cảnh báo
severity-hint = gợi ý
hint-label = cách sửa
kept-heading = Chưa công bố { $count } bài:
kept-draft = bản nháp
kept-not-approved = chưa duyệt
kept-withdrawn = đã rút
kept-erased = đã xóa
kept-scheduled = hẹn đến { $when }
kept-expired = hết hạn { $when }
kept-no-consent = thiếu đồng ý của nhân vật
kept-consent-ended = đồng ý hết hạn { $when }
kept-no-guardian = thiếu đồng ý của người giám hộ
kept-original = bản gốc chưa công bố
summary = { $pages } trang, { $files } tệp: { $written } ghi mới, { $unchanged } giữ nguyên, { $removed } bỏ; { $errors } lỗi, { $warnings } cảnh báo; { $seconds } giây.
refused = Có lỗi nên chưa công bố gì; bản đang có giữ nguyên.
next-steps = Trang ở { $out }. Xem thử bằng: guong serve
next-publication = Có bài đến giờ vào { $when }: hãy chạy lại guong build lúc ấy.
waiting = Một lệnh guong khác đang chạy trên trang này; đang đợi.
checked = Đã kiểm tra: { $errors } lỗi, { $warnings } cảnh báo.
stage-survey = Xem bản đang công bố
stage-read = Đọc nội dung
stage-open = Nối và duyệt bài
stage-plan = Lập danh sách tệp
stage-pictures = Làm ảnh
stage-make = Làm trang
stage-stage = Ghi tệp
stage-publish = Công bố
profile-stages = Từng bước:
profile-recipes = Từng loại tệp, từng mẫu (cộng thời gian của các bộ xử lý):
profile-counts = { $made } làm mới, { $spared } có sẵn
profile-slowest = Chậm nhất:
verified = Đã dựng lại từ đầu: mọi byte đều trùng.
not-verified = Dựng lại từ đầu thì khác ở { $path }.
machine = Máy không làm được: { $path }: { $why }
usage-no-site = Không thấy site.yaml ở { $value } hay thư mục trên nó.
usage-target-no-folder = { $value } không phải thư mục.
usage-target-foreign = { $value } có nội dung không do guong tạo ra. Chọn thư mục khác, hoặc thêm --force.
usage-target-project = { $value } chứa nội dung nguồn của trang; công bố vào đó sẽ xóa mất. Chọn thư mục khác.
usage-not-a-day = `{ $value }` không phải ngày. Viết 2023-09-02 hoặc 2023-09-02T07:30.
usage-from-after-to = Ngày đầu đứng sau ngày cuối: { $value }.
usage-not-a-period = `{ $value }` không phải kỳ báo cáo. Viết 2023, 2023-S1, 2023-Q3 hoặc 2023-M07.
usage-no-id = Thiếu mã: guong new { $value } MÃ.
usage-not-a-year = `{ $value }` không phải năm. Viết guong new plan 2024.
usage-not-empty = { $value } đã có nội dung.
usage-not-an-address = `{ $value }` không phải địa chỉ dùng được.
usage-no-kind = Không có loại `{ $value }`. Có: profile, story, movement, cluster, notice, page, snapshot, plan.
usage-not-an-id = `{ $value }` không phải mã: chỉ dùng chữ thường không dấu, chữ số, gạch nối.
usage-exists = Đã có { $value }.
usage-no-code = Không có mã `{ $value }`.
usage-port = Không mở được cổng { $value }.
made = Đã tạo { $path }
init-next = Tiếp theo: cd { $path } && guong build
serving = Đang xem ở { $url } (Ctrl+C để dừng)
usage-no-folder = { $value } là tệp, không phải thư mục.
help-usage = Cách dùng
help-commands = Lệnh
help-options = Tùy chọn
help-arguments = Tham số
help-help = In trợ giúp của cả chương trình hay của một lệnh
help-version = In phiên bản
help-usual = mặc định: { $value }
argument-unknown = Không có tham số `{ $value }`.
argument-command = Không có lệnh `{ $value }`.
argument-valueless = Thiếu giá trị sau `{ $argument }`.
argument-value = `{ $value }` không dùng được cho `{ $argument }`.
argument-missing = Thiếu { $value }.
argument-conflict = `{ $value }` không dùng cùng các tham số kia.
argument-other = Các tham số không dùng được với nhau. { $value }
argument-next = Xem cách dùng: guong --help
