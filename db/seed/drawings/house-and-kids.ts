import { circle, ellipse, group, line, path, rect, shadow, type Tones, times } from "./kit";

export const washer = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 580) +
  rect(330, 220, 540, 672, 34, main) +
  rect(330, 220, 540, 126, 34, light) +
  rect(330, 320, 540, 26, 0, light) +
  rect(362, 254, 150, 58, 12, dark, 'opacity="0.35"') +
  circle(760, 283, 36, dark) +
  line("M760 283V258", "#fff", 8) +
  rect(580, 262, 110, 42, 10, "#20262b") +
  rect(594, 276, 60, 12, 6, accent) +
  circle(600, 610, 206, dark) +
  circle(600, 610, 176, "#e9eef0") +
  circle(600, 610, 146, "#33424b") +
  path("M458 640Q530 590 600 640T742 640A146 146 0 0 1 458 640Z", "#7fb3cd") +
  path(
    "M500 520Q560 470 640 486",
    "none",
    'stroke="#fff" stroke-width="18" stroke-linecap="round" opacity="0.5"',
  ) +
  circle(560, 690, 30, accent, 'opacity="0.8"') +
  circle(650, 676, 24, light, 'opacity="0.8"') +
  rect(360, 884, 60, 18, 6, "#555") +
  rect(780, 884, 60, 18, 6, "#555");

export const espresso = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 560) +
  rect(350, 270, 500, 620, 46, main) +
  rect(350, 270, 500, 190, 46, dark) +
  rect(350, 420, 500, 40, 0, dark) +
  rect(430, 470, 420, 330, 24, "#2a2624") +
  circle(440, 356, 34, light) +
  circle(540, 356, 20, accent) +
  circle(600, 356, 20, light) +
  rect(690, 330, 110, 52, 12, "#2a2624") +
  rect(560, 462, 150, 50, 12, "#8b8782") +
  line("M700 500L830 540", "#5b3a22", 30) +
  line("M606 512V590M660 512V590", "#5a3418", 9) +
  path("M560 640H706Q706 740 660 746H606Q560 740 560 640Z", "#fffdf8") +
  path("M704 660C750 654 750 710 694 712", "none", 'stroke="#fffdf8" stroke-width="14"') +
  ellipse(633, 642, 72, 14, "#5a3418") +
  rect(330, 800, 560, 92, 22, dark) +
  times(9, (i) => rect(470 + i * 40, 812, 20, 12, 6, "#000", 'opacity="0.35"'));

export const mixer = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 660) +
  rect(270, 826, 640, 66, 30, dark) +
  path("M270 850V500C270 420 320 380 380 380H470V850Z", main) +
  path("M290 470C290 350 380 280 480 280H860C930 280 950 330 940 380C932 430 900 446 850 446H470Z", main) +
  line("M340 340C380 310 430 304 480 304H840", light, 14, 'opacity="0.6"') +
  rect(600, 380, 330, 20, 10, accent) +
  line("M740 446V560", "#8e9095", 26) +
  path(
    "M690 560C690 520 790 520 790 560C800 640 770 700 740 700S680 640 690 560Z",
    "none",
    'stroke="#8e9095" stroke-width="14"',
  ) +
  path("M560 590H920C920 740 860 826 780 826H700C620 826 560 740 560 590Z", "#d5d8db") +
  path("M560 590H920Q920 616 916 640H564Q560 616 560 590Z", "#eef0f1") +
  path("M600 650C600 730 630 790 676 812", "none", 'stroke="#fff" stroke-width="16" stroke-linecap="round"') +
  circle(372, 560, 30, accent);

export const aircon = ({ main, dark, light, accent }: Tones) =>
  rect(208, 374, 800, 280, 50, "#000", 'opacity="0.08"') +
  rect(200, 360, 800, 280, 50, main) +
  path("M200 500H1000V590Q1000 640 950 640H250Q200 640 200 590Z", light) +
  rect(250, 576, 700, 34, 17, dark) +
  rect(850, 420, 96, 46, 12, "#22303a") +
  line("M870 443H900M914 443H926", accent, 9) +
  line("M220 500H980", dark, 4, 'opacity="0.3"') +
  times(5, (i) =>
    line(`M${320 + i * 140} 680q44 50 0 100t0 96`, "#7fb3cd", 14, `opacity="${0.75 - i * 0.06}"`),
  ) +
  rect(260, 396, 140, 14, 7, dark, 'opacity="0.3"');

export const stroller = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 680) +
  line("M880 300L800 360L450 800M420 560L770 806", "#4b4f55", 24) +
  path("M330 560C330 400 450 290 610 290V560Z", main) +
  path("M610 290C560 370 500 470 470 560H330C330 400 450 290 610 290Z", dark, 'opacity="0.4"') +
  path("M320 560H850C850 680 760 742 640 742H540C420 742 330 680 320 560Z", light) +
  path("M320 560H850Q848 590 840 616H330Q322 590 320 560Z", accent) +
  line("M862 268L920 318", dark, 34) +
  [
    [430, 806],
    [772, 806],
  ]
    .map(
      ([x = 0, y = 0]) =>
        circle(x, y, 86, "#33363b") +
        circle(x, y, 58, "#e8e6e1") +
        circle(x, y, 16, "#33363b") +
        line(`M${x - 52} ${y}H${x + 52}M${x} ${y - 52}V${y + 52}`, "#9a9da2", 6),
    )
    .join("");

export const blocks = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 720) +
  rect(280, 690, 200, 200, 20, main) +
  rect(500, 690, 200, 200, 20, light) +
  rect(720, 690, 200, 200, 20, accent) +
  rect(390, 480, 200, 200, 20, accent) +
  rect(612, 480, 200, 200, 20, dark) +
  path("M600 250L716 470H484Z", main) +
  circle(380, 790, 52, "#fff", 'opacity="0.85"') +
  path("M600 736l54 108h-108z", main) +
  rect(774, 744, 92, 92, 12, "#fff", 'opacity="0.85"') +
  path("M490 520l19 40 44 6-32 30 8 44-39-21-39 21 8-44-32-30 44-6z", "#fff", 'opacity="0.9"') +
  line("M660 580a52 52 0 0 1 104 0", "#fff", 24, 'opacity="0.85"') +
  times(3, (i) => line(`M${300 + i * 220} 706H${460 + i * 220}`, "#fff", 7, 'opacity="0.35"'));

export const teddy = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 500) +
  [480, 720].map((x) => circle(x, 290, 70, main) + circle(x, 290, 38, light)).join("") +
  ellipse(600, 720, 200, 180, main) +
  ellipse(600, 742, 120, 118, light) +
  group("rotate(28 410 690)", ellipse(410, 690, 66, 126, main)) +
  group("rotate(-28 790 690)", ellipse(790, 690, 66, 126, main)) +
  [470, 730].map((x) => ellipse(x, 850, 88, 62, dark) + ellipse(x, 852, 48, 34, light)).join("") +
  circle(600, 410, 180, main) +
  ellipse(600, 466, 88, 68, light) +
  [532, 668].map((x) => circle(x, 390, 17, "#2c241f")).join("") +
  ellipse(600, 436, 30, 20, "#2c241f") +
  line("M600 456V480M566 488Q600 520 634 488", "#2c241f", 8) +
  path("M600 590L500 550V640ZM600 590L700 550V640Z", accent) +
  circle(600, 592, 24, dark);
