import { circle, ellipse, group, line, path, rect, shadow, type Tones, times } from "./kit";

export const toolbox = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 800) +
  group(
    "rotate(-24 420 460)",
    rect(390, 230, 44, 320, 12, "#b9bec6") + rect(340, 200, 150, 80, 16, "#6c7077"),
  ) +
  group("rotate(16 720 440)", rect(700, 300, 34, 260, 10, "#c9cdd2") + rect(690, 220, 54, 150, 22, accent)) +
  line("M440 560V440Q440 400 480 400H720Q760 400 760 440V560", dark, 36) +
  path("M240 560H960V850Q960 892 918 892H282Q240 892 240 850Z", main) +
  path("M240 560H960V650H240Z", dark) +
  path("M240 560H320V892H282Q240 892 240 850Z", "#fff", 'opacity="0.15"') +
  [380, 760].map((x) => rect(x, 620, 70, 90, 10, light)).join("") +
  rect(540, 740, 120, 60, 10, accent);

export const roller = ({ main, dark, light, accent }: Tones) =>
  path("M0 330Q300 300 620 340T1200 320V0H0Z", main, 'opacity="0.9"') +
  times(5, (i) =>
    path(
      `M${430 + i * 90} 330v${60 + ((i * 47) % 90)}`,
      "none",
      `stroke="${main}" stroke-width="22" stroke-linecap="round"`,
    ),
  ) +
  line("M850 400H930V560H620V680", "#9aa0a8", 24) +
  rect(360, 330, 500, 150, 54, light) +
  rect(360, 330, 500, 60, 40, main) +
  path("M586 670H654L668 960Q620 1000 572 960Z", dark) +
  rect(592, 700, 16, 230, 8, "#fff", 'opacity="0.3"') +
  ellipse(900, 900, 170, 46, "#000", 'opacity="0.14"') +
  path("M750 700H1050L1030 880Q1020 902 990 902H810Q780 902 770 880Z", accent) +
  ellipse(900, 700, 150, 34, main);

export const drill = ({ main, dark, light, accent }: Tones) =>
  shadow(640, 480) +
  line("M210 420H330", "#8b9098", 18) +
  path("M320 370H430V480H320Z", "#3b4048") +
  path("M420 320H860Q940 320 940 400V450Q940 520 860 520H420Z", main) +
  path("M420 320H860Q920 320 936 370H420Z", "#fff", 'opacity="0.2"') +
  path("M640 510H820L800 780H680Z", dark) +
  rect(620, 520, 34, 90, 14, accent) +
  path("M610 780H870V860Q870 892 838 892H642Q610 892 610 860Z", main) +
  rect(660, 810, 160, 46, 10, light) +
  times(5, (i) => line(`M${800 + i * 24} 370V470`, dark, 10));

export const sewing = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 860) +
  rect(180, 800, 840, 92, 26, dark) +
  path("M250 380H880Q960 380 960 460V800H780V520H430V560H300Q250 560 250 510Z", main) +
  path("M250 380H880Q940 380 955 430H250Z", "#fff", 'opacity="0.22"') +
  rect(330, 560, 40, 110, 6, "#9aa0a8") +
  line("M350 670V780", "#5c6169", 10) +
  rect(300, 776, 120, 18, 6, "#c9cdd2") +
  circle(970, 560, 80, dark) +
  circle(970, 560, 46, light) +
  rect(560, 300, 60, 84, 8, accent) +
  line("M590 320L350 560", accent, 4) +
  path("M200 800Q420 720 700 790L690 800Z", accent) +
  circle(860, 460, 30, light) +
  times(4, (i) => circle(580 + i * 60, 450, 14, dark));

