import { circle, ellipse, group, line, path, rect, shadow, type Tones, times } from "./kit";

const wheel = (x: number) =>
  circle(x, 720, 168, "none", 'stroke="#2b2d31" stroke-width="24"') +
  circle(x, 720, 148, "none", 'stroke="#b9bcc1" stroke-width="8"') +
  times(10, (i) =>
    line(
      `M${x} 720L${x + 146 * Math.cos((i * Math.PI) / 5)} ${720 + 146 * Math.sin((i * Math.PI) / 5)}`,
      "#9b9ea4",
      4,
    ),
  ) +
  circle(x, 720, 20, "#2b2d31");

export const bike = ({ main, dark, light, accent }: Tones) =>
  shadow(320, 300) +
  shadow(880, 300) +
  wheel(320) +
  wheel(880) +
  line("M320 720L460 440L560 720ZM460 440H790L560 720", main, 26) +
  line("M880 720L770 380", main, 26) +
  line("M460 440L440 380", dark, 22) +
  path("M370 350Q440 330 530 356Q530 384 470 384H400Q364 384 370 350Z", accent) +
  line("M770 380L740 320Q720 290 680 300M770 380L830 330Q860 310 880 340", dark, 22) +
  circle(560, 720, 48, dark) +
  line("M560 720L600 790M576 790H630", "#2b2d31", 18) +
  line("M320 706L560 690", light, 7);

export const ball = ({ main, dark, light }: Tones) => {
  const panel = (angle: number) =>
    group(
      `rotate(${angle} 600 600)`,
      path("M600 330L520 300L540 262Q600 250 660 262L680 300Z", dark) + line("M600 330V452", dark, 12),
    );
  return (
    shadow(600, 480, 896) +
    circle(600, 600, 296, main) +
    path("M600 452L742 555L688 720H512L458 555Z", dark) +
    `<clipPath id="ball"><circle cx="600" cy="600" r="296"/></clipPath><g clip-path="url(#ball)">${times(5, (i) => panel(i * 72))}</g>` +
    path("M330 640C350 790 470 890 610 896C480 870 380 780 330 640Z", dark, 'opacity="0.09"') +
    ellipse(500, 420, 90, 54, light, 'opacity="0.35" transform="rotate(-35 500 420)"')
  );
};

export const racket = ({ main, dark, light, accent }: Tones) =>
  group(
    "rotate(32 600 560)",
    path(
      "M600 150C770 150 850 290 830 440C812 570 720 640 660 690H540C480 640 388 570 370 440C350 290 430 150 600 150Z",
      dark,
    ) +
      path(
        "M600 186C744 186 812 304 796 430C780 540 704 606 650 650H550C496 606 420 540 404 430C388 304 456 186 600 186Z",
        main,
      ) +
      path("M470 560C540 420 660 380 790 396C796 480 740 560 650 650H550C520 626 492 596 470 560Z", accent) +
      times(5, (row) =>
        times(5 - Math.abs(row - 2), (i) =>
          circle(600 + (i - (4 - Math.abs(row - 2)) / 2) * 62, 300 + row * 58, 13, dark),
        ),
      ) +
      path("M548 690H652V760L630 790H570L548 760Z", dark) +
      rect(568, 780, 64, 240, 24, "#26282c") +
      times(6, (i) => line(`M570 ${820 + i * 34}L630 ${800 + i * 34}`, light, 7, 'opacity="0.6"')),
  ) +
  circle(300, 830, 62, "#dbe85a") +
  line("M252 800Q300 826 348 798M262 876Q300 842 340 872", "#fff", 8);

export const tent = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 860) +
  path("M600 300L990 884H210Z", main) +
  path("M600 300L430 884H210Z", dark) +
  path("M600 300L700 884H480Z", "#2c2a26") +
  path("M600 300L480 884H400Z", light) +
  path("M600 300L700 884L790 884Z", light, 'opacity="0.55"') +
  line("M600 300V250M600 300L130 890M600 300L1070 890", accent, 7) +
  path("M600 210L680 236L600 262Z", accent);

export const books = ({ main, dark, light, accent }: Tones) => {
  const book = (x: number, y: number, w: number, fill: string, band: string) =>
    rect(x, y, w, 92, 12, fill) +
    rect(x + w - 60, y + 12, 60, 68, 0, "#f7f1e3") +
    rect(x + 70, y, 26, 92, 0, band) +
    rect(x + 112, y, 10, 92, 0, band) +
    rect(x + 180, y + 38, w - 330, 16, 8, band, 'opacity="0.85"');
  return (
    shadow(600, 640) +
    book(300, 800, 600, dark, accent) +
    book(340, 704, 540, main, light) +
    book(290, 608, 580, accent, dark) +
    book(350, 512, 500, light, main) +
    group(
      "rotate(-12 600 420)",
      rect(400, 330, 380, 150, 14, main) +
        rect(420, 344, 344, 122, 8, "#fbf6ea") +
        path("M592 344V466", "none", 'stroke="#d8cdb6" stroke-width="8"') +
        times(4, (i) =>
          line(
            `M446 ${372 + i * 24}H${560 - (i % 2) * 20}M622 ${372 + i * 24}H${736 - (i % 2) * 26}`,
            "#b9ad94",
            6,
          ),
        ),
    )
  );
};

