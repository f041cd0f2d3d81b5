import { circle, ellipse, group, line, path, rect, shadow, type Tones, times } from "./kit";

export const watch = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 360, 940) +
  path("M500 120H700L730 380H470Z", main) +
  path("M470 820H730L700 1000H500Z", main) +
  times(4, (i) => ellipse(600, 870 + i * 34, 14, 9, dark)) +
  rect(410, 350, 380, 500, 110, "#2a2d33") +
  rect(436, 376, 328, 448, 88, "#0f1115") +
  circle(600, 600, 124, "none", `stroke="${dark}" stroke-width="22"`) +
  path(
    "M600 476A124 124 0 1 1 490 658",
    "none",
    `stroke="${accent}" stroke-width="22" stroke-linecap="round"`,
  ) +
  line("M540 600H580L596 560L616 640L630 600H664", light, 12) +
  rect(786, 540, 24, 90, 12, "#4a4f58") +
  path("M450 420Q460 390 500 384H600L470 640H448Z", "#fff", 'opacity="0.1"');

export const charger = ({ main, dark, light, accent }: Tones) =>
  group(
    "rotate(-14 520 600)",
    rect(356, 316, 330, 610, 60, "#000", 'opacity="0.14"') +
      rect(340, 290, 330, 610, 60, main) +
      rect(340, 290, 70, 610, 50, "#fff", 'opacity="0.2"') +
      times(4, (i) => circle(440 + i * 44, 800, 11, i === 3 ? dark : accent)) +
      path("M520 430L440 600H510L490 740L590 560H520L546 430Z", light) +
      rect(470, 286, 70, 16, 6, dark),
  ) +
  line("M620 250C760 120 960 260 900 460S760 800 960 860", "#2f3238", 22) +
  rect(920, 820, 120, 74, 16, "#3b4048") +
  rect(1036, 838, 40, 38, 4, "#b9bec6");

export const cases = ({ main, dark, light, accent }: Tones) =>
  [
    [300, -14, main],
    [500, -4, accent],
    [700, 8, dark],
  ]
    .map(([x, turn, fill]) =>
      group(
        `rotate(${turn} 600 900)`,
        rect(Number(x) + 10, 286, 270, 560, 56, "#000", 'opacity="0.16"') +
          rect(Number(x), 270, 270, 560, 56, String(fill)) +
          rect(Number(x), 270, 50, 560, 40, "#fff", 'opacity="0.16"') +
          rect(Number(x) + 28, 300, 110, 140, 32, "#00000055") +
          circle(Number(x) + 66, 340, 22, "#14161a") +
          circle(Number(x) + 66, 398, 22, "#14161a") +
          path(
            `M${Number(x) + 60} 700Q${Number(x) + 130} 620 ${Number(x) + 210} 700T${Number(x) + 250} 760`,
            "none",
            `stroke="${light}" stroke-width="14"`,
          ),
      ),
    )
    .join("");

export const printer = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 760) +
  path("M380 520V270H820V520Z", "#fdfcf8") +
  times(4, (i) => line(`M430 ${330 + i * 44}H${770 - (i % 2) * 90}`, "#c9c4ba", 10)) +
  rect(250, 500, 700, 300, 46, main) +
  rect(250, 500, 700, 70, 40, "#fff", 'opacity="0.22"') +
  rect(330, 700, 540, 40, 18, dark) +
  path("M350 730H850L900 880H300Z", "#fdfcf8") +
  times(3, (i) => line(`M${390 - i * 8} ${770 + i * 34}H${700 + i * 20}`, "#c9c4ba", 10)) +
  rect(730, 590, 160, 60, 14, "#1b1f24") +
  circle(310, 620, 18, accent) +
  circle(366, 620, 18, light);

export const drive = ({ main, dark, light, accent }: Tones) =>
  group(
    "rotate(-10 600 600)",
    rect(326, 386, 560, 470, 60, "#000", 'opacity="0.15"') +
      rect(310, 360, 560, 470, 60, main) +
      times(12, (i) => rect(350 + i * 42, 400, 14, 390, 7, dark, 'opacity="0.28"')) +
      rect(420, 500, 340, 170, 16, light) +
      line("M460 550H700M460 600H620", dark, 14) +
      circle(800, 780, 12, accent),
  ) + line("M850 760C980 800 1000 940 880 1000S640 1010 560 1080", "#2f3238", 20);

export const speaker = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 560) +
  rect(330, 300, 540, 590, 110, main) +
  rect(370, 340, 460, 510, 90, dark) +
  times(9, (row) => times(11, (i) => circle(408 + i * 38, 384 + row * 52, 7, "#000", 'opacity="0.28"'))) +
  circle(600, 660, 150, "#22252a") +
  circle(600, 660, 104, "#363b42") +
  circle(600, 660, 46, accent) +
  circle(600, 440, 66, "#22252a") +
  circle(600, 440, 30, light) +
  path("M520 300Q600 200 680 300", "none", `stroke="${accent}" stroke-width="20"`);

export const lens = ({ main, dark, light, accent }: Tones) =>
  shadow(600, 460) +
  rect(420, 330, 360, 560, 40, "#24272c") +
  times(14, (i) => line(`M${440 + i * 25} 470V610`, "#4b515a", 11)) +
  rect(404, 640, 392, 130, 20, main) +
  times(14, (i) => line(`M${424 + i * 27} 650V760`, "#000", 8, 'opacity="0.22"')) +
  rect(420, 800, 360, 22, 0, accent) +
  ellipse(600, 330, 200, 66, "#15171b") +
  ellipse(600, 322, 160, 48, dark) +
  ellipse(600, 318, 110, 30, light, 'opacity="0.5"') +
  ellipse(550, 306, 40, 12, "#fff", 'opacity="0.7"');