export const shears = ({ main, dark, light, accent }: Tones) =>
  group(
    "rotate(-20 600 600)",
    path("M580 620L520 130Q560 110 590 150L650 600Z", "#c9cdd2") +
      path("M620 620L680 130Q640 110 610 150L550 600Z", "#aeb3ba") +
      circle(600, 610, 26, dark) +
      ellipse(
        470,
        830,
        110,
        150,
        "none",
        `stroke="${main}" stroke-width="52" transform="rotate(20 470 830)"`,
      ) +
      ellipse(
        730,
        830,
        110,
        150,
        "none",
        `stroke="${accent}" stroke-width="52" transform="rotate(-20 730 830)"`,
      ),
  ) + line("M180 300C300 200 260 460 380 420S420 240 480 330", light, 12);

export const bucket = ({ main, dark, light, accent }: Tones) =>
  shadow(560, 480) +
  group(
    "rotate(10 820 500)",
    rect(800, 80, 36, 620, 14, "#b98a58") +
      path("M700 690H930L960 892H670Z", accent) +
      times(8, (i) => line(`M${700 + i * 32} 720V880`, "#000", 6, 'opacity="0.16"')),
  ) +
  line("M350 560C350 330 770 330 770 560", "#9aa0a8", 14) +
  path("M340 560H780L740 860Q734 892 700 892H420Q386 892 380 860Z", main) +
  path("M340 560H420L450 892H420Q386 892 380 860Z", "#fff", 'opacity="0.25"') +
  ellipse(560, 560, 220, 50, dark) +
  times(9, (i) => circle(400 + i * 40, 540 - (i % 3) * 34, 34 + (i % 2) * 14, "#fff", 'opacity="0.85"')) +
  rect(480, 680, 160, 70, 14, light);

export const van = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 960) +
  path("M150 780V430Q150 380 200 380H680V780Z", main) +
  path("M680 470H840Q880 470 900 510L970 630Q1050 640 1050 700V780H680Z", main) +
  path("M720 510H830Q850 510 862 532L912 630H720Z", "#cfe4ec") +
  rect(150, 660, 900, 30, 0, accent) +
  rect(300, 460, 240, 130, 14, light) +
  path("M360 540L420 490L480 540V580H360Z", dark) +
  [330, 850].map((x) => circle(x, 790, 100, "#24272c") + circle(x, 790, 50, "#b9bec6")).join("") +
  circle(1020, 700, 22, "#fff3b0");

export const lesson = ({ main, dark, light, accent }: Tones) =>
  rect(170, 170, 860, 560, 22, "#8d6239") +
  rect(200, 200, 800, 500, 10, "#2f4a40") +
  line("M270 300Q330 240 380 300T490 300M300 400H480M270 470H430", "#eef3ea", 10) +
  line("M600 600V320M600 600H900M600 580Q720 560 780 440T880 320", "#eef3ea", 9) +
  line("M600 600L860 400", accent, 9) +
  line("M270 560H350M310 520V600", light, 10) +
  shadow(600, 700) +
  rect(300, 820, 420, 74, 10, main) +
  rect(330, 752, 380, 70, 10, accent) +
  rect(700, 826, 20, 60, 0, "#f7f1e3") +
  group("rotate(-8 840 860)", rect(760, 850, 240, 30, 6, light) + path("M760 850L720 865L760 880Z", dark));

export const notebook = ({ main, dark, light, accent }: Tones) =>
  group(
    "rotate(-8 600 600)",
    rect(286, 226, 520, 720, 30, "#000", 'opacity="0.14"') +
      rect(270, 200, 520, 720, 30, main) +
      rect(330, 230, 470, 660, 16, "#fdfaf2") +
      times(10, (i) =>
        line(`M390 ${320 + i * 56}H${740 - ((i * 37) % 120)}`, i % 4 === 0 ? accent : "#c9c2b2", 9),
      ) +
      times(9, (i) => circle(312, 270 + i * 72, 16, "#fff") + line(`M250 ${270 + i * 72}H320`, dark, 12)),
  ) +
  group(
    "rotate(34 860 620)",
    rect(840, 300, 46, 520, 10, accent) +
      path("M840 820H886L863 900Z", "#f0d29a") +
      path("M855 872H871L863 900Z", dark) +
      rect(840, 270, 46, 50, 12, light),
  );