export const oud = ({ main, dark, light, accent }: Tones) =>
  group(
    "rotate(24 600 600)",
    path(
      "M600 320C760 400 850 560 840 720C830 860 720 930 600 930S370 860 360 720C350 560 440 400 600 320Z",
      dark,
    ) +
      path(
        "M600 350C730 420 812 566 804 716C796 836 704 898 600 898S404 836 396 716C388 566 470 420 600 350Z",
        light,
      ) +
      circle(600, 620, 76, dark) +
      circle(600, 620, 56, "none", `stroke="${accent}" stroke-width="10" stroke-dasharray="16 10"`) +
      circle(540, 770, 30, dark) +
      circle(660, 770, 30, dark) +
      path("M560 400L576 100H624L640 400Z", main) +
      path("M576 110L500 20L540 -10L624 90Z", dark) +
      rect(510, 836, 180, 24, 8, main) +
      times(5, (i) => line(`M${584 + i * 8} 110L${560 + i * 20} 840`, "#fff8e4", 4)),
  );

export const darbouka = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 360) +
  path(
    "M360 360C360 560 490 580 500 680C508 770 450 820 440 884H760C750 820 692 770 700 680C710 580 840 560 840 360Z",
    main,
  ) +
  path(
    "M360 360C360 560 490 580 500 680C508 770 450 820 440 884H520C540 800 590 700 540 600C500 540 450 480 450 360Z",
    dark,
    'opacity="0.45"',
  ) +
  times(9, (i) => path(`M${396 + i * 51} 404l24 40-24 40-24-40z`, i % 2 ? accent : light)) +
  line("M470 560Q600 600 730 560M506 660H694M470 820H730", light, 10) +
  ellipse(600, 360, 240, 62, dark) +
  ellipse(600, 352, 228, 54, "#f8f1e0") +
  times(12, (i) => line(`M${382 + i * 39.6} ${372 + Math.sin((i / 11) * Math.PI) * 40}v26`, accent, 7));

export const vinyl = ({ main, dark, light, accent }: Tones) =>
  circle(716, 606, 300, "#17181b") +
  [270, 240, 210, 180, 150]
    .map((r) => circle(716, 606, r, "none", 'stroke="#34363c" stroke-width="5"'))
    .join("") +
  circle(716, 606, 96, accent) +
  circle(716, 606, 14, "#17181b") +
  rect(216, 316, 590, 590, 8, "#000", 'opacity="0.1"') +
  rect(200, 300, 590, 590, 8, main) +
  circle(495, 560, 170, light) +
  path("M200 660Q360 560 500 650T790 620V882Q790 890 782 890H208Q200 890 200 882Z", dark) +
  path("M200 760Q380 680 540 760T790 730V882Q790 890 782 890H208Q200 890 200 882Z", accent) +
  rect(250, 346, 240, 20, 10, "#fff", 'opacity="0.9"') +
  rect(250, 382, 150, 14, 7, "#fff", 'opacity="0.65"');

export const bottle = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 330) +
  rect(556, 176, 88, 84, 14, accent) +
  path(
    "M560 250H640V400C640 450 740 470 740 580V840Q740 892 690 892H510Q460 892 460 840V580C460 470 560 450 560 400Z",
    main,
  ) +
  path(
    "M560 250H584V420C584 470 500 490 500 590V860Q476 852 460 840V580C460 470 560 450 560 400Z",
    light,
    'opacity="0.4"',
  ) +
  rect(460, 600, 280, 200, 0, "#f8f2e2") +
  path("M600 640C560 670 556 730 600 764C644 730 640 670 600 640Z", dark) +
  line("M600 650V770", "#f8f2e2", 6) +
  rect(500, 616, 200, 8, 4, accent) +
  rect(500, 778, 200, 8, 4, accent);

export const jar = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 430) +
  rect(412, 300, 376, 100, 26, accent) +
  times(15, (i) => line(`M${432 + i * 24} 314V386`, "#000", 5, 'opacity="0.12"')) +
  path(
    "M400 420Q400 400 420 400H780Q800 400 806 430C840 520 850 560 850 620V820Q850 892 780 892H420Q350 892 350 820V620C350 560 360 520 394 430Z",
    main,
  ) +
  path(
    "M396 470C376 540 376 580 376 640V820Q380 850 404 862V640C404 580 410 530 430 470Z",
    light,
    'opacity="0.55"',
  ) +
  rect(430, 560, 340, 230, 20, "#fbf5e6") +
  circle(600, 654, 52, dark) +
  circle(600, 654, 30, light) +
  rect(500, 730, 200, 14, 7, dark) +
  rect(540, 756, 120, 10, 5, accent);

export const dates = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 640) +
  times(24, (i) => {
    const x = 350 + (i % 8) * 71 + (Math.floor(i / 8) % 2) * 30;
    const y = 610 - Math.floor(i / 8) * 66;
    return group(
      `rotate(${((i * 37) % 60) - 30} ${x} ${y})`,
      ellipse(x, y, 62, 40, i % 3 ? main : dark) + ellipse(x - 16, y - 14, 26, 9, light, 'opacity="0.55"'),
    );
  }) +
  path("M250 620H950L880 850Q868 892 820 892H380Q332 892 320 850Z", accent) +
  rect(236, 596, 728, 62, 24, light) +
  times(7, (i) => path(`M${330 + i * 90} 700l34 60-34 60-34-60z`, i % 2 ? light : dark, 'opacity="0.6"'));
